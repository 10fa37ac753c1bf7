// The chart library: plotly.js with only the traces our charts draw. Built apart from the rest and fetched on demand.
const Plotly = require("plotly.js/lib/core");

Plotly.register([require("plotly.js/lib/bar"), require("plotly.js/lib/sankey")]);

module.exports = Plotly;
