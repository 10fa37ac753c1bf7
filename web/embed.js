// A chart in a frame of another site: the same behaviour as on ours, and nothing else.
import "./charts.js";
import "./disk.js";
