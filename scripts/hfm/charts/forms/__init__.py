"""How numbers are drawn: a form a file, as a static drawing and as a Plotly figure."""
