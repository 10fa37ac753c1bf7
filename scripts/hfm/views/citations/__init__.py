"""A work as a citation names it, and the formats that reference managers read."""
