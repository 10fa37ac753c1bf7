"""Questions that readers have, answered by clicking, from the home page on."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from catalogs import real_catalog
from explorers import facet, ids, names, ready, shows, tick, values
from hfm.model import Dataset, Study

OpenPage = Callable[..., Page]


def test_ct_segmentation_models_that_build_on_sam_and_have_public_code(page: Page) -> None:
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    ready(page)
    tick(page, "modalities", "CT")
    tick(page, "tasks", "Segmentation")
    tick(page, "backbone_families", "SAM")
    tick(page, "code", "Public code")

    expected = [
        it
        for it in real_catalog().models
        if "ct" in it.modalities
        and "segmentation" in it.tasks
        and "sam" in values(it, "backbone_families")
        and (it.links.code or "").startswith("http")
    ]
    assert len(expected) > 5
    shows(page, expected)
    assert {"SegVol", "MA-SAM"} <= set(names(page))
    for name in ("MA-SAM", "SAMed"):
        page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()
    page.get_by_role("link", name="Compare").click()
    expect(ready(page).locator("thead")).to_contain_text("MA-SAM")
    expect(page.locator("tr.differs").first).to_be_visible()


def test_what_one_may_use_commercially_under_10_billion_parameters_with_weights_for_ct(page: Page) -> None:
    clicks = count_clicks(page)
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    ready(page)
    tick(page, "weights", "Open")
    tick(page, "commercial_use", "Allowed")
    tick(page, "modalities", "CT")
    panel = facet(page, "parameters")
    panel.get_by_label("Parameters to").click()
    page.keyboard.type("10B")
    page.keyboard.press("Enter")
    expect(page.locator(".explorer__chosen")).to_contain_text("Parameters: up to 10B")

    wanted = {"weights": "open", "commercial_use": "allowed", "modalities": "ct"}
    passes = [it for it in real_catalog().models if all(of in values(it, field) for field, of in wanted.items())]
    shows(page, [it for it in passes if any(n.count <= 10**10 for n in it.parameters)])
    assert clicks() <= 5


def test_what_came_in_the_last_month_in_pathology(page: Page) -> None:
    clicks = count_clicks(page)
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    ready(page)
    tick(page, "new", "In the last month")
    tick(page, "modalities", "Pathology")

    new = {it.id: it for it in real_catalog().models if "1-months" in values(it, "new")}
    expected = [it for it in new.values() if "pathology" in values(it, "modalities")]
    expect(page.locator(".explorer__count")).to_have_text(re.compile(f"^{len(expected)} of "))
    assert set(ids(page)) == {it.id for it in expected}
    assert clicks() <= 3


def test_what_was_trained_on_mimic_cxr(page: Page) -> None:
    clicks = count_clicks(page)
    page.locator(".bar__nav").get_by_role("link", name="Models", exact=True).click()
    ready(page)
    facet(page, "training_data").get_by_label("Find in Trained on").fill("mimic cxr")
    tick(page, "training_data", "MIMIC-CXR")

    found = [it for it in real_catalog().models if "mimic-cxr" in {data.dataset for data in it.training_data}]
    assert len(found) > 3
    shows(page, found)
    assert clicks() <= 3


def count_clicks(page: Page) -> Callable[[], int]:
    """How often the reader has clicked since."""
    clicks: list[bool] = []
    page.expose_function("clicked", lambda: clicks.append(True))
    page.add_init_script("addEventListener('click', event => event.isTrusted && event.detail && clicked(), true)")
    page.evaluate("addEventListener('click', event => event.isTrusted && event.detail && clicked(), true)")
    return lambda: len(clicks)


def test_chest_x_ray_datasets_with_reports_and_more_than_100_000_images(page: Page) -> None:
    page.locator(".bar__nav").get_by_role("link", name="Datasets", exact=True).click()
    ready(page)
    tick(page, "modalities", "X-ray")
    tick(page, "modalities", "Medical reports")
    facet(page, "modalities").get_by_label("with all of these").check()
    tick(page, "unit", "images")
    facet(page, "size").get_by_label("Size from").fill("100k")
    facet(page, "size").get_by_label("Size from").press("Enter")

    expected = [
        it
        for it in real_catalog().of(Dataset)
        if {"x-ray", "medical-reports"} <= set(it.modalities)
        and any(size.unit == "images" and size.count >= 100_000 for size in it.size)
    ]
    assert "MIMIC-CXR" in {it.name for it in expected}
    shows(page, expected)


def test_studies_that_found_fairness_problems_and_of_which_models(page: Page) -> None:
    page.locator(".bar__nav").get_by_role("link", name="Trust", exact=True).click()
    ready(page)
    tick(page, "trust", "Fairness")

    expected = [it for it in real_catalog().of(Study) if "fairness" in it.trust]
    shows(page, expected)
    told = page.locator("tbody [data-label=Models]").all_inner_texts()
    assert sorted(told) == sorted(", ".join(it.name for it in study.models) for study in expected)
    page.get_by_role("link", name="FairCLIP").click()
    expect(page.locator("h1")).to_contain_text("FairCLIP")
