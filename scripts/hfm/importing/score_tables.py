"""A published table of results, from Markdown or CSV: its columns are benchmarks by name, its rows models by name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hfm.importing.candidate import Candidate, slug
from hfm.model.catalog import Catalog
from hfm.model.identity import letters
from hfm.model.results import Benchmark, Metric

Cells = list[str]
Grid = list[tuple[int, Cells]]

_NAMES = {"model", "models", "method", "methods", "name", "system", "approach", "encoder", "backbone", ""}
_VARIANTS = {"size", "params", "parameters", "variant", "version", "modelsize"}
_AVERAGE = re.compile(r"(?i)\b(?:avg|average|mean|overall|rank)\b")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_INTERVAL = re.compile(r"[(\[](-?\d+(?:\.\d+)?)\s?[–,;-]\s?(-?\d+(?:\.\d+)?)[)\]]")
_SIZE = re.compile(r"^(.{2,120}?)[\s(-]{1,3}(\d{1,4}(?:\.\d{1,3})?[BM])\)?$", re.IGNORECASE)
_REGIMES = [
    (re.compile(r"(?i)\b(?:zero|0)[ -]?shot\b|\bzs\b"), "zero-shot"),
    (re.compile(r"(?i)\b(?:few|[1-9]\d?)[ -]?shot\b"), "few-shot"),
    (re.compile(r"(?i)\b(?:fine[ -]?tun\w{0,4}|sft|ft)\b"), "fine-tuned"),
    (re.compile(r"(?i)\b(?:linear prob\w{0,4}|frozen|knn|k-nn)\b"), "frozen-encoder"),
]
_SPLIT = re.compile(r"(?i)\b(?:test|dev|val|validation)\b(?: set)?")
_SHORT = {"acc": "accuracy", "auc": "auroc", "dsc": "dice", "em": "exactmatch", "spearman": "spearmancorrelation"}
_NOT_LOOKED_AT = "Nobody has looked yet whether all rows stand under one protocol."


@dataclass(frozen=True)
class Told:
    """What the table itself does not say: its name, who publishes it, when, and how it was measured."""

    name: str
    reporter: str = ""
    date: str = ""
    setting: str = ""


def read(text: str, path: str, catalog: Catalog, told: Told, address: str) -> Candidate:
    """The table as one candidate. Raises ValueError where the file holds no table, or several."""
    grid = _of_csv(text) if path.lower().endswith(".csv") else _of_markdown(text)
    first, last = grid[0][0], grid[-1][0]
    it = Candidate(f"{path}:{first}", "", {"name": told.name}, kind="result", lines=range(first, last + 1))
    if not told.date:
        it.refused = "the date of the table is not stated; give it with --date"
    if not address.startswith("http"):
        it.refused = "the place of the table is not stated; give its address with --source"
    columns, rows = _Reading(it, catalog, told).run(grid)
    it.data |= {
        "reporter": told.reporter or told.name.split(":")[0].strip(),
        "address": address,
        "place": f"{path}, table at line {first}",
        "date": told.date,
        "date_is": "stated",
        "columns": columns,
        "rows": rows,
        "sources": [{"url": address, "states": "scores"}] if address else [],
    }
    if not it.refused and not (columns and rows):
        it.refused = "no column of it is a benchmark of the catalog, or no row has a number"
    if columns and not it.refused:
        it.doubts.append(
            "comparable: it stands at no, with a reason that says that nobody has looked; say what is right"
        )
    return it


def _of_csv(text: str) -> Grid:
    try:
        rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=text.partition("\n")[0].count), strict=True)
        found = [(rows.line_num, [cell.strip() for cell in row]) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ValueError(f"CSV cannot be read: {error}") from error
    if len(found) < 2:
        raise ValueError("there is no table in it")
    return found


def _of_markdown(text: str) -> Grid:
    """The one table of the text. Raises ValueError, with their lines, where there are several."""
    tables: list[Grid] = []
    before = -1
    for number, line in enumerate(text.splitlines(), 1):
        if not line.lstrip().startswith("|"):
            continue
        cells = [_plain(it) for it in line.strip().strip("|").split("|")]
        if number != before + 1:
            tables.append([])
        before = number
        if not all(re.fullmatch(r":?-{1,300}:?", cell) for cell in cells):
            tables[-1].append((number, cells))
    tables = [it for it in tables if len(it) > 1]
    if len(tables) != 1:
        where = f", at lines {', '.join(str(it[0][0]) for it in tables)}: keep the one you mean" if tables else ""
        raise ValueError(f"there are {len(tables) or 'no'} tables in it{where}")
    return tables[0]


def _plain(cell: str) -> str:
    """Without emphasis, links and HTML."""
    cell = re.sub(r"\[([^\[\]]{0,300})\]\([^()]{0,800}\)", r"\1", cell)
    cell = re.sub(r"\*\*|__|`|</?[A-Za-z]{1,10}/?>", "", cell).strip()
    return " ".join(re.sub(r"^([*_])(.{1,300})\1$", r"\2", cell).split())


class _Reading:
    """One table: what its heads say, and what of it stays in doubt."""

    def __init__(self, it: Candidate, catalog: Catalog, told: Told) -> None:
        self.it, self.catalog, self.told = it, catalog, told
        self.benchmarks = {name: each for each in catalog.of(Benchmark) for name in (each.id, each.name, *each.aliases)}
        self.models = {letters(name): each.id for each in catalog.models for name in (each.name, *each.aliases)}

    def run(self, grid: Grid) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        (_, heads), *body = grid
        plain = [re.sub(r"[^a-z]", "", head.lower()) for head in heads]
        names = next((n for n, head in enumerate(plain) if head in _NAMES), 0)
        sizes = next((n for n, head in enumerate(plain) if head in _VARIANTS), -1)
        columns: dict[int, dict[str, Any]] = {}
        for n, head in enumerate(heads):
            if n not in (names, sizes) and (found := self._column(head, _under(n, body), columns)):
                columns[n] = found
        rows = [row for line, cells in body if (row := self._row(line, cells, names, sizes, columns))]
        return [*columns.values()], rows

    def _column(self, head: str, cells: Cells, before: dict[int, dict[str, Any]]) -> dict[str, Any] | None:
        """What a head says of its column, or nothing, and why."""
        numbers = [cell for cell in cells if _NUMBER.search(cell)]
        if _AVERAGE.search(head):
            self.it.doubts.append(f"column '{head}' is left out: averages and ranks are not taken over")
            return None
        if len(numbers) * 2 < sum(bool(cell) for cell in cells) or not numbers:
            self.it.doubts.append(f"column '{head}' is left out: it holds no numbers")
            return None
        name = max((it for it in self.benchmarks if _inside(it, head)), key=len, default="")
        if not name:
            tip = "add it below catalog/benchmarks/, or take the column out"
            self._refuse(f"column '{head}': no benchmark of the catalog is called so; {tip}")
            return None
        benchmark = self.benchmarks[name]
        rest = re.sub(re.escape(name), " ", head, count=1, flags=re.IGNORECASE)
        metric, rest = self._metric(benchmark, rest, head)
        if metric is None:
            return None
        known = {"benchmark": benchmark.id, "metric": metric.id, **self._setting(rest, head), "heading": head}
        if metric.unit == "percent" and all(-1 <= float(_number(it)) <= 1 for it in numbers):
            known["printed_as"] = "fraction"
        taken = {it["id"] for it in before.values()}
        first = slug(head) or benchmark.id
        made = next(it for it in (first, *(f"{first}-{n}" for n in range(2, 99))) if it not in taken)
        return {"id": made, **known, "comparable": "no", "why": _NOT_LOOKED_AT}

    def _refuse(self, reason: str) -> None:
        self.it.refused = "; ".join(filter(None, (self.it.refused, reason)))

    def _metric(self, benchmark: Benchmark, rest: str, head: str) -> tuple[Metric | None, str]:
        """The measure that the head names, or the only one; and what is left of the head."""
        for word in sorted(re.findall(r"[\w@-]+(?: [\w@-]+)?", rest), key=len, reverse=True):
            wanted = _SHORT.get(word.lower(), letters(re.sub(r"[^\w]", "", word)))
            for metric in benchmark.metrics:
                if wanted in (letters(metric.id.replace("-", "")), letters(re.sub(r"\W", "", metric.name))):
                    return metric, rest.replace(word, " ", 1)
        if len(benchmark.metrics) == 1:
            return benchmark.metrics[0], rest
        names = ", ".join(it.id for it in benchmark.metrics)
        self._refuse(f"column '{head}': which measure is it, {names}? Write it behind the name")
        return None, rest

    def _setting(self, rest: str, head: str) -> dict[str, Any]:
        """Setting, regime, split and part, as far as the head or whoever imports says."""
        said = f"{rest} {self.told.setting}"
        regime = next((word for expression, word in _REGIMES if expression.search(said)), "")
        words = next((found[0] for expression, _ in _REGIMES if (found := expression.search(rest))), "")
        split = _SPLIT.search(rest)
        part = rest
        for taken in (words, split[0] if split else ""):
            part = part.replace(taken, " ", 1) if taken else part
        part = re.sub(r"\s+", " ", part).strip(" ()[]{}:;,./%↑↓-–")
        setting = self.told.setting or words
        if not setting:
            self.it.doubts.append(
                f"column '{head}': how it was measured is not stated; write it in `setting`, `regime`"
            )
        made = {
            "part": part,
            "setting": setting or "not printed",
            "regime": regime or ("" if setting else "not-printed"),
        }
        return {key: it for key, it in {**made, "split": split[0] if split else ""}.items() if it}

    def _row(
        self, line: int, cells: Cells, names: int, sizes: int, columns: dict[int, dict[str, Any]]
    ) -> dict[str, Any] | None:
        values = {
            column["id"]: it for n, column in columns.items() if n < len(cells) and (it := _value(cells[n], column))
        }
        name = cells[names] if names < len(cells) else ""
        if not values or not name:
            if not self.it.refused:
                self.it.doubts.append(f"line {line} is left out: no number of a column, or no name")
            return None
        variant = cells[sizes] if 0 <= sizes < len(cells) else ""
        plain = re.sub(r"(?i)\s?\(ours\)|\bours:?\s?|[*†‡]", "", name).strip()
        parted = _SIZE.match(plain)
        model = self.models.get(letters(plain)) or (self.models.get(letters(parted[1])) if parted else None)
        if parted and model and not variant:
            variant = parted[2]
        row = {"name": name, "model": model, "variant": variant if model else ""}
        row["reported_by"] = "self" if re.search(r"(?i)\bours\b", name) else "third-party"
        return {**{key: it for key, it in row.items() if it}, "values": values}


def _under(n: int, body: Grid) -> Cells:
    return [cells[n] for _, cells in body if n < len(cells) and cells[n] not in ("-", "–", "—", "N/A", "n/a", "")]


def _inside(name: str, head: str) -> bool:
    """Whether a head names a benchmark as words of their own."""
    return re.search(rf"(?i)(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", head) is not None


def _number(cell: str) -> str:
    found = _NUMBER.search(cell)
    return found[0] if found else "0"


def _value(cell: str, column: dict[str, Any]) -> dict[str, Any] | None:
    """A cell as a reported value: its first number, with the interval behind it, as printed."""
    if not _NUMBER.search(cell):
        return None
    times = 100 if column.get("printed_as") == "fraction" else 1
    found: dict[str, Any] = {"value": _times(_number(cell), times), "printed": cell}
    if interval := _INTERVAL.search(cell):
        found["interval"] = [_times(interval[1], times), _times(interval[2], times)]
    return found


def _times(number: str, times: int) -> str:
    return f"{Decimal(number) * times:f}" if times == 1 else f"{(Decimal(number) * times).normalize():f}"


def from_api(items: list[dict[str, Any]], path: str) -> Iterator[Candidate]:
    """The tables of our own api/v1/results.json, where each column is an item."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        tables.setdefault(str(item.get("table")), []).append(item)
    for table, columns in tables.items():
        first = columns[0]
        it = Candidate(f"{path}: table {table}", "", {}, kind="result", stated_id=table)
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        for column in columns:
            for score in column["scores"]:
                about = {key: score.get(key) for key in ("name", "model", "variant", "reported_by", "date")}
                row = rows.setdefault((about["name"], about["variant"]), {**_stated(about), "values": {}})
                said = {key: score.get(key) for key in ("value", "printed", "interval", "url", "place", "read_as")}
                row["values"][column["id"].split("/")[-1]] = _stated(said)
        keys = ("benchmark", "part", "metric", "setting", "regime", "split", "task", "comparable", "why", "heading")
        about = {key: first.get(key) for key in ("reporter", "address", "place", "date", "date_is")}
        it.data = {"name": f"{first.get('reporter')}: {first.get('place')}", **_stated(about)}
        it.data["columns"] = [
            {"id": c["id"].split("/")[-1], **_stated({key: c.get(key) for key in keys})} for c in columns
        ]
        it.data["rows"] = [*rows.values()]
        yield it


def _stated(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: it for key, it in facts.items() if it not in (None, "", [])}
