// The search field of the header as a combobox: htmx brings what the server suggests, this opens, walks and closes it.
// htmx is loaded when the field is first wanted. Without JavaScript the field is that of a plain form.
(() => {
  const form = document.querySelector("[data-suggest]");
  if (!form) return;
  const field = form.querySelector("[type=search]");
  const list = document.getElementById("goi-y");
  const said = document.getElementById("so-goi-y");
  let wanted = false; // from typing until one chooses, leaves or waves it away
  let loading = Boolean(window.htmx);

  const longEnough = () => (field.value.match(/[\p{L}\p{N}]/gu) || []).length > 1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  function mark(option) {
    active()?.removeAttribute("aria-selected");
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  }

  // Past the last option, and before the first, is what was typed.
  function move(step) {
    const stops = [...options(), null];
    const here = stops.indexOf(active());
    mark(stops[(here + step + stops.length) % stops.length]);
  }

  function show(open) {
    mark(null);
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
  }

  function close() {
    wanted = false;
    window.htmx?.trigger(field, "htmx:abort");
    show(false);
    said.textContent = "";
  }

  function ask() {
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function load() {
    if (loading) return;
    loading = true;
    const script = document.createElement("script");
    script.src = form.dataset.suggest;
    script.onload = () => {
      window.htmx.process(form); // by itself it looks only at pages that are still loading, or have wholly loaded
      if (wanted) ask();
    };
    script.onerror = () => { loading = false; };
    document.head.append(script);
  }

  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);

  for (const event of ["focusin", "pointerenter", "input"]) form.addEventListener(event, load);

  field.addEventListener("input", () => {
    wanted = longEnough();
    if (!wanted) close();
  });
  field.addEventListener("htmx:configRequest", (event) => {
    if (!wanted) event.preventDefault();
  });
  list.addEventListener("htmx:afterSwap", () => show(wanted && options().length > 0));

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active()) {
      event.preventDefault();
      active().click();
    } else if (event.key === "Escape" && wanted) {
      event.preventDefault(); // the browser would empty the field
      close();
    }
  });
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", close);
  form.addEventListener("submit", close);
})();
