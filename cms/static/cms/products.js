// Tells an editor beside each block of products what it finds and loses, on load and with every change of the form.
{
  const urls = document.currentScript.dataset;
  const PAUSE = 400;
  const MOMENTS = ["starts_at", "ends_at", "as_of"];

  class Products extends window.StimulusModule.Controller {
    static values = { kind: String };

    connect() {
      this.told = document.createElement("div");
      this.told.setAttribute("role", "status");
      this.told.setAttribute("aria-live", "polite");
      this.element.append(this.told);
      this.form = this.element.closest("form");
      this.changed = (event) => this.concerns(event.target) && this.later();
      this.form.addEventListener("change", this.changed);
      this.form.addEventListener("input", this.changed);
      // Rows that come and go, and choices made in a dialog, announce themselves by no event of their own.
      this.observer = new MutationObserver((changes) => changes.some((each) => !this.told.contains(each.target)) && this.later());
      this.observer.observe(this.element, { childList: true, subtree: true, attributes: true, attributeFilter: ["value"] });
      this.ask();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.observer.disconnect();
      this.form.removeEventListener("change", this.changed);
      this.form.removeEventListener("input", this.changed);
      this.told.remove();
    }

    concerns(field) {
      return this.element.contains(field) || MOMENTS.includes(field.name);
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
      const asked = `${urls[this.kindValue]}?${this.fields()}`;
      if (asked === this.asked) return;
      this.asked = asked;
      const answer = await fetch(asked, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
      if (asked !== this.asked) return;
      if (answer?.ok) this.told.innerHTML = await answer.text();
      else { this.told.replaceChildren(); this.asked = null; }
    }

    fields() {
      const fields = new URLSearchParams({ form: location.pathname });
      for (const name of MOMENTS) fields.append(name, this.form.elements[name]?.value ?? "");
      for (const [name, value] of this.kindValue === "rule" ? this.conditions() : this.picks()) fields.append(name, value);
      return fields;
    }

    inputs() {
      return [...this.element.querySelectorAll("[name]")].filter((input) => input.type !== "checkbox" || input.checked);
    }

    conditions() {
      return this.inputs().map((input) => [input.name.split("-").at(-1), input.value]);
    }

    // Rows of the list are named …-products-0-value, in the order of …-products-0-order, with …-products-0-deleted.
    picks() {
      const rows = new Map();
      for (const input of this.inputs()) {
        const [, row, part] = input.name.match(/-products-(\d+)-(value|order|deleted)$/) ?? [];
        if (row) rows.set(row, { ...rows.get(row), [part]: input.value });
      }
      const kept = [...rows.values()].filter((row) => !row.deleted).sort((one, other) => one.order - other.order);
      return kept.map((row) => ["products", row.value ?? ""]);
    }
  }

  window.wagtail.app.register("products", Products);
}
