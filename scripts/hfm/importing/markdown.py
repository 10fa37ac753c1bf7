"""Markdown lists of many habits: items, bold titles with links below, tables. Every expression here is linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from hfm.importing.candidate import Candidate, kind_by_title, short_name
from hfm.importing.publications import published
from hfm.model.addresses import address_fault, arxiv_id_in, doi_in
from hfm.model.catalog import Catalog

_LINK = re.compile(
    r"(?<!!)\[{1,2}([^\[\]\n]{1,400})\]{1,2}\((https?://[^\s()]{1,800}(?:\([^\s()]{0,200}\)[^\s()]{0,400}){0,4})[^()\n]{0,200}\)\]?"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,800}\)")
_BADGE = re.compile(r"\[\s{0,2}\]\([^()\s]{0,800}\)")
_ITEM = re.compile(r"(\s{0,40})(?:[-*+]|\d{1,4}[.)])\s{1,8}(?=\S)")
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d|19[5-9]\d)(?!\d)")
_ONLY_YEAR = re.compile(r"#{0,6}\s{0,4}\*{0,2}(20[0-3]\d|19[5-9]\d)\*{0,2}:?\s{0,4}")
_BRACKETED = re.compile(r"\[{1,2}([^\[\]]{1,200})\]{1,2}(?!\()")
_SAID_WHERE = re.compile(r"[(*_]([A-Z][^()*_\[\]\n]{1,80}(?:19|20)\d{2}[^()*_\[\]\n]{0,8})[)*_]")
_YEAR_BEHIND = re.compile(r"[\s,'’]{1,4}(?:19|20)\d{2}(?:[./-]\d{1,2}){0,2}$")
_GROUPS = {
    **dict.fromkeys(("language", "lfm", "lfms", "llm", "llms", "text", "nlp"), "language"),
    **dict.fromkeys(("vision", "vfm", "vfms", "imaging", "image"), "vision"),
    **dict.fromkeys(("bioinformatics", "bfm", "bfms", "genomics", "protein", "omics"), "bioinformatics"),
    **dict.fromkeys(("multimodal", "mfm", "mfms", "multi-modal", "vlm", "vlms"), "multimodal"),
    **dict.fromkeys(("signals", "signal", "ecg", "eeg"), "signals"),
}
_KINDS = {
    **dict.fromkeys(("dataset", "datasets", "database", "databases", "corpus", "corpora"), "dataset"),
    **dict.fromkeys(("survey", "surveys", "survery", "review", "reviews"), "survey"),
    **dict.fromkeys(("study", "studies"), "study"),
}
_OTHERS = {
    "benchmarks",
    "resources",
    "tools",
    "libraries",
    "tutorials",
    "blogs",
    "workshops",
    "events",
    "courses",
    "license",
    "contributing",
    "acknowledgements",
    "star",
}
_LINKS = {
    **dict.fromkeys(
        ("paper", "pdf", "arxiv", "link", "html", "doi", "abs", "preprint", "url", "publication", "article"), "paper"
    ),
    **dict.fromkeys(
        ("code", "github", "official code", "repo", "repository", "pytorch", "implementation", "software"), "code"
    ),
    **dict.fromkeys(
        ("weights", "model", "checkpoint", "checkpoints", "huggingface", "hugging face", "hf", "models"), "weights"
    ),
    **dict.fromkeys(("data", "dataset", "download"), "data"),
    **dict.fromkeys(("project", "project page", "page", "website", "homepage", "web", "demo", "site"), "project"),
}
_IGNORED = {
    "bib",
    "bibtex",
    "supp",
    "supplementary",
    "slides",
    "video",
    "poster",
    "blog",
    "tweet",
    "post",
    "colab",
    "docs",
    "appendix",
    "talk",
    "api",
    "news",
}
_HOSTS = {"github.com": "code", "gitlab.com": "code", "huggingface.co": "weights"}
_HEADS = {
    "title": "title",
    "paper": "title",
    "name": "name",
    "model": "name",
    "method": "name",
    "dataset": "name",
    "venue": "venue",
    "publication": "venue",
    "journal": "venue",
    "conference": "venue",
    "year": "year",
    "date": "year",
}


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate for whatever looks like a work; kind, sub-field and year come from what stands above it."""
    above: list[tuple[int, str]] = []  # (level, text) of the headings that the place stands below
    year, heads = None, list[str]()
    for number, block in _blocks(text):
        first = block[0]
        if only := _ONLY_YEAR.fullmatch(first.strip()):
            year = int(only[1])
        elif first.startswith("#"):
            level = len(first) - len(first.lstrip("#"))
            above = [*(it for it in above if it[0] < level), (level, first.lstrip("# "))]
            year, heads = None, []
        elif first.lstrip().startswith("|"):
            cells = _cells(first)
            if all(re.fullmatch(r":?-*:?", cell) for cell in cells):
                continue
            if not _LINK.search(first) and not heads:
                heads = [re.sub(r"[^a-z]", "", cell.lower()) for cell in cells]
            elif data := _row(cells, heads):
                yield _candidate(data, above, year, f"{path}:{number}", catalog)
        else:
            heads = []
            if data := _work(" ".join(block)):
                yield _candidate(data, above, year, f"{path}:{number}", catalog)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line, lines): each heading and table row alone, an item or a paragraph with the lines that go on with it."""
    block, start, open_item = list[str](), 0, 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        line = line[:20_000].rstrip()
        item = _ITEM.match(line)
        alone = line.startswith("#") or line.lstrip().startswith("|")
        deeper = bool(item and block and len(item[1]) > open_item and _only_links(line[item.end() :]))
        if block and (not line or alone or (item and not deeper) or _ONLY_YEAR.fullmatch(line.strip())):
            yield start, block
            block = []
        if alone or _ONLY_YEAR.fullmatch(line.strip()):
            yield number, [line]
        elif line:
            if not block:
                start, open_item = number, len(item[1]) if item else 0
            block.append(line[item.end() :] if item else line.strip().removesuffix("\\"))
            if item and len(block) == 1:
                block[0] = "- " + block[0]
    if block:
        yield start, block


def _only_links(text: str) -> bool:
    """Whether a line holds links and hardly a word beside them: then it goes on with the item above."""
    return (
        bool(_LINK.search(text))
        and len(re.sub(r"[\W_]", "", _LINK.sub("", text))) < 12
        and all(label.strip(" *`").lower() in {*_LINKS, *_IGNORED} for label, _ in _LINK.findall(text))
    )


def _work(text: str) -> dict[str, Any] | None:
    """What an item or a paragraph says of a work, or None where it is none: no link, or prose that links."""
    is_item = text.startswith("- ")
    text = _BADGE.sub("", _IMAGE.sub("", text.removeprefix("- "))).strip()
    if not is_item and not text.startswith(("**", "__", "[**", "<b>")):
        return None
    found = [(it, it[1].replace("**", "").strip(' *_`"“”'), it[2].rstrip(".,")) for it in _LINK.finditer(text)]
    if not found:
        return None
    data: dict[str, Any] = {"links": {}}
    first = found[0]
    before = text[: first[0].start()].strip(" *_-–:•>")
    venue = ""
    named = not _is_label(first[1])
    if bracketed := _BRACKETED.match(text.lstrip("*_ ")):
        venue = bracketed[1].strip(" *_`")
        before = before.replace(bracketed[0], "", 1).strip(" *_-–:.[]")
    bold = re.search(r"\*\*([^*]{3,400})\*\*", text[: first[0].start()].replace(f"[**{venue}**]", ""))
    if named and len(re.sub(r"\W", "", before)) < 4:
        data["title" if len(first[1]) > 40 or ":" in first[1] else "name"] = first[1]
        _put(data["links"], _place(first[2], first[1]), first[2])
    else:
        data["title"] = (bold[1] if bold else before).strip(' .,;*_:"“”()')
        if named:
            _put(data["links"], _place(first[2], first[1]), first[2])
    for _, label, url in found[1:] if named else found:
        if (place := _label_place(label)) != "none":
            _put(data["links"], place or _place(url, label), url)
        venue = venue or (label if not _is_label(label) and _YEAR.search(label) else "")
    if not data.get("title") and not data.get("name"):
        data["refused"] = "it links something, but no title stands beside it"
    venue = venue or _venue_beside(text)
    data["year"] = int(stated[0]) if (stated := _YEAR.search(venue)) else None
    data["venue"] = _without_year(venue)
    return data


def _venue_beside(text: str) -> str:
    """A venue with its year somewhere in the text: in square brackets, round ones or italics."""
    beside = _LINK.sub(" ", text)
    brackets = (it[1].strip(" *_`") for it in _BRACKETED.finditer(beside) if _YEAR.search(it[1]))
    return next(brackets, found[1] if (found := _SAID_WHERE.search(beside)) else "")


def _without_year(venue: str) -> str:
    return _YEAR_BEHIND.sub("", venue.strip(" *_,.")).strip(" *_,.")


def _is_label(label: str) -> bool:
    words = label.lower().strip(" []*")
    return words in _LINKS or words in _IGNORED or bool(re.fullmatch(r"(?:arxiv|paper|code|pdf)\W?\s?\S{0,30}", words))


def _label_place(label: str) -> str:
    """The field of a link by its label; `none` for what the catalog does not keep; nothing where the label does not tell."""
    words = label.lower().strip(" []*")
    if words in _IGNORED:
        return "none"
    return _LINKS.get(words) or _LINKS.get(words.split(" ")[0], "")


def _place(url: str, label: str) -> str:
    """The field of a link by its address: a paper, code, weights, or the project's page."""
    if arxiv_id_in(url) or doi_in(url):
        return "paper"
    return _label_place(label).replace("none", "") or _HOSTS.get(urlsplit(url).netloc.removeprefix("www."), "project")


def _put(links: dict[str, str], place: str, url: str) -> None:
    if not address_fault(url):
        links.setdefault(place, url)


def _year_of(arxiv: str) -> int | None:
    """The year that an arXiv id states, since 2007."""
    return 2000 + int(arxiv[:2]) if re.match(r"\d{4}\.", arxiv) else None


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _row(cells: list[str], heads: list[str]) -> dict[str, Any] | None:
    """What a row of a table says of a work: by the heads of its columns, else by what links."""
    data: dict[str, Any] = {"links": {}}
    for head, cell in zip([*heads, *[""] * len(cells)], cells, strict=False):
        links = _LINK.findall(_IMAGE.sub("", cell))
        words = _LINK.sub(lambda it: it[1], _IMAGE.sub("", cell)).strip(" *_`~")
        field = _HEADS.get(head) or next((name for key, name in _HEADS.items() if head.startswith(key)), "")
        if field == "year" and (found := _YEAR.search(words)):
            data["year"] = int(found[1])
        elif field in ("title", "name", "venue") and words and not _is_label(words):
            data.setdefault(field, words)
            if field == "venue":
                data["venue"] = _without_year(words)
                data.setdefault("year", int(said[0]) if (said := _YEAR.search(words)) else None)
        for label, url in links:
            place = (_label_place(label) if label.lower() != "link" else "") or _LINKS.get(head, "")
            if place != "none":
                _put(data["links"], place if place and field not in ("title", "name") else _place(url, label), url)
    if not data.get("title") and not data.get("name"):
        linked = next((it for cell in cells for it in _LINK.findall(cell) if not _is_label(it[0])), None)
        data["name"] = linked[0] if linked else next((it for it in cells if it and not _LINK.search(it)), "?")
    return data if data["links"] or data.get("title") or len(heads) > 1 else None


def _candidate(
    data: dict[str, Any], above: list[tuple[int, str]], year: int | None, origin: str, catalog: Catalog
) -> Candidate:
    words = [set(re.findall(r"[a-z]+(?:-[a-z]+)?", heading.lower())) for _, heading in reversed(above)]
    title, name = str(data.get("title") or "").rstrip("."), str(data.get("name") or "")
    guess = next((_GROUPS[word] for heading in words for word in sorted(heading) if word in _GROUPS), "")
    kind = next((_KINDS[word] for heading in words for word in sorted(heading) if word in _KINDS), "") or kind_by_title(
        title
    )
    it = Candidate(
        origin, "", {"name": name or short_name(title) or "?"}, kind=kind, guess=guess, refused=data.get("refused", "")
    )
    links = {place: url for place, url in data["links"].items() if place != "weights"}
    stated_year = data.get("year") or year or _year_of(arxiv_id_in(links.get("paper", "")))
    made = published(catalog, it.doubts, venue=data.get("venue") or "", year=stated_year, url=links.get("paper", ""))
    facts: dict[str, Any] = {"title": title, "year": stated_year, **made, "links": links | made.get("links", {})}
    if "weights" in data["links"]:
        facts["weights"] = {"url": data["links"]["weights"]}
    it.data |= {field: value for field, value in facts.items() if value}
    if other := next((heading for _, heading in above if _OTHERS & set(re.findall(r"[a-z]+", heading.lower()))), ""):
        it.refused = f"it stands below “{other}”, which is no kind of entry"
    return it
