// The product list where there is JavaScript: filters, order, chips and price bands take effect in place. The page that
// they lead to is fetched whole and its three changing parts are taken over; focus, unfolded facets and the place in
// the sheet stay, the new count and the notices are announced, the address tells the state. (htmx would be a quarter of
// the first view.)
(() => {
  const form = document.getElementById("loc");
  const said = document.getElementById("thong-bao");
  const PARTS = ["ket-qua", "loc-theo", "xem"];
  const SILENT = { sort: "relevance" };
  let pending;
  let shown = location.pathname + location.search;

  const copied = ({ textContent }) => Object.assign(document.createElement("p"), { textContent });
  const nameOf = (details) => details.closest("fieldset").querySelector("legend").textContent;

  function asked() {
    const given = [...new FormData(form)].filter(([name, value]) => value && value !== SILENT[name]);
    const query = new URLSearchParams(given).toString();
    return query ? `${form.action}?${query}` : form.action;
  }

  // A selector that finds the focused control again after its part of the page is replaced.
  function focused() {
    const { id, name, type, value } = document.activeElement;
    if (id) return `#${CSS.escape(id)}`;
    return name && `[name="${name}"]${type === "checkbox" ? `[value="${CSS.escape(value)}"]` : ""}`;
  }

  function takeOver(page) {
    const unfolded = new Set([...form.querySelectorAll("details[open]")].map(nameOf));
    const selector = focused();
    document.title = page.title;
    for (const id of PARTS) document.getElementById(id).replaceWith(page.getElementById(id));
    for (const details of form.querySelectorAll("details")) details.open ||= unfolded.has(nameOf(details));
    if (document.activeElement === document.body) {
      const again = selector && document.querySelector(selector);
      (again || document.getElementById("ket-qua")).focus({ preventScroll: true });
    }
    said.replaceChildren(...[...document.querySelectorAll("#so-san-pham, #ket-qua .notice p")].map(copied));
  }

  async function show(address, remember = true) {
    pending?.abort();
    pending = new AbortController();
    document.getElementById("ket-qua").ariaBusy = "true";
    try {
      const answer = await fetch(address, { signal: pending.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      takeOver(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
      return;
    }
    if (remember) history.pushState(null, "", address);
    shown = location.pathname + location.search;
  }

  function closeSheet() {
    if (form.closest(".sheet:target")) location.replace("#ket-qua");
  }

  document.addEventListener("change", ({ target }) => {
    if (target.form === form) show(asked());
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    closeSheet();
    show(asked());
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-in-place] a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href);
  });

  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, false);
  });

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeSheet();
  });
})();
