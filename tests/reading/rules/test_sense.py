"""What is said twice is said alike."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

DATASET = "name: X-Data\nlinks: {data: https://x.example.org/data}\nsources: [{source: list}]\nadded: 2026-11-22\n"

SIZES = [
    ("100k images", 5, False), ("100k images", 100_000, True), ("1.2M slides", 1_200_000, True), ("1,234 scans", 1_234, True),
    ("1,234 scans", 1_235, True), ("292.4k CT, 673k MRI, 390k ultrasound", 1_355_400, True), ("over 2.5 petabytes", 2_500_000_000_000_000, True),
    ("two hospitals", 77, True), ("2,000 images", 2_000_000, False),
]  # fmt: skip


@pytest.mark.parametrize(("scale", "count", "fits"), SIZES)
def test_a_size_is_the_scale_in_numbers(faulty: FaultyCatalog, scale: str, count: int, fits: bool) -> None:
    faulty.write(
        "datasets/vision/x-data.yaml", f"{DATASET}scale: '{scale}'\nsize: [{{count: {count}, unit: instances}}]\n"
    )
    told = [place(it) for it in faulty.problems()]

    assert told == ([] if fits else ["datasets/vision/x-data.yaml:6:16 numbers-disagree"])


@pytest.mark.parametrize(
    ("printed", "count", "fits"),
    [("7B", 7_000_000_000, True), ("7B", 70, False), ("93M", 93_000_000, True), ("93M", 93, False)],
)
def test_parameters_are_those_that_are_printed(faulty: FaultyCatalog, printed: str, count: int, fits: bool) -> None:
    faulty.model(f"parameters_printed: {printed}\nparameters: [{{count: {count}}}]\n")

    assert [place(it) for it in faulty.problems()] == (
        [] if fits else ["models/vision/x-net.yaml:7:22 numbers-disagree"]
    )


def test_a_family_is_one_that_the_backbone_names(faulty: FaultyCatalog) -> None:
    problem = faulty.model("backbone: BERT-base\nbackbone_families: [sam]\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:7:20 words-disagree"
    assert problem.tip == "write backbone_families: [bert], or mend backbone"
    assert faulty.model("backbone: BERT-base and SAM\nbackbone_families: [sam]\n").problems() == []


def test_the_earlier_versions_of_a_model_come_to_an_end(faulty: FaultyCatalog) -> None:
    for one, other in ("ab", "bc", "ca"):
        text = f"name: {one} net\ntitle: The {one} net\nyear: 2020\npredecessor: {other}\nsources: [{{source: list}}]\nadded: 2026-11-22\n"
        faulty.write(f"models/vision/{one}.yaml", text)

    assert [place(it) for it in faulty.problems()] == [
        f"models/vision/{it}.yaml:4:14 circular-predecessor" for it in "abc"
    ]


def test_data_have_an_address(faulty: FaultyCatalog) -> None:
    text = "name: X data\nsources: [{source: list}]\nadded: 2026-11-22\n"
    problem = faulty.write("datasets/vision/x-data.yaml", text).one_problem()

    assert (problem.code, problem.tip) == ("missing-key", "add `links:`, then `  data: https://…`")
    assert faulty.write("datasets/vision/x-data.yaml", text + "links: {data: 'https://a.org/x'}\n").problems() == []


def test_what_is_not_released_has_no_address(faulty: FaultyCatalog) -> None:
    problem = faulty.model("weights: {url: 'https://a.org/w', access: not-released}\n").one_problem()

    assert (problem.code, problem.tip) == (
        "words-disagree",
        "leave url out; or, where one gets them there, write access: open",
    )
