// What every page runs: the bar at the top; and for what only some pages have, the script that makes it work. Each page
// works, with its facts, without any of them. It stands in the head, for the scheme; the rest waits for the page.
import { schemeButton } from "./scheme_button.js";
import { searchButton } from "./search.js";
import { load } from "./script.js";

const NEEDS = { "figure.chart": "charts.js", ".chart__find": "find.js", "[data-list]": "list.js" };

document.addEventListener("DOMContentLoaded", () => {
  searchButton();
  schemeButton();
  for (const [part, script] of Object.entries(NEEDS)) if (document.querySelector(part)) load(script);
  // Most readers never open a citation: its buttons come when one does.
  for (const cited of document.querySelectorAll("details.cited")) cited.addEventListener("toggle", () => load("citation.js"), { once: true });
  if (location.protocol === "file:") load("disk.js");
});
