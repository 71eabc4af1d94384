// Tables that sort and filter: nothing but the rows on the page is asked. Without this script
// they are whole tables all the same.
(() => {
  const EMPTY_LAST = (left, right) => (left === "") - (right === "");
  const compare = (left, right) => {
    const difference = Number(left) - Number(right);
    return Number.isNaN(difference)
      ? left.localeCompare(right, undefined, { numeric: true })
      : difference;
  };
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const sortable = (table, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "Sort by this column";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const turn = NEXT[head.getAttribute("aria-sort") ?? "none"];
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", turn);
        const value = ({ cells }) =>
          (cells[column].dataset.value ?? cells[column].textContent).trim();
        const sign = turn === "descending" ? -1 : 1;
        const order = (one, other) => {
          const [left, right] = [value(one), value(other)];
          return left === "" || right === ""
            ? EMPTY_LAST(left, right)
            : sign * compare(left, right);
        };
        table.tBodies[0].append(...(turn === "none" ? rows : [...rows].sort(order)));
      });
    });
  };

  const filterable = (field, rows) => {
    field.style.display = "";
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/);
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
    });
  };

  for (const table of document.querySelectorAll("table.summarize-sortable:not([data-live])")) {
    table.dataset.live = "";
    const rows = [...table.tBodies[0].rows];
    sortable(table, rows);
    const field = table.closest(".summarize-whole").querySelector("input.summarize-filter");
    if (field) filterable(field, rows);
  }
})();
