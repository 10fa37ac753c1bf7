// A table of entries gains a text filter and sortable columns. Without this module it is a plain, complete table.
import { plain } from "./spelling.js";

/** @param {HTMLElement} list */
function enhance(list) {
  const body = list.querySelector("tbody");
  const tools = /** @type {HTMLElement} */ (list.querySelector(".list__tools"));
  const box = tools?.querySelector("input");
  if (!body) return;
  makeSortable(list, body);
  if (!box) return; // a short table needs no filter
  const rows = [...body.rows].map((row) => ({ row, text: plain(row.innerText || row.textContent || "") }));
  const count = /** @type {HTMLElement} */ (tools.querySelector(".list__count"));
  const none = /** @type {HTMLElement} */ (list.querySelector(".list__none"));

  const filter = () => {
    const words = plain(box.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = words.length ? `${shown} of ${rows.length} rows` : `${rows.length} rows`;
    none.hidden = shown > 0;
  };

  tools.hidden = false;
  box.addEventListener("input", filter);
  filter();
}

/** @param {HTMLElement} list @param {HTMLTableSectionElement} body */
function makeSortable(list, body) {
  const heads = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("thead th")]);
  heads.forEach((head, column) => {
    if (head.hasAttribute("data-unsorted")) return; // numbers of several measures have no order
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const down = now ? now === "ascending" : head.dataset.first === "descending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...sorted([...body.rows], column, down));
    });
  });
}

/** Rows by the number or the text of a column; numbers in a text by value, empty cells always last.
 * @param {HTMLTableRowElement[]} rows @param {number} column @param {boolean} down */
function sorted(rows, column, down) {
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  /** @param {HTMLTableRowElement} row */
  const number = (row) => row.cells[column]?.dataset.value;
  /** @param {HTMLTableRowElement} row */
  const text = (row) => row.cells[column]?.textContent?.trim() ?? "";
  return rows.sort((a, b) => {
    const [x, y] = [text(a), text(b)];
    if (!x || !y) return x ? -1 : y ? 1 : 0;
    const [m, n] = [number(a), number(b)];
    if (m && n) return down ? Number(n) - Number(m) : Number(m) - Number(n);
    if (m || n) return m ? -1 : 1;
    return down ? compare(y, x) : compare(x, y);
  });
}

document.querySelectorAll("[data-list]").forEach((list) => enhance(/** @type {HTMLElement} */ (list)));
