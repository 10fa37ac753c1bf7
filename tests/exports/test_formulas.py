"""One guard for every table, in the files and in the browser, and an import takes off exactly what it put on."""

from __future__ import annotations

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs import make_catalog, model
from checkouts import ROOT
from hfm.exports.formulas import guarded, unguarded
from hfm.exports.tabular import as_csv
from hfm.importing.csv_rows import read
from hostile import PAIRS, TRICKS

RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "|calc", "%x", " =1", "\t=1", "\0=1", "\tx", "\rx", "'=1", "''@x", "' +1"]
LEFT = ["", "a=1", "'tis", "'", "''", "1-1", " x", "→ -1"]
BEGINNING = st.text("'=+-@＝|% \t\r\n\0a1", max_size=6)


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT)
def test_what_it_would_show_stays_as_it_is(text: str) -> None:
    assert (guarded(text), unguarded(text)) == (text, text)


@given(BEGINNING)
def test_taking_it_off_gives_back_what_was_there(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_the_browser_guards_the_same() -> None:
    texts = [*RUN, *LEFT, *TRICKS, *PAIRS, *(f"{a}{b}x" for a in " '=+-@＝|%\t\r\n\0a" for b in " '=+-@＝|%\t\r\n\0a")]
    code = (
        f"import {{ guarded }} from './web/formulas.js'; console.log(JSON.stringify({json.dumps(texts)}.map(guarded)))"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", code],  # noqa: S607
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip

    assert json.loads(done.stdout) == [guarded(text) for text in texts]


def test_a_head_is_a_cell_like_any_other() -> None:
    """The label of a term heads a column of some charts."""
    assert as_csv([("Name", "=1+1"), ("a", -1)]) == "Name,'=1+1\r\na,-1\r\n"


@pytest.mark.parametrize("name", ["=x", "＝x", "|x", "%x", "'@x", "'tis"])
def test_an_import_takes_off_what_an_export_put_on(name: str) -> None:
    [found] = read(f"name\n{guarded(name)}\n", "models.csv", make_catalog(model(name="A")))

    assert found.data["name"] == name
