"""What the form writes is what `hfm fix` leaves, byte for byte: the page and the command line have one way of writing."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import yaml

from catalogs import ROOT, real_catalog
from hfm.exports.edition import Edition
from hfm.model import KINDS
from hfm.pages.form import settings
from hfm.project import Addresses
from hfm.reading.layout import WIDTH, _Dumper
from hfm.reading.schema import schemas
from node import run_script

WORDS = [
    "a", "no", "Yes", "y", "12", "1.10", "1e3", "0x1f", "2503.99999", "~", "null", "", "-", "--- x", "x: y", "x #y", "#z",
    "it's", 'say "x"', "α²", "𝛽", "[x]", "{y}", "a,b", "? q", "key:", "!t", "&a", "*b", "%", "@x", "`", "x" * 30,
    "long words that go on and on", "…", "ab\u200bc", "\u00a0", "😀 smile", "\x07bell", "=", "<<", "12:30", "- item", "...",
    "tab\tx", "a'b''c", "C:\\path", "http://a.org/x?y=1#z", "2024-01-02",
]  # fmt: skip


@cache
def tables() -> dict[str, Any]:
    return dict(json.loads(settings(real_catalog(), Addresses(), "")))


def test_any_value_is_written_as_the_catalog_writes_it() -> None:
    chance = random.Random(7)
    cases = [{f"k{n}": _value(chance) for n in range(chance.randrange(1, 6))} for _ in range(600)]

    made = run_script("contribute/logic.js", "return given.map(it => all.yaml(it));", cases)

    for case, text in zip(cases, made, strict=True):
        assert text == yaml.dump(case, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH), case


def _value(chance: random.Random, depth: int = 0) -> Any:
    if chance.random() < 0.65 or depth > 3:
        blank = chance.choice([" ", " ", " ", "", "  ", "\n", "\n\n", " \n"])
        return blank.join(chance.choice(WORDS) for _ in range(chance.choice([1, 1, 2, 3, 8, 30])))
    if chance.random() < 0.3:
        return chance.choice([True, False, 0, 7, -3, 10**12])
    inside = [_value(chance, depth + 1) for _ in range(chance.randrange(0, 7))]
    return inside if chance.random() < 0.6 else {f"a{n}": it for n, it in enumerate(inside)}


def test_every_entry_of_the_api_is_written_as_its_file() -> None:
    catalog = real_catalog()
    edition = Edition(catalog, {}, Addresses())
    cases = [
        (kind, f"{cls.FOLDER}/{entry.group}/{entry.id}.yaml".replace("//", "/"), edition.record(entry))
        for kind, cls in KINDS.items()
        for entry in catalog.of(cls)[:: 1 if kind in ("result", "benchmark") else 4]
    ]
    body = """all.learn(given.tables);
    const schema = Object.fromEntries(Object.entries(given.schemas).map(([kind, text]) => [kind, JSON.parse(text)]));
    return given.cases.map(([kind, , record]) => all.entryText(all.fromApi(record, schema[kind]), schema[kind]));"""

    made = run_script("contribute/logic.js", body, {"tables": tables(), "schemas": schemas(catalog), "cases": cases})

    differ = [path for (_, path, _), text in zip(cases, made, strict=True) if text != _on_disk(path)]
    assert cases
    assert differ == []


def _on_disk(path: str) -> str:
    return (ROOT / "catalog" / path).read_text(encoding="utf-8")
