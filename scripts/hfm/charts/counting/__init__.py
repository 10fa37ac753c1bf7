"""From entries to the numbers a form draws: what counts, in which order, where each number leads."""
