// Suggests records while someone types, as the combobox pattern of ARIA has it. Without it the form searches all the same.
"use strict";

for (const field of document.querySelectorAll("input[data-suggestions]")) {
  const list = document.createElement("ul");
  let timer, asked, at;

  const select = (place) => {
    at = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", number === at));
    const option = list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option ? option.id : "");
  };

  const show = (found) => {
    list.replaceChildren(...found.map(({ kind, name, url }, number) => {
      const option = document.createElement("li"), label = document.createElement("bdi"), small = document.createElement("small");
      option.id = `${list.id}-${number}`;
      option.role = "option";
      option.dataset.url = url;
      label.textContent = name;
      small.textContent = kind;
      option.append(label, " ", small);
      return option;
    }));
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", !list.hidden);
    select(-1);
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${field.dataset.suggestions}?q=${encodeURIComponent(field.value)}`;
      const answer = await fetch(address, { signal: asked.signal });
      show(answer.ok ? (await answer.json()).suggestions : []);
    } catch {
      // Asked again meanwhile, or offline.
    }
  };

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    show([]);
  };

  list.id = `${field.id}-suggestions`;
  list.role = "listbox";
  list.className = "suggestions";
  list.setAttribute("aria-label", field.labels[0].textContent);
  field.type = "text";
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.after(list);
  show([]);

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], many = list.children.length + 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (step && !list.hidden) {
      event.preventDefault();
      select(((at + 1 + step + many) % many) - 1);
    } else if (event.key === "Enter" && list.children[at]) {
      event.preventDefault();
      location.assign(list.children[at].dataset.url);
    }
  });
  // Before the field loses the focus, and with it the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => location.assign(event.target.closest("li").dataset.url));
}
