"""How a figure says colours and words: colours by the names of the theme, words so that Plotly shows them as they are."""

from __future__ import annotations

from typing import Any

from hfm.charts.drawing.look import Tone, of_kind

CLEAR = "rgba(0,0,0,0)"


def colour(token: str, opacity: float | None = None) -> str:
    """A colour of the theme by its name; plotly takes a CSS variable for a colour, the figure says `token:`."""
    return f"var(--{token}{'' if opacity is None else f'@{opacity}'})"


def fill_of(kind: str) -> str:
    """The colour that the looks give a shape of this kind."""
    return _toned(kind, "fill")


def stroke_of(kind: str) -> str:
    """The colour that the looks give the line of this kind."""
    return _toned(kind, "stroke")


def _toned(kind: str, name: str) -> str:
    look = of_kind(kind)
    tone, strength = look.get(name), look.get(f"{name}-opacity")
    return colour(tone.name if isinstance(tone, Tone) else "ink", float(str(strength)) if strength else None)


def literal(words: str) -> str:
    """Words that Plotly shows as they are: it reads a little HTML in every text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(value: Any) -> Any:
    """Lists, dicts, short numbers and `token:` for a colour of the theme."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, str) and value.startswith("var(--") and value.endswith(")"):
        return f"token:{value[6:-1]}"
    return round(value, 4) if isinstance(value, float) else value
