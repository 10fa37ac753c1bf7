// What every page runs. Each behaviour is a module, and each page works, with its facts, without any of them.
import "./list.js";
import "./search.js";
import "./copy.js";
import "./scheme.js";
import "./disk.js";
import { addScript } from "./script.js";

if (document.querySelector("figure.chart")) addScript("charts.js");
