// A view of a chart: its drawing, and whether the interactive figure covers it.

/** @param {HTMLElement} view */
export const stageOf = (view) => /** @type {HTMLElement} */ (view.querySelector(".chart__stage"));

/** Whether there is room for the figure: where the drawing is the narrow one, it stays. @param {HTMLElement} view */
export function fits(view) {
  const wide = view.querySelector(".chart__wide");
  return Boolean(wide && getComputedStyle(wide).display !== "none");
}

/** Whether the figure is what the reader sees. @param {HTMLElement} view */
export const covers = (view) => stageOf(view).classList.contains("chart__stage--live");

/** Show the drawing again. @param {HTMLElement} view */
export const uncover = (view) => stageOf(view).classList.remove("chart__stage--live");
