"""The annotated entries of CONTRIBUTING.md, one of every kind."""

from __future__ import annotations

import re

from checkouts import ROOT
from hfm.model import KINDS

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a document that are marked with exactly these words, without their indentation."""
    found = re.findall(rf"^( *)```{re.escape(language)}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def annotated_entries() -> dict[str, str]:
    """Kind → the text of its entry; the table has results on the benchmark."""
    found = {kind: blocks(CONTRIBUTING, f"yaml {kind}") for kind in KINDS}
    found |= {"model": blocks(CONTRIBUTING, "yaml"), "result": blocks(CONTRIBUTING, "yaml table")}
    texts = {kind: text for kind, [text] in found.items()}
    return texts | {"result": _on_the_benchmark(texts["result"])}


def _on_the_benchmark(table: str) -> str:
    table = table.replace("benchmark: medqa", "benchmark: example-seg").replace("metric: accuracy", "metric: dice")
    for percent, fraction in (("57.2", "0.572"), ("56.8", "0.568"), ("57.6", "0.576"), ("value: 87,", "value: 0.87,")):
        table = table.replace(percent, fraction)
    return re.sub(r" *printed_as.*\n", "", table)
