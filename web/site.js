// What every page runs: the bar at the top; and for what only some pages have, the script that makes it work. Each page
// works, with its facts, without any of them.
import "./search.js";
import "./scheme.js";
import { addScript } from "./script.js";

const NEEDS = { "figure.chart": "charts.js", "[data-list]": "list.js", "details.cited": "citation.js" };

for (const [part, script] of Object.entries(NEEDS)) if (document.querySelector(part)) addScript(script);
if (location.protocol === "file:") addScript("disk.js");
