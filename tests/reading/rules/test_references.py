"""A link from one entry to another always arrives."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

NOWHERE = [
    (
        "a dataset",
        "models/vision/x-net.yaml",
        "training_data: [{dataset: mimic-crx}]",
        "dataset",
        "did you mean 'mimic-cxr'?",
    ),
    ("an earlier version", "models/vision/x-net.yaml", "predecessor: dnabrt", "model", "did you mean 'dnabert'?"),
    ("nothing near", "models/vision/x-net.yaml", "applications: [zzzzzzzz]", "application", "catalog/applications/"),
]


@pytest.mark.parametrize(("path", "line", "kind", "tip"), [it[1:] for it in NOWHERE], ids=[it[0] for it in NOWHERE])
def test_a_reference_that_leads_nowhere_is_a_problem(
    faulty: FaultyCatalog, path: str, line: str, kind: str, tip: str
) -> None:
    problem = faulty.model(line + "\n").one_problem()

    assert problem.code == "unknown-reference"
    assert f"there is no {kind} '" in problem.message
    assert tip in problem.tip


def test_a_reference_inside_a_record_is_checked_at_its_place(faulty: FaultyCatalog) -> None:
    faulty.change("studies/chatcad.yaml", "    model: medsam", "    model: medsum")

    assert place(faulty.one_problem()) == "studies/chatcad.yaml:15:12 unknown-reference"


def test_an_id_of_another_kind_is_no_reference(faulty: FaultyCatalog) -> None:
    problem = faulty.model("training_data: [{dataset: medsam}]\n").one_problem()

    assert problem.message == "training_data: there is no dataset 'medsam' in catalog/datasets/"


def test_an_entry_that_others_name_cannot_go(faulty: FaultyCatalog) -> None:
    (faulty.folder / "datasets/multimodal/mimic-cxr.yaml").unlink()

    assert [place(it) for it in faulty.problems()] == [
        "models/multimodal/medclip.yaml:19:14 unknown-reference",
        "studies/chatcad.yaml:21:14 unknown-reference",
    ]


@pytest.mark.parametrize(
    ("more", "tip"),
    [("", "leave line 6 out: absent means not known"), (", replaced_by: medsam", "write predecessor: medsam")],
    ids=["gone", "replaced"],
)
def test_an_id_that_was_removed_is_said_to_be_with_what_took_its_place(
    faulty: FaultyCatalog, more: str, tip: str
) -> None:
    line = "  - {kind: model, id: old-net, day: 2026-11-20, reason: It was withdrawn.%s}\n"
    faulty.write("removed.yaml", "removed:\n" + line % more)
    problem = faulty.model("predecessor: old-net\n").one_problem()

    assert problem.code == "removed-reference"
    assert problem.message == "predecessor: the model 'old-net' went on 2026-11-20: It was withdrawn."
    assert problem.tip == tip


def test_an_entry_never_names_itself(faulty: FaultyCatalog) -> None:
    problem = faulty.model("predecessor: x-net\n").one_problem()

    assert place(problem) == "models/vision/x-net.yaml:6:14 self-reference"


def test_an_entry_may_name_its_namesake_of_another_kind(faulty: FaultyCatalog) -> None:
    assert "presents: chatcad" in (faulty.folder / "studies/chatcad.yaml").read_text(encoding="utf-8")
    assert faulty.problems() == []


def test_a_reference_by_an_earlier_id_is_told_the_one_of_now(faulty: FaultyCatalog) -> None:
    (faulty.folder / "models/vision/medsam.yaml").rename(faulty.folder / "models/vision/medsam-one.yaml")
    faulty.change("models/vision/medsam-one.yaml", "previously: [med-sam]", "previously: [med-sam, medsam]")
    problem = next(it for it in faulty.problems() if it.path.endswith("studies/chatcad.yaml"))

    assert (problem.code, problem.message) == ("renamed-reference", "models: 'medsam' is now 'medsam-one'")
    assert problem.tip == "write model: medsam-one"


def test_what_several_files_miss_was_there(faulty: FaultyCatalog) -> None:
    text = "name: {0}\ntitle: The {0} of all\nyear: 2020\ntraining_data: [{{dataset: gone}}]\nsources: [{{source: list}}]\nadded: 2026-11-22\n"
    for name in ("Apple", "Pear"):
        faulty.write(f"models/vision/{name.lower()}.yaml", text.format(name))

    assert [it.tip.split(";")[0] for it in faulty.problems()] == ["bring its file back"] * 2
