"""The form of /contribute/: what is written there passes the check, by mouse, by keyboard, on a phone, and without a repository."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from annotated import annotated_entries
from catalogs import real_catalog
from checkouts import ROOT
from explorers import OpenPage
from forms import choose, fill, written
from hfm.model import KINDS
from hfm.pages.form import label
from hfm.reading.fix import unformed
from hfm.reading.layout import entry_text
from hfm.reading.load import record_of
from hfm.reading.problems import as_text
from hfm.reading.validate import examine
from soundness import broken_rules, too_wide

RECORD = """@article{x, title={{OrganSAM}: Segment any organ}, author={Author, Anna and M{\\"u}ller, J{\\"o}rg and others},
  year={2025}, journal={Nature Medicine}, doi={10.1000/organ.1}, url={https://example.org/organsam}}"""


UNFOLD = """() => { for (const it of document.querySelectorAll(".contribute details")) {
  it.dispatchEvent(new Event("unfold"));
  it.open = true;
} }"""


def ready(page: Page) -> Page:
    page.wait_for_selector("[data-contribute][data-ready]")
    return page


def brought(page: Page) -> Any:
    return page.get_by_role("textbox", name="What do you have?")


def state(page: Page) -> Any:
    return page.locator(".yaml__state")


def test_every_kind_is_written_as_the_command_line_leaves_it_and_passes_the_check(
    open_page: OpenPage, tmp_path: Path
) -> None:
    catalog = Path(shutil.copytree(ROOT / "catalog", tmp_path / "catalog"))
    page = ready(open_page("contribute/", height=4000))
    for kind, text in annotated_entries().items():
        cls, data = KINDS[kind], record_of(text).data
        choose(page, label(cls), cls.GROUPS[0].capitalize() if cls.GROUPS else "")
        fill(page, data)
        page.get_by_label("Name of its file and its page").fill("example-seg")
        expect(page.locator(".yaml__path")).to_contain_text("example-seg.yaml")
        made = written(page)
        if kind == "result":
            _as_numbers(data)
        assert made == entry_text(_clean(data), kind), kind
        path = catalog.parent / page.locator(".yaml__path").inner_text()
        path.write_text(made, encoding="utf-8")
        page.get_by_role("button", name="Start again").click()
        expect(state(page)).to_have_text("Nothing is filled in yet.")

    assert as_text(it for it in examine(catalog)[1] if it.code != "row-taken") == ""  # every row is an entry already
    assert [path for path, _ in unformed(catalog)] == []


def _as_numbers(table: dict[str, Any]) -> None:
    """The numbers of a table as a program has them; the reader of files leaves them as they are printed."""
    for row in table["rows"]:
        for it in row["values"].values():
            it["value"] = float(it["value"])
            it.update({"interval": [float(each) for each in it["interval"]]} if "interval" in it else {})


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(it) for key, it in value.items()}
    if isinstance(value, list):
        return [_clean(it) for it in value]
    return value.strip() if isinstance(value, str) else value


def test_a_record_becomes_a_pull_request_by_keyboard_alone(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    brought(page).focus()
    page.keyboard.insert_text(RECORD)
    expect(page.locator(".answer")).to_contain_text("It is not there yet.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start again")).to_be_focused()
    while page.evaluate("document.activeElement.textContent") != "Vision":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Vision")).to_be_focused()
    modalities = page.locator('[data-keys="modalities"]').get_by_role("combobox")
    modalities.focus()
    page.keyboard.type("computed tomo")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.keyboard.type("mri")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(state(page)).to_have_text("The check has nothing to say against it.")
    assert record_of(written(page)).data["modalities"] == ["ct", "mri"]
    page.context.route("https://repository.example/**", lambda route: route.fulfill(body="there"))
    with page.context.expect_page() as popup:
        page.get_by_role("button", name="Open the pull request page").press("Enter")
    address = urlsplit(popup.value.url)
    asked = parse_qs(address.query)
    assert address.path == "/hfm/new/main"
    assert asked == {"filename": ["catalog/models/vision/organsam.yaml"], "value": [written(page)]}


def test_a_known_work_is_told_at_once_and_leads_to_its_correction(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    for text in (
        "https://www.nature.com/articles/s41467-024-44824-z.pdf",
        "10.1038/S41467-024-44824-Z",
        "@misc{x, title={Segment Anything in Medical Images}, year={2024}}",
    ):
        brought(page).fill(text)
        expect(page.locator(".answer")).to_contain_text("The catalog has it: MedSAM")
    page.get_by_role("link", name="correct it").click()
    expect(page.get_by_role("heading", name="Correct MedSAM")).to_be_visible()


def test_an_id_alone_fills_only_itself(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    brought(page).fill("arXiv:2501.12345v1")
    expect(page.locator(".answer")).to_contain_text("No entry states it.")
    expect(page.locator(".answer")).to_contain_text("works are here without an arXiv id: give the name or the title")
    data = record_of(written(page)).data

    assert data.pop("added")
    assert data == {
        "preprint": {"server": "arXiv", "id": "2501.12345"},
        "links": {"paper": "https://arxiv.org/abs/2501.12345"},
        "sources": [{"url": "https://arxiv.org/abs/2501.12345"}],
    }


def test_a_work_is_recognised_by_its_code_its_name_and_a_title_like_its_own(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    answer, beside = page.locator(".answer"), page.locator(".yaml__hints")
    for text, why in (
        ("https://github.com/bowang-lab/MedSAM.git", "it has the same address"),
        ("bowang-lab/MedSAM", "it has the same address"),
        ("@misc{x, title={Segment Anything in Medical Image}, year={2024}}", "the title is nearly the same"),
        ("MedSA", "it has a name like this"),
    ):
        brought(page).fill(text)
        expect(answer.get_by_role("listitem").filter(has_text="MedSAM (model)")).to_contain_text(why)
    brought(page).fill("MedSAM")
    expect(answer).to_contain_text("The catalog has it: MedSAM (model)")

    brought(page).fill("2501.12345")
    expect(answer).to_contain_text("No entry states it.")
    fill(page, {"title": "Segment anything in medical image"})
    expect(beside).to_contain_text("MedSAM (model), correct it: the title is nearly the same.")


def test_a_new_entry_begins_with_a_name_and_what_was_brought_before_makes_room(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    brought(page).fill("2501.12345")
    expect(page.locator(".answer")).to_contain_text("No entry states it.")
    brought(page).fill("OrganNet: a net for organs of all kinds")
    page.get_by_role("button", name="Begin a new entry “OrganNet”").click()
    expect(page.get_by_role("button", name="Model", exact=True)).to_be_focused()
    data = record_of(written(page)).data

    assert data.pop("added")
    assert data == {"name": "OrganNet", "title": "OrganNet: a net for organs of all kinds"}


def test_tab_leads_on_from_an_open_list_and_no_word_is_lost(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    page.get_by_text("How it is built").click()
    field, following = page.locator('[data-keys="techniques"]'), page.locator('[data-keys="backbone"] input')
    box = field.get_by_role("combobox")
    box.focus()
    expect(field.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(following).to_be_focused()

    page.keyboard.press("Shift+Tab")
    page.keyboard.type("adapt")
    page.keyboard.press("Tab")
    expect(following).to_be_focused()
    expect(box).to_have_value("adapt")
    expect(field.get_by_role("status")).to_contain_text("“adapt” is not chosen: press Enter there to take “Adapt")
    page.get_by_role("button", name="“adapt” is typed, but not chosen").click()
    expect(box).to_be_focused()
    box.fill("prompt tuning")
    page.keyboard.press("Tab")
    expect(page.locator(".yaml__hints li")).to_have_count(0)
    assert record_of(written(page)).data["techniques"] == ["learnable-prompting"], "a word typed in full is taken"


def test_numbers_are_read_as_people_write_them_and_what_stays_empty_is_told(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    page.get_by_text("Licence, weights, size").click()
    fill(page, {"parameters": [{"count": "86M"}]})
    expect(page.locator('[data-keys="parameters.0.count"]').get_by_role("status")).to_have_text("read as 86,000,000")
    page.locator('[data-keys="parameters"] > div > .small').click()
    expect(page.locator(".yaml__hints li")).to_have_text(["Variant 2 is empty: it is left out"])
    expect(page.get_by_text("Licence, weights, size").locator("..")).to_contain_text("1 filled")
    assert record_of(written(page)).data["parameters"] == [{"count": 86_000_000}]


def test_no_file_is_begun_before_its_place_is_known(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    brought(page).fill(RECORD)
    send = page.get_by_role("button", name="Open the pull request page")
    send.click()
    expect(page.locator(".yaml__done")).to_have_text("Sub-field is missing: the place of the file follows from it.")
    expect(page.get_by_role("button", name="Language")).to_be_focused()
    assert len(page.context.pages) == 1

    page.context.route("https://repository.example/**", lambda route: route.fulfill(body="there"))
    choose(page, "", "Vision")
    with page.context.expect_page() as popup:
        send.click()
    assert "…" not in parse_qs(urlsplit(popup.value.url).query)["filename"][0]


def test_what_is_wrong_is_told_with_its_code_at_its_field(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    choose(page, "Model", "Vision")
    fill(
        page,
        {"name": "MedSAM", "year": "soon", "sources": [{"url": "example.org"}], "links": {"code": "github.com/a/b"}},
    )
    told = page.locator(".yaml__problems li")

    expect(told.filter(has_text="duplicate-id")).to_contain_text("is taken by catalog/models/vision/medsam.yaml")
    expect(told.filter(has_text="missing-key")).to_contain_text("Title title is missing")
    expect(told.filter(has_text="not-a-number")).to_contain_text("Year year: must be a whole number")
    expect(told.filter(has_text="links.code")).to_contain_text("Code links.code: 'github.com/a/b'")
    expect(told.filter(has_text="links.code")).to_contain_text("write https://github.com/a/b")
    expect(page.locator('[data-keys="year"] > .field__wrong')).to_contain_text("must be a whole number")
    told.filter(has_text="sources.url").get_by_role("button").click()
    expect(page.locator('[data-keys="sources.0.url"] input')).to_be_focused()


def test_to_look_at_every_field_of_an_entry_changes_nothing(open_page: OpenPage) -> None:
    """Of each kind one entry with many facts: what is unfolded is drawn from them, and read from the fields again."""
    richest = [max(real_catalog().of(kind), key=lambda it: len(it.model_dump_json())) for kind in KINDS.values()]
    page = open_page("contribute/")
    for entry in richest:
        page.goto(f"{page.url.split('?')[0]}?entry={entry.FOLDER}/{entry.id}")
        ready(page)
        before = written(page)
        for _ in range(3):  # records, and the records in them
            page.evaluate(UNFOLD)
        page.locator(".contribute input[type=text]").last.dispatch_event("input")

        assert written(page) == before, entry.id
        assert state(page).inner_text() == "Nothing is changed yet.", entry.id


def test_a_correction_writes_its_record_and_opens_the_file(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("models/medsam/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Correct this").click()
    ready(page)
    before = (ROOT / "catalog/models/vision/medsam.yaml").read_text(encoding="utf-8")
    assert written(page) == before
    expect(state(page)).to_have_text("Nothing is changed yet.")

    page.locator('[data-keys="adaptation"] [data-id="adapter-tuning"]').click()
    page.get_by_role("button", name="A source has it wrong").click()
    page.get_by_role("group", name="Which source is wrong?", exact=True).get_by_role("button", name="survey").click()
    page.get_by_label("What does it have there?").fill("FT, PE")
    page.get_by_label("How do you know better?").fill("The paper also trains an adapter.")
    page.locator("#why-adaptation-stated").fill("https://example.org/paper")
    page.get_by_label("I compared the whole entry with its sources today").check()
    expect(state(page)).to_have_text("The check has nothing to say against it.")
    page.context.route("https://repository.example/**", lambda route: route.fulfill(body="there"))
    with page.context.expect_page() as popup:
        page.get_by_role("button", name="Copy it and open the file").click()
    assert urlsplit(popup.value.url).path == "/hfm/edit/main/catalog/models/vision/medsam.yaml"
    expect(page.locator(".yaml__then")).to_contain_text("select the whole text, paste the new one over it")
    assert page.evaluate("navigator.clipboard.readText()") == written(page)

    catalog = Path(shutil.copytree(ROOT / "catalog", tmp_path / "catalog"))
    (catalog / "models/vision/medsam.yaml").write_text(written(page), encoding="utf-8")
    assert as_text(examine(catalog)[1]) == ""
    assert [path for path, _ in unformed(catalog)] == []
    made, old = record_of(written(page)).data, record_of(before).data
    assert made["sources"] == [*old["sources"], {"url": "https://example.org/paper", "states": "adaptation"}]
    assert made["corrections"][-1] == {
        "field": "adaptation",
        "source": "survey",
        "source_value": "FT, PE",
        "reason": "The paper also trains an adapter.",
        "counted_as": old["adaptation"],
    }


def test_a_change_is_asked_about_at_its_field_and_nothing_is_answered_before(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/?entry=models/medsam"))
    before = record_of(written(page)).data["year"]
    expect(page.locator(".asked")).to_have_count(0)
    fill(page, {"year": 2024})
    asked = page.locator('[data-keys="year"] > .asked')

    expect(asked.locator("legend")).to_have_text(f"It was: {before}. Who had it wrong?")
    expect(asked.get_by_role("button", pressed=True)).to_have_count(0)
    expect(asked.get_by_text("Which source", exact=False)).to_have_count(2)
    expect(asked.get_by_text("Which source", exact=False).locator("visible=true")).to_have_count(0)
    expect(asked.get_by_role("button", name="A source has it wrong")).to_have_accessible_description(
        "It says the old value, and is mistaken. That goes on record under “Corrections”, with how you know."
    )
    fill(page, {"year": before})
    expect(page.locator(".asked")).to_have_count(0)


def test_a_correction_shows_the_lines_that_change_and_the_whole_on_request(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/?entry=models/medsam"))
    before = record_of(written(page)).data["year"]
    fill(page, {"year": 2024})

    expect(page.locator(".yaml__difference del")).to_have_text([f"year: {before}"])
    expect(page.locator(".yaml__difference ins")).to_have_text(["year: 2024"])
    expect(page.locator(".yaml pre code")).to_be_hidden()
    page.get_by_text("The whole file").click()
    expect(page.locator(".yaml pre code")).to_be_visible()


def test_what_is_still_to_mend_is_said_before_the_host_opens(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/?entry=models/medsam", permissions=["clipboard-read", "clipboard-write"]))
    page.context.route("https://repository.example/**", lambda route: route.fulfill(body="there"))
    fill(page, {"year": "soon"})
    page.get_by_role("button", name="Copy it and open the file").click()
    first = page.locator(".yaml__first")

    expect(first).to_contain_text("2 things are still to mend.")
    expect(first.get_by_role("button", name="Year", exact=True)).to_be_focused()
    assert len(page.context.pages) == 1
    page.keyboard.press("Enter")
    expect(page.locator('[data-keys="year"] > input')).to_be_focused()
    with page.context.expect_page():
        first.get_by_role("button", name="Go on all the same").click()


def test_data_that_a_model_was_trained_on_is_a_dataset_here_or_a_name(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    page.get_by_text("Data training data").click()
    for typed, chosen in (("MIMIC-CXR", {"dataset": "mimic-cxr"}), ("A private set", {"name": "A private set"})):
        page.get_by_role("button", name="Add a training set").click()
        box = page.locator('[data-keys^="training_data"]').get_by_role("combobox").last
        expect(box).to_have_attribute("placeholder", "Search the datasets here, or type another name")
        box.fill(typed)
        expect(page.get_by_role("option", name="a name that is not here").last).to_contain_text(typed)
        box.press("Enter")
        assert record_of(written(page)).data["training_data"][-1] == chosen


HOLES = re.compile(r"undefined|\bNaN\b|\bnull\b|\[object|“”|''|\(\)|\s:\s")
FILL = """() => { for (const box of document.querySelectorAll(".contribute .record :is(input[type=text], textarea)")) {
  box.value = "x y?";
  box.dispatchEvent(new Event("input", {bubbles: true}));
} }"""
ADD = """() => { for (const it of document.querySelectorAll(".contribute .small")) if (it.textContent.startsWith("Add ")) it.click(); }"""
TEXTS = """() => [...document.querySelectorAll(".contribute, .contribute [aria-label], .contribute [placeholder], .contribute [title]")]
  .flatMap(it => [it.classList.contains("contribute") ? it.innerText : "", it.getAttribute("aria-label"), it.placeholder, it.title])
  .filter(Boolean).join("\\n")"""


def test_no_text_of_the_form_has_a_hole(open_page: OpenPage) -> None:
    """Of each kind, everything unfolded and everything filled in wrongly."""
    page = ready(open_page("contribute/", height=4000))
    for kind in KINDS.values():
        choose(page, label(kind))
        for script in (UNFOLD, ADD, UNFOLD, FILL):
            page.evaluate(script)
        text = page.evaluate(TEXTS)

        assert not (found := HOLES.search(text)), text[max(0, found.start() - 80) : found.end() + 80]  # type: ignore[union-attr]
        assert page.locator('.contribute :is(label, .field__label):text-is("")').count() == 0


def test_a_fact_that_only_the_entry_had_wrong_or_lacked_asks_for_its_source(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/?entry=models/medsam"))
    before = record_of(written(page)).data
    fill(page, {"year": 2024, "parameters_printed": "93M"})
    wrong, new = page.locator('[data-field="year"]'), page.locator('[data-field="parameters_printed"]')
    wrong.get_by_role("button", name="Only the entry had it wrong").click()

    expect(wrong).to_contain_text("Written: the new value. No record of a correction, as no source is wrong.")
    expect(new.get_by_role("group", name="Who had it wrong?")).to_have_count(0)
    expect(page.locator(".yaml__hints li")).to_have_text(
        ["Say which source states the new “Year”", "Say which source states the new “Parameters as printed”"]
    )
    page.get_by_role("button", name="Say which source states the new “Parameters as printed”").click()
    new.locator("input:visible").fill("https://example.org/card")
    wrong.get_by_role("group", name="Which source states the new value?").get_by_role("button", name="survey").click()
    expect(page.locator(".yaml__hints li")).to_have_count(0)
    expect(new).to_contain_text("https://example.org/card among the sources, as what states “Parameters as printed”")
    made = record_of(written(page)).data
    assert made["sources"] == [
        *before["sources"],
        {"url": "https://example.org/card", "states": "parameters_printed"},
    ]
    assert made["corrections"] == before["corrections"]


def test_a_text_too_long_for_an_address_is_copied_and_an_issue_takes_it_too(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/", permissions=["clipboard-read", "clipboard-write"]))
    brought(page).fill(RECORD)
    choose(page, "Model", "Vision")
    page.context.route("https://repository.example/**", lambda route: route.fulfill(body="there"))
    with page.context.expect_page() as popup:
        page.get_by_role("button", name="Open an issue with it").click()
    asked = parse_qs(urlsplit(popup.value.url).query)
    assert (asked["template"], asked["kind"], asked["group"]) == (["new-entry.yml"], ["model"], ["vision"])
    assert asked["facts"] == [f"```yaml\n{written(page)}```"]

    fill(page, {"aliases": [f"Segmenter number {n} of the long list" for n in range(200)]})
    with page.context.expect_page() as popup:
        page.get_by_role("button", name="Open the pull request page").click()
    assert parse_qs(urlsplit(popup.value.url).query) == {"filename": ["catalog/models/vision/organsam.yaml"]}
    expect(page.locator(".yaml__done")).to_contain_text("paste it on the page that opens")
    assert page.evaluate("navigator.clipboard.readText()") == written(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_form_is_sound_and_fits(open_page: OpenPage, width: int, scheme: str) -> None:
    page = ready(open_page("contribute/", width=width, scheme=scheme))
    brought(page).fill(RECORD)
    expect(page.locator(".answer")).to_contain_text("It is not there yet.")
    page.get_by_text("How it is built").click()
    box = page.locator('[data-keys="techniques"]').get_by_role("combobox")
    box.fill("adapter")

    assert too_wide(page) == []
    assert broken_rules(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_a_correction_is_sound_and_fits(open_page: OpenPage, width: int, scheme: str) -> None:
    page = ready(open_page("contribute/?entry=models/medsam", width=width, scheme=scheme))
    fill(page, {"year": 2024, "parameters_printed": "93M", "parameters": [{"count": "93M"}]})
    page.locator('[data-field="year"]').get_by_role("button", name="Only the entry had it wrong").click()
    page.locator('[data-keys="parameters"] > div > .small').click()
    page.locator(".explained > summary").first.click()

    assert too_wide(page) == []
    assert broken_rules(page) == []


def test_what_was_begun_is_there_after_a_reload(open_page: OpenPage) -> None:
    page = ready(open_page("contribute/"))
    expect(page.get_by_text("Bring it back")).to_be_hidden()
    brought(page).fill(RECORD)
    choose(page, "Model", "Vision")
    made = written(page)
    page.reload()

    assert written(ready(page)) == made
    page.get_by_role("button", name="Start again").click()
    expect(state(page)).to_have_text("Nothing is filled in yet.")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("button", name="Start again")).to_be_visible()
    assert written(ready(page)) == made, "nothing that was typed is lost by one click"


def test_without_javascript_a_link_begins_the_file_of_each_kind(open_page: OpenPage) -> None:
    page = open_page("contribute/", java_script_enabled=False)
    links = page.locator(".byhand a").all()

    assert len(links) == len(KINDS)
    for kind, link in zip(KINDS.values(), links, strict=True):
        asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        assert asked["filename"][0].startswith(f"catalog/{kind.FOLDER}/")
        assert "\nname:" in asked["value"][0]
        assert set(record_of(asked["value"][0]).data) == {
            name for name, it in kind.model_fields.items() if it.is_required()
        } - {"id", "group"}


def test_where_the_repository_is_not_known_the_page_says_what_to_do(small_page: Page) -> None:
    small_page.goto("contribute/")
    ready(small_page)
    brought(small_page).fill(RECORD)
    expect(small_page.locator(".yaml__sending")).to_contain_text("first choose its part and its name above")
    choose(small_page, "Model", "Vision")

    expect(small_page.locator(".yaml__sending")).to_contain_text("does not know its repository")
    expect(small_page.locator(".yaml__sending")).to_contain_text("catalog/models/vision/organsam.yaml")
    with small_page.expect_download() as saved:
        small_page.get_by_role("button", name="Save as a file").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8") == written(small_page)


def test_the_form_works_from_disk(browser: Browser, small_sites: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto((small_sites["mkdocs"] / "contribute/index.html").as_uri() + "?entry=models/medsam")
    ready(page)

    assert record_of(written(page)).data["name"] == "MedSAM"
    page.close()
