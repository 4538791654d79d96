// The product list where there is JavaScript: filters take effect at once (htmx), and what the visitor
// was doing goes on: focus, unfolded facets and the place in the sheet stay, the new count is announced.
(() => {
  htmx.config.historyCacheSize = 0;
  htmx.config.refreshOnHistoryMiss = true;
  htmx.config.scrollIntoViewOnBoost = false;

  const form = document.getElementById("loc");
  const said = document.getElementById("thong-bao");
  const nameOf = (details) => details.querySelector("input").name;
  let changed, open, focused;

  document.addEventListener(
    "change",
    ({ target }) => {
      if (target.form !== form) return;
      changed = true;
      // The order of the list stands beside the results, outside of the form that it belongs to.
      if (!form.contains(target)) htmx.trigger(form, "change");
    },
    true,
  );

  // "Xem n sản phẩm": the list behind the sheet is already what was asked for.
  form.addEventListener("submit", () => {
    if (form.closest(".sheet:target")) location.replace("#ket-qua");
  });

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    changed = false;
    for (const [name, value] of [...detail.formData]) {
      if (!value || (name === "sort" && value === "relevance")) detail.formData.delete(name);
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    // Ticked again meanwhile: the next answer, already asked for, knows of both.
    if (changed) return event.preventDefault();
    open = new Set([...form.querySelectorAll("details[open]")].map(nameOf));
    const { name, value, type } = document.activeElement;
    focused = form.contains(document.activeElement) && { name, value: type === "text" ? null : value };
  });

  document.addEventListener("htmx:afterSettle", () => {
    for (const details of form.querySelectorAll("details")) {
      if (open.has(nameOf(details))) details.open = true;
    }
    if (focused?.name) {
      const same = [...form.elements].find(
        ({ name, value }) => name === focused.name && (focused.value === null || value === focused.value),
      );
      same?.focus({ preventScroll: true });
    }
    said.textContent = document.getElementById("so-san-pham").textContent.trim();
  });

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && form.closest(".sheet:target")) location.replace("#ket-qua");
  });
})();
