"""Citations as BibTeX: ASCII where LaTeX has a spelling, every value between braces, every brace with its pair."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from hfm.views.citations.citation import Citation, Name

_TYPES = {
    "article": "article", "chapter": "inproceedings", "preprint": "misc", "data": "misc", "other": "misc",
    "thesis": "phdthesis", "report": "techreport",
}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

# A word with a capital inside it, a letter before a hyphen (X-ray), a letter alone; but not Title-Case.
_CASED = re.compile(r"\w[^\s,:;?!()]*[A-Z][^\s,:;?!()]*|\b[A-Z]\d*(?=-)|\b[B-Z]\b")
_TITLE_CASE = re.compile(r"[A-Z][a-z]+([-/–][A-Za-z]?[a-z]+)+")

# A backslash does not hide a brace from BibTeX, so a brace in a value becomes a command.
_COMMANDS = {
    "\0": "{", "\1": "}",  # braces of ours: no value holds a control character
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "|": r"\textbar{}", "<": "$<$", ">": "$>$", '"': "''", "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"\ldots{}", "×": r"$\times$", "±": r"$\pm$",
    "°": r"$^{\circ}$", "²": "$^2$", "³": "$^3$", "µ": r"$\mu$", "\u00a0": "~",
    "ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "å": r"{\aa}", "Å": r"{\AA}", "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}",
    **{letter: f"$\\{name}$" for letter, name in {
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
        "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "Delta",
        "Ω": "Omega",
    }.items()},
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0327": "c", "\u0328": "k",
}  # fmt: skip


@lru_cache(maxsize=20_000)  # a page and the exports want the same records
def bibtex(cited: Citation) -> str:
    """One record: `@article{model-medsam, …}`, a field a line."""
    venue = latex(cited.venue)
    fields = {
        "title": _title(cited.title),
        "author": " and ".join([*map(_author, cited.authors), *(["others"] if cited.more and cited.authors else [])]),
        "year": cited.year,
        "month": _MONTHS[int(cited.date[5:7]) - 1] if len(cited.date) > 4 else "",
        "journal": venue if cited.form == "article" else "",
        "booktitle": venue if cited.form == "chapter" else "",
        "school": venue if cited.form == "thesis" else "",
        "institution": venue if cited.form == "report" else "",
        "howpublished": venue if cited.form in ("preprint", "other") else "",
        "eprint": cited.arxiv,
        "archiveprefix": "arXiv" if cited.arxiv else "",
        "doi": cited.doi,
        "url": cited.url,
    }
    # A month is a macro of BibTeX's own and stands without braces.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@{_TYPES[cited.form]}{{{cited.key},\n" + ",\n".join(lines) + "\n}\n"


def latex(text: str) -> str:
    """The text as LaTeX writes it; a character without a spelling of its own stays as it is."""
    return text if text.isalnum() and text.isascii() else _OPENING.sub("“", text).translate(_SPELLINGS)


class _Spellings(dict[int, str]):
    """Code point → LaTeX; an accented letter is spelled when it is first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFD", chr(code))
        accent = _ACCENTS.get(apart[1]) if len(apart) == 2 and apart[0].isascii() else None
        self[code] = f"{{\\{accent}{_DOTLESS.get(apart[0]) or f'{{{apart[0]}}}'}}}" if accent else chr(code)
        return self[code]


_OPENING = re.compile(r'(?<![^\s(\[{/–—-])"')  # a straight quotation mark before what it quotes
_DOTLESS = {"i": r"\i", "j": r"\j"}
_SPELLINGS = _Spellings(str.maketrans(_COMMANDS))


def _title(title: str) -> str:
    """The title with braces around the words whose capitals a style must keep: names, acronyms, chemical signs."""
    return _CASED.sub(_kept, _OPENING.sub("“", title)).translate(_SPELLINGS)


def _kept(found: re.Match[str]) -> str:
    return found[0] if _TITLE_CASE.fullmatch(found[0]) else f"\0{found[0]}\1"


@cache
def _author(name: Name) -> str:
    """`Family, Given`; braces hold together what BibTeX would take apart."""
    family = latex(name.family)
    if name.is_group:
        return f"{{{family}}}"
    words = name.family.split(" ")
    if re.search(r"(?i)\band\b|,", name.family) or (words[0][:1].isupper() and any(w[:1].islower() for w in words)):
        family = f"{{{family}}}"
    given = latex(name.given)
    if re.search(r"(?i)\band\b|,", name.given):
        given = f"{{{given}}}"
    return ", ".join(filter(None, [family, latex(name.suffix), given]))
