"""The pieces every drawing is made of: SVG, axes, keys, and the Plotly figure."""
