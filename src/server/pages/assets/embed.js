// Suggestions for a search form on another site: <form data-torikumi action="https://…/search">. Styles are set by
// properties, which a Content-Security-Policy does not forbid.
(() => {
  "use strict";
  const style = (element, properties) => Object.assign(element.style, properties);
  document.querySelectorAll("form[data-torikumi]").forEach((form, number) => {
    const input = form.elements.q;
    if (!input) return;
    const list = document.createElement("ul");
    list.id = `torikumi-suggestions-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "候補");
    style(list, { position: "absolute", zIndex: 10, margin: 0, padding: 0, listStyle: "none", background: "Canvas",
      color: "CanvasText", border: "1px solid", maxHeight: "20em", overflow: "auto" });
    input.autocomplete = "off";
    input.after(list);
    new MutationObserver(() => {
      for (const item of list.children) {
        const chosen = item.getAttribute("aria-selected") === "true";
        style(item, { padding: ".5em 1em", cursor: "pointer", background: chosen ? "Highlight" : "",
          color: chosen ? "HighlightText" : "" });
        style(item.lastChild, { marginLeft: "1em" });
      }
    }).observe(list, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
    torikumiCombobox(input, list, new URL("/api/v1/suggest", form.action));
  });
})();
