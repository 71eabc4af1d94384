"use strict";
(() => {
  const articles = document.getElementById("articles");
  document.querySelectorAll(".scripted").forEach((each) => { each.hidden = false; });

  // Not every browser opens what is folded for a link that leads into it.
  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  const outletOf = (sentence) =>
    sentence.closest(".report").querySelector(".outlet-name").textContent;
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const alikeTo = (sentence) =>
    (sentence.dataset.alike || "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);

  // Who else says it: a sentence opens what stands behind it, below its paragraph.
  let panel = null;
  let opener = null;
  function close(giveBack) {
    if (!panel) return;
    panel.remove();
    panel = null;
    opener.removeAttribute("aria-expanded");
    opener.closest("p, h3").querySelectorAll(".asked").forEach((each) => each.classList.remove("asked"));
    if (giveBack) opener.focus();
  }
  function tell(other) {
    const item = document.createElement("li");
    const words = make("p", "words", other.dataset.at ? other.textContent : "[not carried here]");
    words.dir = "auto";
    const by = make("p", "by", "— ");
    const link = make("a", "outlet", outletOf(other));
    link.href = `#${other.id}`;
    by.append(link, other.dataset.at ? `, characters ${other.dataset.at}` : "");
    item.append(words, by);
    return item;
  }
  function open(sentence, from) {
    const again = panel && panel.dataset.of === sentence.id;
    close(false);
    if (again) return from.focus();
    opener = from;
    panel = make("aside", "partners", "");
    panel.dataset.of = sentence.id;
    panel.tabIndex = -1;
    panel.setAttribute("aria-label", "Who else says it");
    const others = alikeTo(sentence);
    const head = make("p", "also", `${outletOf(sentence)}, characters ${sentence.dataset.at}. `);
    const also = make("p", "also", "Also in:");
    const home = from.getAttribute("href");
    if (home && home !== `#${sentence.id}`) {
      const link = make("a", "", "See the point");
      link.href = home;
      head.append(link, ".");
    }
    const shut = make("button", "close", "Close");
    shut.type = "button";
    shut.addEventListener("click", () => close(true));
    const list = make("ul", "testimonies", "");
    list.append(...others.map(tell));
    panel.append(head, also, list, shut);
    sentence.classList.add("asked");
    from.setAttribute("aria-expanded", "true");
    (sentence.closest("p") || sentence.closest("h3")).after(panel);
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }
  articles.addEventListener("click", (event) => {
    if (event.target.closest(".partners")) return;
    const mark = event.target.closest("a.mark.support, a.mark.contested");
    if (!mark && event.target.closest("a")) return;
    if (!mark && String(getSelection())) return;
    let sentence = event.target.closest(".sentence");
    if (mark) {
      sentence = mark.parentElement.previousElementSibling;
      while (!sentence.matches(".sentence")) sentence = sentence.previousElementSibling;
    }
    if (!sentence || !sentence.dataset.alike) return;
    event.preventDefault();
    const sup = sentence.nextElementSibling;
    const link = mark || (sup && sup.querySelector("a.mark.support, a.mark.contested"));
    if (duo && reveal(sentence)) return;
    if (link) open(sentence, link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });

  // A line opens the sentences behind it, wherever in it one clicks.
  document.querySelectorAll(".lines > li .said").forEach((said) => {
    said.addEventListener("click", () => {
      if (String(getSelection())) return;
      const evidence = said.closest("li").querySelector(".evidence");
      evidence.open = !evidence.open;
    });
  });

  // Any two outlets side by side.
  const reader = articles.querySelector(".reader");
  const [left, right] = reader ? reader.querySelectorAll("select") : [];
  const button = reader && reader.querySelector("button");
  const status = reader && reader.querySelector("[role=status]");
  let duo = null;
  function reveal(sentence) {
    const column = sentence.closest(".column");
    articles.querySelectorAll(".partner, .asked").forEach((each) => each.classList.remove("partner", "asked"));
    const there = alikeTo(sentence).filter(
      (each) => each.closest(".column") && each.closest(".column") !== column,
    );
    there.forEach((each) => each.classList.add("partner"));
    if (!there.length) return false;
    close(false);
    sentence.classList.add("asked");
    const other = there[0].closest(".column");
    const within = (element, box) =>
      element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    other.scrollTop += within(there[0], other) - within(sentence, column);
    return true;
  }
  function stack() {
    if (!duo) return;
    close(false);
    duo.order.forEach((each) => {
      each.hidden = false;
      reader.parentElement.append(each);
    });
    duo.columns.remove();
    duo = null;
    articles.classList.remove("beside");
    articles.querySelectorAll(".partner, .common").forEach((each) => each.classList.remove("partner", "common"));
    button.setAttribute("aria-pressed", "false");
    status.textContent = "";
  }
  function beside() {
    stack();
    const order = [...articles.querySelectorAll(".report")];
    const columns = make("div", "columns", "");
    [left, right].forEach((select) => {
      const column = make("div", "column", "");
      column.tabIndex = 0;
      column.setAttribute("role", "region");
      column.setAttribute("aria-label", select.selectedOptions[0].textContent);
      column.append(...order.filter((each) => each.dataset.outlet === select.value));
      columns.append(column);
    });
    reader.after(columns);
    order.forEach((each) => { each.hidden = !each.closest(".column"); });
    duo = { order, columns };
    articles.classList.add("beside");
    let common = 0;
    columns.querySelectorAll(".sentence").forEach((each) => {
      const column = each.closest(".column");
      const both = alikeTo(each).some((other) => other.closest(".column") && other.closest(".column") !== column);
      each.classList.toggle("common", both);
      common += both && column === columns.firstChild;
    });
    button.setAttribute("aria-pressed", "true");
    status.textContent =
      `Shaded: the other says it too. ${common} of the sentences at the left; click one to see where.`;
  }
  if (reader) {
    reader.hidden = false;
    button.addEventListener("click", () => (duo ? stack() : beside()));
    // The same outlet twice would be no comparison: the other side gives way.
    const apart = (changed, other) => {
      if (changed.value === other.value) {
        other.selectedIndex = (changed.selectedIndex + 1) % changed.length;
      }
      if (duo) beside();
    };
    left.addEventListener("change", () => apart(left, right));
    right.addEventListener("change", () => apart(right, left));
    // A link from elsewhere may lead to an article that is put away.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const report = target && target.closest(".report");
      if (report && report.hidden) {
        stack();
        target.scrollIntoView();
      }
    });
    window.addEventListener("beforeprint", stack);
  }
})();
