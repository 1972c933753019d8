// A combobox with a list, by the ARIA authoring practices. While an input method converts, nothing is sent and
// nothing chosen, and the Enter that commits a conversion does not submit.
const torikumiCombobox = (input, list, address) => {
  "use strict";
  const kinds = { word: "", title: "名称", department: "部署", category: "項目" };
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let chosen = -1;
  let timer = 0;
  let asked = 0;
  let composing = false;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const items = list.children;
    if (items[chosen]) items[chosen].setAttribute("aria-selected", "false");
    chosen = index;
    if (!items[chosen]) {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      return;
    }
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };
  const take = (item) => {
    input.value = item.dataset.text;
    close();
    input.form.requestSubmit();
  };
  const show = (suggestions) => {
    close();
    if (suggestions.length === 0 || document.activeElement !== input) return;
    suggestions.forEach((suggestion, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = suggestion.text;
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      const note = document.createElement("small");
      note.textContent = [kinds[suggestion.kind], `${suggestion.count}件`].filter(Boolean).join(" ");
      item.append(text, note);
      // The box keeps the focus; a swipe over the list, or another button, chooses nothing.
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(item));
      list.append(item);
    });
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const ask = () => {
    clearTimeout(timer);
    const typed = input.value.trim();
    const number = ++asked;
    if (typed === "") {
      close();
      return;
    }
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${address}?limit=8&q=${encodeURIComponent(typed)}`);
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        if (number === asked && !composing) show(suggestions);
      } catch {
        close();
      }
    }, 120);
  };

  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
    close();
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    ask();
  });
  input.addEventListener("input", (event) => {
    if (!composing && !event.isComposing) ask();
  });
  input.addEventListener("keydown", (event) => {
    // 229: some browsers end the composition before they tell of the key that ended it.
    if (composing || event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (count === 0) {
        ask();
        return;
      }
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen === -1 && step === -1 ? count - 1 : (chosen + step) % (count + 1));
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen !== -1) {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    ++asked;
    close();
  });
};
