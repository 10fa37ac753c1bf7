"""The notebook runs as it stands, on the files of the site, and draws what the chart draws."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from catalogs import real_catalog
from exported import edition, exported
from hfm.charts.questions.growth import growth
from hfm.exports.notebook import notebook
from hfm.exports.tabular import as_csv


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What the notebook reads: the numbers of the chart."""
    (tmp_path / "charts").mkdir()
    [today, *_] = growth(real_catalog()).views
    text = as_csv([today.columns, *today.rows])
    (tmp_path / "charts" / "growth.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_its_cells_run_one_after_the_other(site: Path) -> None:
    cells = json.loads(notebook(edition(*real_catalog().models, site=f"file://{site}/"))["data/growth.ipynb"])["cells"]
    program = "\n".join("".join(it["source"]) for it in cells if it["cell_type"] == "code")
    seen = "\nprint(growth['So far'].iloc[-1], sum(sum(bar.y) for bar in figure.data), len(figure.data))"
    done = subprocess.run([sys.executable, "-c", program + seen], capture_output=True, text=True, check=False)
    models = len(real_catalog().models)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(models), str(models), "5"]


def test_it_is_a_notebook() -> None:
    """Version 4.5, whose cells have ids, each once, and no output that grows old."""
    made = json.loads(str(exported("real")["data/growth.ipynb"]))
    ids = [it["id"] for it in made["cells"]]

    assert (made["nbformat"], made["nbformat_minor"]) == (4, 5)
    assert len(set(ids)) == len(ids)
    assert [it for it in made["cells"] if it.get("outputs")] == []
