"""Pick rows, then compare, cite or save them: what is taken along says what the catalog says."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from catalogs import real_catalog
from explorers import OpenPage, ready, tick
from hfm.model import Model, Result
from hfm.views.citations.citation import cited
from hfm.views.results import measured, shared
from soundness import broken_rules, too_wide

PICKED = {"MedSAM": "medsam", "SAM-Med2D": "sam-med2d", "ChatCAD+": "chatcad-plus"}


@pytest.fixture
def picked(open_page: OpenPage) -> Page:
    """The explorer of models with three rows picked, one of them found by typing."""
    page = ready(open_page("models/", permissions=["clipboard-read", "clipboard-write"]))
    for name in PICKED:
        page.get_by_label("Find in models").fill(name)
        page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()
    page.get_by_label("Find in models").fill("")
    expect(page.locator(".explorer__chosen")).to_be_hidden()
    return page


def _save(page: Page, button: str) -> str:
    """What a button of the menu saves."""
    if page.locator(".menu[open]").count() == 0:
        page.get_by_text("Cite or save", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes().decode("utf-8")


def test_picks_stay_while_rows_come_and_go_and_after_a_visit_elsewhere(picked: Page) -> None:
    expect(picked.locator(".picks")).to_contain_text("3 picked")
    picked.goto("datasets/")
    expect(ready(picked).locator(".picks")).to_be_hidden()
    picked.goto("models/")
    expect(ready(picked).locator(".picks")).to_contain_text("3 picked")
    picked.get_by_role("button", name="Clear", exact=True).click()
    expect(picked.locator(".picks")).to_be_hidden()


def test_picked_rows_are_saved_as_bibtex_that_parses(picked: Page) -> None:
    found = parse_string(_save(picked, "BibTeX (.bib)"), "bibtex").entries

    assert set(found) == {f"model-{it}" for it in PICKED.values()}
    for entry_id in PICKED.values():
        entry = real_catalog().get("model", entry_id)
        assert isinstance(entry, Model)
        title = re.sub(r"[{}]", "", found[f"model-{entry_id}"].fields["title"])
        assert (title, found[f"model-{entry_id}"].fields["year"]) == (entry.title, cited(entry, real_catalog()).year)


def test_picked_rows_are_copied_as_bibtex(picked: Page) -> None:
    picked.get_by_text("Cite or save", exact=True).click()
    picked.get_by_role("button", name="Copy BibTeX").click()
    expect(picked.get_by_text("Copied.")).to_be_visible()

    assert len(parse_string(picked.evaluate("navigator.clipboard.readText()"), "bibtex").entries) == len(PICKED)


def test_picked_rows_are_saved_as_ris_csl_json_and_csv(picked: Page) -> None:
    ris = rispy.loads(_save(picked, "RIS (.ris)"))
    csl = CiteProcJSON(json.loads(_save(picked, "CSL-JSON (.json)")))
    records = json.loads(_save(picked, "Records (.json)"))
    rows = list(csv.DictReader(io.StringIO(_save(picked, "Table (.csv)"))))

    titles = {real_catalog().get("model", it).title for it in PICKED.values()}  # type: ignore[attr-defined]
    assert sorted(it["title"] for it in ris) == sorted(titles)
    assert {str(it["title"]) for it in csl.values()} == titles
    assert {it["id"] for it in records} == {row["id"] for row in rows} == set(PICKED.values())
    assert {row["title"] for row in rows} == titles


def test_without_picks_the_filter_says_what_is_saved(open_page: OpenPage) -> None:
    page = ready(open_page("models/"))
    tick(page, "subfield", "Bioinformatics")
    tick(page, "modalities", "Protein")
    expected = {
        f"model-{it.id}" for it in real_catalog().models if it.group == "bioinformatics" and "protein" in it.modalities
    }
    saved = _save(page, "BibTeX (.bib)")
    found = parse_string(saved, "bibtex").entries
    told = saved.splitlines()[0].removeprefix("% From Awesome HFM. ")

    assert told.startswith(f"{len(expected)} records, "), "what a file lacks stands at its head"
    expect(page.locator(".export [role=status]")).to_contain_text(told)
    expect(page.locator(".export")).to_contain_text(f"all {len(expected)} models shown by the filters")
    assert set(found) == expected


def test_the_picked_rows_stand_side_by_side(picked: Page) -> None:
    picked.get_by_role("link", name="Compare").click()
    ready(picked)
    expect(picked.locator(".compare thead th a")).to_have_text(list(PICKED))
    assert "ids=medsam,sam-med2d,chatcad-plus&kind=model" in picked.url

    def cells(label: str) -> list[str]:
        row = picked.locator("tbody tr").filter(
            has=picked.get_by_role("rowheader", name=re.compile(f"^{label}( differs)?$"))
        )
        return row.locator("td").all_inner_texts()

    medsam, med2d, chatcad = (real_catalog().get("model", it) for it in PICKED.values())
    assert cells("Title") == [medsam.title, med2d.title, chatcad.title]  # type: ignore[attr-defined]
    assert cells("Downstream tasks")[0] == "Segmentation"
    assert cells("Preprint: id") == [it.arxiv or "not stated" for it in (medsam, med2d, chatcad)]  # type: ignore[attr-defined]
    expect(picked.locator("tr.differs").filter(has_text="Sub-field")).to_have_count(1)
    expect(picked.locator("tr.differs").filter(has_text="Pre-training")).to_have_count(0)
    expect(picked.locator(".compare__empty").last).to_contain_text("None of them states: ")


def test_the_comparison_looks_like_a_table(open_page: OpenPage) -> None:
    """What a script makes has its sheet on the page before."""
    page = ready(open_page("compare/?ids=medsam,sam-med2d"))
    frame, head = page.locator(".compare__frame"), page.locator(".compare__frame tbody th").first

    assert frame.evaluate("(it) => getComputedStyle(it).borderTopStyle") == "solid"
    assert head.evaluate("(it) => getComputedStyle(it).textAlign") == "left"


def test_ids_may_be_named_one_by_one_and_what_only_some_state_is_no_difference(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam&ids=sam-med2d"))
    expect(page.locator(".compare thead th a")).to_have_text(["MedSAM", "SAM-Med2D"])
    for row in page.locator("tbody:first-of-type tr:has(.compare__unknown)").all():
        assert "differs" not in (row.get_attribute("class") or "")
        expect(row.locator(".compare__mark")).to_have_text("not stated by all")
    own = page.locator("tr").filter(has=page.get_by_role("rowheader", name="Title", exact=True))
    expect(own.locator(".compare__mark")).to_have_count(0)  # two works always differ in it
    said = re.search(r"differ in (\d+) of the \d+ facts", page.locator(".compare__said").inner_text())
    expect(page.locator("tr.differs")).to_have_count(int(said[1]) if said else -1)
    assert "undefined" not in page.locator(".compare").inner_text()


def test_an_entry_leads_to_its_comparison(open_page: OpenPage) -> None:
    page = open_page("models/medsam/")
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(ready(page).locator(".compare thead th a")).to_have_text(["MedSAM"])


def test_only_what_differs_can_be_shown_and_back_undoes_it(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam,sam-med2d"))
    every = page.locator("tbody tr").count()
    page.get_by_label("only what differs").check()
    expect(page).to_have_url(re.compile("show=differences"))
    expect(page.locator("tbody tr:not(.differs)")).to_have_count(0)
    assert 0 < page.locator("tbody tr").count() < every
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(every)


@pytest.mark.parametrize(
    ("ids", "heads"),
    [("mimic-cxr,chexpert", ["MIMIC-CXR", "CheXpert"]), ("fairclip,stein-et-al", ["FairCLIP", "Stein et al."])],
)
def test_the_kind_follows_from_the_ids(open_page: OpenPage, ids: str, heads: list[str]) -> None:
    page = ready(open_page(f"compare/?ids={ids}"))

    expect(page.locator("thead th a")).to_have_text(heads)


def test_entries_are_added_by_name_and_removed(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam&kind=model"))
    expect(page.locator(".compare__said")).to_have_text("Choose another of the models to compare with.")
    for name in ("SAM-Med2D", "MA-SAM", "SAMed"):
        page.get_by_label("Add one of the models").fill(name)
        page.keyboard.press("Enter")
        expect(page.locator("thead th a").last).to_have_text(name)
    expect(page.get_by_label("Add one of the models")).to_have_count(0)
    page.get_by_role("button", name="Remove MedSAM").click()
    expect(page.locator("thead th a")).to_have_text(["SAM-Med2D", "MA-SAM", "SAMed"])
    page.reload()
    expect(ready(page).locator("thead th a")).to_have_text(["SAM-Med2D", "MA-SAM", "SAMed"])


def test_what_is_not_there_or_too_many_is_said(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam,no-such-model,%3Cb%3E"))
    expect(page.locator(".compare__said")).to_contain_text("Not among the models: no-such-model.")
    page = ready(open_page("compare/?ids=medsam,usfm,samed,ma-sam,retfound"))
    expect(page.locator("thead th a")).to_have_count(4)
    expect(page.locator(".compare__said")).to_contain_text("Only 4 fit side by side; 1 are left out.")
    page = ready(open_page("compare/"))
    expect(page.locator(".compare__said")).to_contain_text("Choose two models to compare.")


def test_the_comparison_is_copied_as_markdown_and_csv(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam,sam-med2d", permissions=["clipboard-read", "clipboard-write"]))
    labels = [text.split("\n")[0] for text in page.locator("tbody tr:has(td) th").all_inner_texts()]
    cells = [row.locator("td").all_inner_texts() for row in page.locator("tbody tr:has(td)").all()]
    page.get_by_role("button", name="Copy as CSV").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    rows = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    page.get_by_role("button", name="Copy as Markdown").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(text => text.startsWith('| '))")
    markdown = page.evaluate("navigator.clipboard.readText()").splitlines()

    assert rows == [
        ["Fact", "MedSAM", "SAM-Med2D"],
        *([label, *row] for label, row in zip(labels, cells, strict=True)),
    ]
    assert len(markdown) == len(rows) + 1
    assert re.match(
        r"\|  \| \[MedSAM\]\(http.*/models/medsam/\) \| \[SAM-Med2D\]\(http.*/models/sam-med2d/\) \|", markdown[0]
    )
    assert {line.count(" | ") for line in markdown} == {2}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_comparison_is_sound_and_its_names_stay_in_sight(open_page: OpenPage, width: int, scheme: str) -> None:
    page = ready(open_page("compare/?ids=medsam,sam-med2d,ma-sam", width=width, scheme=scheme))
    page.locator("tbody tr").last.scroll_into_view_if_needed()

    expect(page.locator("thead").get_by_role("link", name="MedSAM", exact=True)).to_be_in_viewport()
    assert too_wide(page) == []
    assert broken_rules(page) == []


def test_without_javascript_the_page_says_where_the_facts_are(open_page: OpenPage) -> None:
    page = open_page("compare/?ids=medsam,usfm", java_script_enabled=False)

    expect(page.get_by_text("Comparing needs JavaScript")).to_be_visible()


def test_numbers_stand_together_only_where_one_table_has_them_all(open_page: OpenPage) -> None:
    columns = [it for it in measured(Result, real_catalog()) if it.ranked]
    column = max(columns, key=lambda it: len({score.row.model for score in it.scores if score.row.model}))
    ids = list(dict.fromkeys(score.row.model for score in column.scores if score.row.model))[:2]
    shown = shared([it for it in ids if it], real_catalog())
    page = ready(open_page(f"compare/?ids={','.join(map(str, ids))}&kind=model"))
    rows = page.locator("tbody").filter(has_text="Reported results").locator("tr:has(td)")

    expect(rows).to_have_count(len(shown))
    expect(rows.first.locator("em")).to_have_count(0)
    page = ready(open_page("compare/?ids=medsam,biobert&kind=model"))
    expect(page.locator(".compare")).to_contain_text("No published table of the catalog has numbers of all of them.")


def test_names_that_could_be_confused_are_told_apart(open_page: OpenPage) -> None:
    page = ready(open_page("compare/?ids=medsam&kind=model"))
    choices = page.eval_on_selector_all("#compare-names option", "all => all.map(it => it.value)")
    medsam2 = real_catalog().get("model", "medsam2")
    assert isinstance(medsam2, Model)
    choice = f"{medsam2.name} ({medsam2.year}, Vision, {medsam2.authors[0]})"

    assert len(set(choices)) == len(choices) == len(real_catalog().models)
    assert choice in choices
    box = page.get_by_label("Add one of the models")
    box.fill("no such model")
    box.press("Enter")
    expect(page.get_by_text("Choose a name from the list.")).to_be_visible()
    box.fill(choice)
    box.press("Enter")
    expect(page.locator("thead th a").last).to_have_text(medsam2.name)
