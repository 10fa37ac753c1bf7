// What every page runs: the bar at the top; and for what only some pages have, the script that makes it work. Each page
// works, with its facts, without any of them.
import "./search.js";
import "./scheme.js";
import { load } from "./script.js";

const NEEDS = { "figure.chart": "charts.js", ".chart__find": "find.js", "[data-list]": "list.js" };

for (const [part, script] of Object.entries(NEEDS)) if (document.querySelector(part)) load(script);
// Most readers never open a citation: its buttons come when one does.
for (const cited of document.querySelectorAll("details.cited")) cited.addEventListener("toggle", () => load("citation.js"), { once: true });
if (location.protocol === "file:") load("disk.js");
