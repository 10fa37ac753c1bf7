// Rows that the reader has picked, kept while the tab is open: to compare, to cite, to save, to load again.
import { button, element } from "../dom.js";
import { makeExportMenu } from "./export_menu.js";
import { readSelection } from "./selection_file.js";
import { recall, remember } from "./session_memory.js";

/** @typedef {{root: string, folder: string, plural: string, found: () => number[]}} Where */

const MOST = 4; // entries side by side

/** @param {HTMLElement} top @param {import("./rows.js").Data} data @param {Where} where */
export function makeSelection(top, data, { root, folder, plural, found }) {
  const kept = `hfm-picked-${data.kind}`;
  const picked = new Set(recall(kept).filter((id) => data.row.has(id)));
  const bar = element("div", { className: "picks", role: "region", ariaLabel: "Picked rows", hidden: true });
  const said = element("p", { className: "visually-hidden", role: "status" });
  top.append(bar, said);

  // The picked rows are exported, or all that the filters show.
  const exported = makeExportMenu(root, data, folder, () => {
    const ids = picked.size ? [...picked] : found().map((row) => data.ids[row]);
    const count = ids.length.toLocaleString("en");
    return { ids, which: picked.size ? `the ${count} picked ${plural}` : `all ${count} ${plural} shown by the filters` };
  }, (text) => {
    const { ids, missing } = readSelection(text, data, plural);
    for (const id of ids) picked.add(id);
    changed();
    return `${ids.length} ${plural} picked${missing ? `; ${missing} of the file are not here` : ""}.`;
  });
  const clear = button("Clear", () => {
    picked.clear();
    changed();
    /** @type {HTMLElement | null} */ (top.querySelector(".list__frame"))?.focus();
  }, { className: "tool" });

  const update = () => {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (top.querySelectorAll("tr[data-id]"))) {
      const isPicked = picked.has(line.dataset.id ?? "");
      line.classList.toggle("picked", isPicked);
      const box = line.querySelector("input");
      if (box) box.checked = isPicked;
    }
    bar.hidden = !picked.size;
    const compare = drawCompare([...picked], `${root}compare/?ids=${[...picked].join(",")}&kind=${data.kind}`);
    bar.replaceChildren(element("span", {}, `${picked.size} picked`), compare, clear);
    said.textContent = picked.size ? bar.firstChild?.textContent ?? "" : "";
    exported.update();
  };
  const changed = () => {
    remember(kept, [...picked]);
    update();
  };
  top.addEventListener("change", ({ target }) => {
    const box = target instanceof HTMLInputElement ? target : null;
    const id = /** @type {HTMLElement | null | undefined} */ (box?.closest("tr[data-id]"))?.dataset.id;
    if (!box || !id) return;
    box.checked ? picked.add(id) : picked.delete(id);
    changed();
  });
  return { panel: exported.panel, update, has: (/** @type {number} */ row) => picked.has(data.ids[row]) };
}

/** The way to the comparison, or why there is none. @param {string[]} ids @param {string} address */
function drawCompare(ids, address) {
  if (ids.length < 2) return element("span", { className: "picks__hint" }, "pick another to compare");
  if (ids.length > MOST) return element("span", { className: "picks__hint" }, `compare takes ${MOST} at most`);
  return element("a", { className: "button", href: address }, "Compare");
}
