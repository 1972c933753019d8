// The pages are complete without this: it adds suggestions, a memory of what is to be compared, filters
// that apply at once, copying and printing.
(() => {
  "use strict";

  document.querySelectorAll("input[data-suggest]").forEach((input) => {
    torikumiCombobox(input, document.getElementById("suggestions"), input.dataset.suggest);
  });

  /** Initiatives chosen to be compared are remembered from page to page, while the window is open. */
  const picker = (form) => {
    const key = "torikumi-compare";
    const most = 7;
    const boxes = [...document.querySelectorAll("input[name=id][form=compare]")];
    const status = form.querySelector("[role=status]");
    const clear = form.querySelector("[data-clear]");
    let chosen = [];
    try {
      chosen = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    } catch {
      chosen = [];
    }
    const show = () => {
      for (const box of boxes) {
        box.checked = chosen.includes(box.value);
        box.disabled = !box.checked && chosen.length >= most;
      }
      const elsewhere = chosen.filter((id) => !boxes.some((box) => box.value === id)).length;
      const note = elsewhere > 0 ? `（ほかのページの${elsewhere}件を含む）` : "";
      const full = chosen.length >= most ? "これ以上は選べません。" : "";
      status.textContent = chosen.length > 0 ? ` ${chosen.length}件を選択中${note}。${full}` : "";
      clear.hidden = chosen.length === 0;
      form.classList.toggle("chosen", chosen.length > 0);
    };
    const keep = (ids) => {
      chosen = ids;
      try {
        sessionStorage.setItem(key, JSON.stringify(chosen));
      } catch {
        // Without storage they hold on this page.
      }
      show();
    };
    for (const box of boxes) {
      box.addEventListener("change", () => {
        const others = chosen.filter((id) => id !== box.value);
        keep(box.checked ? [...others, box.value] : others);
      });
    }
    clear.addEventListener("click", () => keep([]));
    form.addEventListener("formdata", (event) => {
      event.formData.delete("id");
      for (const id of chosen) event.formData.append("id", id);
    });
    show();
    window.addEventListener("pageshow", show);
  };

  document.querySelectorAll("#compare").forEach(picker);

  /** A filter applies when it is ticked, and the page that follows keeps the place and the focus. On a narrow screen
   *  the filters are folded until they are asked for. */
  const filters = (aside) => {
    const key = "torikumi-filter";
    const boxes = [...aside.querySelectorAll("input[type=checkbox]")];
    let ticked = null;
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
      // One that led nowhere is none of this page's.
      if (kept && Date.now() - kept.when < 10000) ticked = kept;
    } catch {
      // Without storage the page begins at its top.
    }
    document.documentElement.classList.add("js");
    aside.querySelector("[data-at-once]").hidden = false;
    if (!ticked && matchMedia("(max-width: 47.99rem)").matches) aside.querySelector(".fold").open = false;
    const box = ticked && boxes.find((each) => each.name === ticked.name && each.value === ticked.value);
    if (box) {
      for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      box.focus({ preventScroll: true });
      scrollTo({ top: ticked.top, behavior: "instant" });
    }
    aside.addEventListener("change", (event) => {
      const { name, value, form } = event.target;
      try {
        sessionStorage.setItem(key, JSON.stringify({ name, value, top: scrollY, when: Date.now() }));
      } catch {
        // As above.
      }
      // What was typed and not sent is no part of it.
      form.elements.q.value = form.elements.q.defaultValue;
      form.requestSubmit();
    });
    // Going back shows the boxes as that page was answered.
    window.addEventListener("pageshow", () => {
      for (const each of boxes) each.checked = each.defaultChecked;
    });
  };

  document.querySelectorAll("#narrow").forEach(filters);

  /** A menu that covers what is below closes when it is left. */
  document.querySelectorAll(".outputs").forEach((menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  });

  document.querySelectorAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.parentElement.querySelector("[role=status]").textContent = "コピーしました";
    });
  });

  document.querySelectorAll("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
