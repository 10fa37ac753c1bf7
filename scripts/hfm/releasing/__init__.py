"""An edition as files that stay: archives that are always the same bytes, what changed, and what archives ask for."""
