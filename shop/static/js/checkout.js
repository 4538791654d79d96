// The list of communes (Hồ Chí Minh has 168) as a field that filters while one types, tones optional.
// Without this script it stays the <select> it is, and a button takes the step from province to commune.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  const make = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    return element;
  };

  const enhance = (select) => {
    const choices = [...select.options].filter((option) => option.value);
    if (!choices.length) return;
    const id = select.id;
    const list = make("ul", { id: `${id}_list`, role: "listbox", class: "options", hidden: "" });
    const input = make("input", {
      id, type: "text", role: "combobox", autocomplete: "off", class: "in",
      "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-invalid": select.getAttribute("aria-invalid"), "aria-describedby": select.getAttribute("aria-describedby"),
      placeholder: select.options[0].value ? null : select.options[0].text,
    });
    const label = document.querySelector(`label[for="${id}"]`);
    if (label) { label.id = `${id}_label`; list.setAttribute("aria-labelledby", label.id); }
    const hadFocus = select.autofocus || document.activeElement === select;
    select.id = `${id}_select`;
    select.hidden = true;
    const box = make("div", { class: "combobox" });
    select.after(box);
    box.append(input, list);

    let active = -1;
    const chosen = () => (select.value ? select.selectedOptions[0].text : "");
    const shown = () => [...list.children];

    const mark = (index) => {
      const rows = shown();
      active = rows.length ? (index + rows.length) % rows.length : -1;
      rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === active)));
      if (active < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", rows[active].id);
      rows[active].scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const open = (typed) => {
      const wanted = fold(typed).split(/\s+/).filter(Boolean);
      const rows = choices.filter((option) => wanted.every((word) => ` ${fold(option.text)}`.includes(` ${word}`)));
      list.replaceChildren(...rows.map((option, n) => {
        const row = make("li", { id: `${id}_${n}`, role: "option", "data-value": option.value });
        row.textContent = option.text;
        return row;
      }));
      list.hidden = !rows.length;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      mark(wanted.length ? 0 : rows.findIndex((option) => option.value === select.value));
    };
    const choose = (row) => {
      select.value = row.dataset.value;
      input.value = chosen();
      close();
    };

    input.value = chosen();
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => open(""));
    input.addEventListener("input", () => open(input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open("");
        else mark(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        if (active >= 0) choose(shown()[active]);
      } else if (event.key === "Escape") {
        close();
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) choose(row);
    });
    input.addEventListener("blur", () => {
      const rows = list.hidden ? [] : shown();
      if (!input.value.trim()) select.value = "";
      else if (rows.length && input.value !== chosen()) choose(rows[Math.max(active, 0)]);
      input.value = chosen();
      close();
    });
    if (hadFocus) input.focus();
  };

  const start = (root) => root.querySelectorAll("select[data-searchable]:not([hidden])").forEach(enhance);
  start(document);
  document.addEventListener("htmx:afterSettle", () => start(document));
  if (window.htmx) document.documentElement.classList.add("scripted");
})();
