"""Three questions that readers have, answered by clicking, from the home page on."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from catalogs import real_catalog
from explorers import facet, names, ready, shows, tick, values
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
    assert {"MIMIC-CXR", "CheXpert"} <= {it.name for it in expected}
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
    expect(page.locator("h1")).to_have_text("FairCLIP")
