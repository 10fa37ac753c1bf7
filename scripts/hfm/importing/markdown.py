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
    **dict.fromkeys(("dataset", "datasets", "data", "database", "databases", "corpus", "corpora"), "dataset"),
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
    "acknowledgement",
    "bases",
    "leaderboard",
    "leaderboards",
    "contributors",
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
_PUBLISHER = re.compile(
    r"(?:^|\.)(?:(?:sciencedirect|nature|cell|springer|wiley|oup|tandfonline|mdpi|frontiersin|biomedcentral|plos|nejm|"
    r"thelancet|jamanetwork|bmj|science|rsna|jmir|hindawi|ieee|acm|thecvf|aclanthology|openreview|mlr|aaai|neurips|"
    r"ceur-ws|pnas|biorxiv|medrxiv|researchsquare|ssrn|pubmed\.ncbi\.nlm\.nih|europepmc)\.(?:com|org|net|cc|press|gov))$"
)
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
    "released": "year",
    "published": "year",
}
_BY_AUTHORS = re.compile(r"(?i)[^\n]{1,60}\bet\.? ?al\.?")


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
                yield _candidate(data, above, year, path, range(number, number + 1), catalog)
        else:
            heads = []
            if data := _work(" ".join(block)):
                yield _candidate(data, above, year, path, range(number, number + len(block)), catalog)


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
    described = re.match(r"\s{0,4}[-–—:]\s{1,4}\w", text[first[0].end() :])
    in_capitals = first[1] not in (first[1].lower(), first[1].capitalize(), "PDF")
    named = not _is_label(first[1]) or bool(described and in_capitals and len(before) < 2)  # `[CODE](…) - ECGs of …`
    if bracketed := _BRACKETED.match(text.lstrip("*_ ")):
        venue = bracketed[1].strip(" *_`")
        before = before.replace(bracketed[0], "", 1).strip(" *_-–:.[]")
    said = text[: first[0].start()].replace(f"[**{venue}**]", "")
    bold = re.search(r"\*\*([^*]{2,400})\*\*", said)
    stated_year = None
    if named and len(re.sub(r"\W", "", before)) < 4:
        data["title" if len(first[1]) > 40 or ":" in first[1] else "name"] = first[1]
        _put(data["links"], _place(first[2], first[1]), first[2])
    else:
        whole, stated_year = _title(bold[1], said[bold.end() :]) if bold else (before.strip(' .,;*_:"“”()'), None)
        if bold and whole != bold[1]:
            data["name"] = bold[1].strip(" *_:.,")
        data["title"] = whole.strip(' .,;*_:"“”')
        if named:
            _put(data["links"], _place(first[2], first[1]), first[2])
    for _, label, url in found[1:] if named else found:
        if (place := _label_place(label)) != "none":
            _put(data["links"], place or _place(url, label), url)
        venue = venue or (label if not _is_label(label) and _YEAR.search(label) else "")
    if not data.get("title") and not data.get("name"):
        data["refused"] = "it links something, but no title stands beside it"
    venue = venue or _venue_beside(text)
    data["year"] = int(stated[0]) if (stated := _YEAR.search(venue)) else stated_year
    data["venue"] = _without_year(venue)
    return data


def _title(bold: str, rest: str) -> tuple[str, int | None]:
    """The title, where a bold name stands before it, and a year at its end; what is bold, where that is the title."""
    parted = rest.lstrip("* ").startswith(":") or bold.rstrip().endswith(":")
    rest = re.split(r"[*_\[]|\([^()]{0,80}(?:19|20)\d\d", rest.strip(" *_:–—-"), maxsplit=1)[0].strip()
    year = re.search(r"[\s,.]((?:19|20)\d{2})\.?$", rest)
    rest = (rest[: year.start()] if year else rest).strip(" .,")
    if len(bold.split()) > 4 or ": " in bold or len(rest.split()) < 3:
        return bold, None
    twice = rest.casefold().startswith(bold.strip(" :").casefold())
    return (f"{bold.strip(' :')}: {rest}" if parted and not twice else rest), int(year[1]) if year else None


def _venue_beside(text: str) -> str:
    """A venue with its year somewhere in the text: in square brackets, round ones or italics."""
    beside = _LINK.sub(" ", text)
    brackets = (it[1].strip(" *_`") for it in _BRACKETED.finditer(beside) if _YEAR.search(it[1]))
    return next(brackets, found[1] if (found := _SAID_WHERE.search(beside)) else "")


def _without_year(venue: str) -> str:
    return _YEAR_BEHIND.sub("", venue.strip(" *_,.")).strip(" *_,.")


def _is_label(label: str) -> bool:
    words = label.lower().strip(" []*")
    if not any(map(str.isalnum, words)):
        return True
    return (
        words in _LINKS
        or words in _IGNORED
        or bool(re.fullmatch(r"(?:arxiv|paper|code|pdf)(?:[\W_]\s?\S{0,30})?", words))
    )


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
    host = urlsplit(url).netloc.removeprefix("www.")
    return (
        _label_place(label).replace("none", "")
        or _HOSTS.get(host)
        or ("paper" if _PUBLISHER.search(host) else "project")
    )


def _put(links: dict[str, str], place: str, url: str) -> None:
    if not address_fault(url) and url not in links.values():
        links.setdefault("project" if place in links else place, url)  # a second one is better misplaced than lost


def _year_of(arxiv: str) -> int | None:
    """The year that an arXiv id states, since 2007, or a DOI of bioRxiv and medRxiv, since 2019."""
    if found := re.match(r"10\.1101/(20\d\d)\.", arxiv):
        return int(found[1])
    return 2000 + int(arxiv[:2]) if re.match(r"\d{4}\.", arxiv) else None


def _plain(text: str) -> str:
    """Without the signs of emphasis."""
    return re.sub(r"\*\*|(?<!\w)_|_(?!\w)|[`~]", "", text).strip(" *_")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _row(cells: list[str], heads: list[str]) -> dict[str, Any] | None:
    """What a row of a table says of a work: by the heads of its columns, else by what links."""
    data: dict[str, Any] = {"links": {}}
    for head, cell in zip([*heads, *[""] * len(cells)], cells, strict=False):
        links = _LINK.findall(_IMAGE.sub("", cell))
        words = _plain(_LINK.sub(lambda it: it[1], _IMAGE.sub("", cell)))
        field = _HEADS.get(head) or next((name for key, name in _HEADS.items() if head.startswith(key)), "")
        if field == "year":
            links = []  # of a footnote
            if found := _YEAR.search(words):
                data["year"] = int(found[1])
        elif (
            field in ("title", "name", "venue") and words and not _is_label(words) and not _BY_AUTHORS.fullmatch(words)
        ):
            data.setdefault(field, words)
            if field == "venue":
                data["venue"] = _without_year(words)
                data.setdefault("year", int(said[0]) if (said := _YEAR.search(words)) else None)
        for label, url in links:
            place = (_label_place(label) if label.lower() != "link" else "") or _LINKS.get(head, "")
            if place != "none":
                own = place and (field != "name") and (field != "title" or head in ("paper", "publication"))
                _put(data["links"], place if own else _place(url, label), url)
    if not data.get("name"):
        first = _plain(_LINK.sub(lambda it: it[1], _IMAGE.sub("", cells[0]))) if cells else ""
        if (
            re.search(r"[^\W\d_]{2}", first)
            and len(first) <= 60
            and not _is_label(first)
            and not _BY_AUTHORS.fullmatch(first)
        ):
            data["name"] = first
    if not data.get("title") and not data.get("name"):
        linked = next((it for cell in cells for it in _LINK.findall(cell) if not _is_label(it[0])), None)
        data["name"] = linked[0] if linked else next((it for it in cells if it and not _LINK.search(it)), "?")
    return data if data["links"] or data.get("title") or len(heads) > 1 else None


def _candidate(
    data: dict[str, Any], above: list[tuple[int, str]], year: int | None, path: str, lines: range, catalog: Catalog
) -> Candidate:
    words = [set(re.findall(r"[a-z]+(?:-[a-z]+)?", heading.lower())) for _, heading in reversed(above)]
    title, name = str(data.get("title") or "").rstrip("."), str(data.get("name") or "")
    guess = next((_GROUPS[word] for heading in words for word in sorted(heading) if word in _GROUPS), "")
    kind = next((_KINDS[word] for heading in words for word in sorted(heading) if word in _KINDS), "") or kind_by_title(
        title
    )
    called = {"name": name or short_name(title) or "?"}
    it = Candidate(f"{path}:{lines[0]}", "", called, kind=kind, guess=guess, lines=lines)
    it.refused = data.get("refused", "")
    links = {place: url for place, url in data["links"].items() if place != "weights"}
    paper = links.get("paper", "")
    stated_year = data.get("year") or year or _year_of(arxiv_id_in(paper) or doi_in(paper))
    made = published(catalog, it.doubts, venue=data.get("venue") or "", year=stated_year, url=links.get("paper", ""))
    facts: dict[str, Any] = {"title": title, "year": stated_year, **made, "links": links | made.get("links", {})}
    if "weights" in data["links"]:
        facts["weights"] = {"url": data["links"]["weights"]}
    it.data |= {field: value for field, value in facts.items() if value}
    if other := next((heading for _, heading in above if _OTHERS & set(re.findall(r"[a-z]+", heading.lower()))), ""):
        it.refused = f"it stands below “{other}”, which is no kind of entry"
    return it
