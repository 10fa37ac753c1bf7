"""Long lines against every reader of foreign text: ten times the line may take ten times as long, and no more."""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from attack.tally import Tally
from catalogs import make_catalog, model
from hfm.importing import bibtex, csv_rows, json_records, markdown
from hfm.importing.publications import published
from hfm.model.addresses import address_fault, arxiv_id_in, doi_in
from hfm.model.catalog import Catalog
from hfm.reading.fix import formed
from hfm.reading.load import record_of

UNITS = [
    " ", "\t", "a", "1", "a ", "a, ", "[", "]", "](", "[a](", "[a](b) ", "[[a]](b)", "(", ")", "{", "}", "*", "**", "**a** ",
    "_", "`", "|", "| a ", "<", "<a ", "&", "\\", "\\'", "\\{", "$", "~", "!", "![](", "#", "- ", "1. ", "@", "@article{", "=",
    ",", ";", '"', '""', '",', ":", ": ", "'", "http://", "https://a.b/", "www.", "10.1/", "10.1000/a", "arXiv:", "2401.00001 ",
    "2024 ", "(2024) ", ". ", "..", "-", "–", "é", "\u0301", "😀", "\u200b", "%41", "[a], ", "{a: ", "- - ", "? ", "\\n ", "A. B, ",
]  # fmt: skip
AROUND = {
    "markdown": [("", ""), ("- [", "](https://a.org) x"), ("- **A** ", " [paper](https://a.org)"), ("| a | ", " |"), ("- ", "\n")],
    "bibtex": [("@article{a, title={", "}}"), ("@article{a, author={", "}, title={T}}"), ("@article{", ""), ("", "@misc{a, title={T}}")],
    "csv": [("name,title\n", ""), ("name,title\na,", ""), ('name\n"', '"\n'), ("", "\n")],
    "json": [('{"items": [{"name": "', '"}]}'), ('[{"title": "', '", "year": 1}]'), ("[", "]"), ("", "")],
    "yaml": [("name: ", "\n"), ("name: 'a", "'\n"), ("", ""), ("authors: [", "]\n"), ("title: >-\n  ", "\n")],
    "address": [("https://a.org/", ""), ("", ""), ("https://arxiv.org/abs/", ""), ("https://doi.org/10.1000/", "")],
    "venue": [("", ""), ("Proceedings of ", " 2024"), ("arXiv preprint ", "")],
}  # fmt: skip
SHORT, LONG = 4_000, 32_000
MOST = 2.0  # seconds of the processor for a line of 32,000; a line of a paper's title has 200
GROWS = 24  # times for a line eight times as long; below a hundredth of a second nobody counts


def readers(catalog: Catalog) -> dict[str, Callable[[str], Any]]:
    """Name → what reads such a text to the end, whatever it thinks of it."""
    imports = {"markdown": markdown, "bibtex": bibtex, "csv": csv_rows, "json": json_records}
    found: dict[str, Callable[[str], Any]] = {
        name: lambda text, read=module.read: list(read(text, "file", catalog)) for name, module in imports.items()
    }
    found["yaml"] = _read_and_form
    found["address"] = lambda text: (address_fault(text), arxiv_id_in(text), doi_in(text))
    found["venue"] = lambda text: published(catalog, [], venue=text)
    return found


def _read_and_form(text: str) -> None:
    """As `hfm fix` does: what has a problem is left as it is."""
    record = record_of(text)
    if not record.problems:
        formed(text, record, "model")


def attack(tally: Tally, times: int = LONG) -> None:
    """Every unit, repeated, in every place of every reader; `times` is the length of the line."""
    signal.signal(signal.SIGPROF, _too_long)
    for name, read in readers(make_catalog(model(name="A"))).items():
        for unit, (before, after) in itertools.product(UNITS, AROUND[name]):
            short, long = (before + unit * (size // len(unit)) + after for size in (times // 8, times))
            told = f"{name}: {before!r} then {unit!r}"
            took = [_seconds(read, text, tally, told) for text in (short, long)]
            tally.expect(max(took) <= MOST, f"{told} takes {max(took):.1f} s")
            tally.expect(took[1] <= max(0.08, GROWS * took[0]), f"{told} takes {took[0]:.3f} s, then {took[1]:.3f} s")
            tally.tried(2, "lines")


def _seconds(read: Callable[[str], Any], text: str, tally: Tally, told: str) -> float:
    """Of the processor; what a reader refuses by a ValueError is its right."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, 3 * MOST)
    try:
        read(text)
    except ValueError:
        pass
    except TimeoutError:
        return 3 * MOST
    except Exception as error:
        tally.hit(f"{told}: {type(error).__name__}: {str(error)[:100]}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - began


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError
