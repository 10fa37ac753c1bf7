"""`hfm check` tells every problem of every file in one run: where it is, what it is, what to write instead."""

from __future__ import annotations

import ast
import random
import re
import time
from pathlib import Path

import pytest

from checkouts import FIXTURE, ROOT
from faults import PLAIN_MODEL, FaultyCatalog, mutated, place
from hfm.model import Vocabulary
from hfm.reading import messages
from hfm.reading.validate import examine, read_catalog

LONG = "x" * 401
Y_NET = "models/vision/y-net.yaml"

# id, the sixth line of a model, column, code, a part of the message, a part of the tip
FIELDS = [
    ("unknown key", "license: MIT", 1, "unknown-key", "'license' is not a field here", "did you mean 'licence'?"),
    ("unknown key, nothing near", "zzz: 1", 1, "unknown-key", "'zzz' is not a field", "known here: name, aliases"),
    ("merge key", "<<: {notes: Nature}", 1, "unknown-key", "'<<' is not a field", "known here:"),
    ("key of a link", "links: {papr: https://a.org/}", 9, "unknown-key", "'papr' is not", "did you mean 'paper'?"),
    ("id in the file", "id: x-net", 1, "unknown-key", "where the file stands", "remove the line"),
    ("group in the file", "group: vision", 1, "unknown-key", "where the file stands", "remove the line"),
    ("text where a list must be", "tasks: segmentation", 8, "not-a-list", "tasks: must be a list", "write tasks: [segmentation]"),
    ("number where text must be", "backbone: 2020", 11, "not-text", "backbone: must be text", "write backbone: "),
    ("true where text must be", "backbone: true", 11, "not-text", "backbone: must be text", "write backbone: "),
    ("list where text must be", "backbone: [a]", 11, "not-text", "backbone: must be text", ""),
    ("mapping where text must be", "backbone: {a: b}", 11, "not-text", "backbone: must be text", ""),
    ("number in a list of text", "aliases: [3]", 11, "not-text", "aliases.1: must be text", "write '3'"),
    ("text where a mapping must be", "links: https://a.org/", 8, "not-a-mapping", "links: must hold", ""),
    ("text where a record must be", "corrections: [year]", 14, "not-a-mapping", "corrections: each item must hold", "write corrections: [{source: year}]"),
    ("empty text", "backbone: ''", 11, "empty-value", "backbone: has no text", "leave the key out"),
    ("too long", f"backbone: {LONG}", 11, "too-long", "longer than 400", "shorter"),
    ("a line break in a line", 'backbone: "a\\nb"', 11, "bad-text", "one line of plain text", "write backbone: a b"),
    ("a control character, escaped", 'notes: "a\\x1bb"', 8, "bad-text", "not plain text", "write notes: ab"),
    ("a C1 control, escaped", 'backbone: "a\\x9bb"', 11, "bad-text", "one line of plain text", ""),
    ("a line separator, escaped", 'backbone: "a\\u2028b"', 11, "bad-text", "one line of plain text", ""),
    ("no character, escaped", 'backbone: "a\\uffffb"', 11, "bad-text", "one line of plain text", ""),
    ("a right-to-left override, escaped", 'backbone: "a\\u202eb"', 11, "bad-text", "one line of plain text", ""),
    ("javascript link", "links: {paper: 'javascript:alert(1)'}", 16, "bad-address", "not a web address", "https://"),
    ("data link", "links: {paper: 'data:text/html,x'}", 16, "bad-address", "not a web address", "https://"),
    ("link of no scheme", "links: {paper: //a.b/}", 16, "bad-address", "not a web address", "https://"),
    ("link with a blank", "links: {paper: 'https://a.org/ c'}", 16, "bad-address", "not a web address", ""),
    ("link with markup", "links: {paper: 'https://a.org/<script>'}", 16, "bad-address", "not a web address", ""),
    ("link with a quote", "links: {code: 'https://a.org/\"onclick'}", 15, "bad-address", "not a web address", ""),
    ("link with a turned reading", 'links: {code: "https://a.org/\\u202ecod"}', 15, "bad-address", "not a web address", ""),
    ("DOI as an address", "publication: {venue: Cell, kind: journal, doi: https://doi.org/10.1000/x}", 48, "bad-doi", "not a DOI", "write doi: 10.1000/x"),
    ("DOI with a control character", 'publication: {venue: Cell, kind: journal, doi: "10.1000/a\\x01"}', 48, "bad-doi", "not a DOI", ""),
    ("arXiv id with its version", "preprint: {server: arXiv, id: 2306.04716v2}", 31, "bad-arxiv", "not an arXiv id", "write id: '2306.04716'"),
    ("arXiv id in other digits", "preprint: {server: arXiv, id: ٢٣٠٦.٠٤٧١٦}", 31, "bad-arxiv", "not an arXiv id", ""),
    ("previous id in capitals", "previously: [XNet]", 14, "bad-id", "'XNet' is not an id", "write xnet"),
    ("month 13", "preprint: {server: arXiv, date: 2020-13}", 33, "bad-date", "month must be in 1..12", ""),
    ("30 February", "preprint: {server: arXiv, date: 2020-02-30}", 33, "bad-date", "day", ""),
    ("a date in words", "preprint: {server: arXiv, date: May 2020}", 33, "bad-date", "is not a date", "write date: 2020-05"),
    ("a date in other digits", "preprint: {server: arXiv, date: ٢٠٢٠}", 33, "bad-date", "is not a date", "YYYY-MM-DD"),
    ("a day without a day", "verified: 2026-11", 11, "bad-date", "a whole date", "YYYY-MM-DD"),
    ("et al. first", "authors: [et al., A. B.]", 10, "bad-authors", "'et al.' comes last", ""),
    ("a number with an underscore", "sources: [{row: 1_000}]", 17, "not-a-number", "whole number", "write row: 1000"),
    ("a number in quotes", "sources: [{row: '1'}]", 17, "not-a-number", "whole number", "write row: 1"),
    ("no sources", "sources: []", 10, "empty-list", "sources: has too few items", ""),
    ("missing in a record", "corrections: [{field: year}]", 15, "missing-key", "'corrections.1.reason' is missing", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "code", "message", "tip"), [it[1:] for it in FIELDS], ids=[it[0] for it in FIELDS]
)
def test_a_field_says_what_is_wrong_with_its_value(
    faulty: FaultyCatalog, line: str, column: int, code: str, message: str, tip: str
) -> None:
    key = line.split(":")[0]
    kept = "".join(it + "\n" for it in PLAIN_MODEL.splitlines() if not it.startswith(f"{key}:"))
    number = kept.count("\n") + 1
    problems = faulty.write("models/vision/x-net.yaml", f"{kept}{line}\n").problems()
    problem = problems[0]

    assert place(problem) == f"models/vision/x-net.yaml:{number}:{column} {code}"
    assert message in problem.message
    assert tip in problem.tip
    assert {it.code for it in problems} <= {code, "missing-key"}, "a mistake is told once"


def test_true_and_false_are_no_words(faulty: FaultyCatalog) -> None:
    faulty.change("surveys/azad-et-al.yaml", "llms: true", "llms: 'true'")
    problem = faulty.one_problem()

    assert place(problem) == "surveys/azad-et-al.yaml:10:9 not-true-or-false"
    assert problem.message == "covers.llms: must be true or false"


def test_a_number_has_its_limits(faulty: FaultyCatalog) -> None:
    faulty.change("models/vision/medsam.yaml", "year: 2023\n", "year: 1066\n")
    faulty.change("datasets/language/md-her.yaml", "count: 96000", "count: 0")
    small, early = faulty.problems()

    assert (small.code, early.code) == ("out-of-range", "out-of-range")
    assert early.message == "year: 1066 is out of range"
    assert early.tip == "the limit is 1900"


def test_a_word_of_a_closed_list_brings_the_nearest_one(faulty: FaultyCatalog) -> None:
    faulty.change("datasets/multimodal/mimic-cxr.yaml", "access: credentialed", "access: credentials")
    problem = faulty.one_problem()

    assert place(problem) == "datasets/multimodal/mimic-cxr.yaml:4:9 unknown-word"
    assert "is not one of 'open', 'registration'" in problem.message
    assert problem.tip == "did you mean 'credentialed'?"


def test_a_missing_field_is_asked_for_in_the_words_of_the_model(faulty: FaultyCatalog) -> None:
    faulty.change("models/vision/medsam.yaml", "added: 2026-11-02\n", "")
    problem = faulty.one_problem()

    assert place(problem) == "models/vision/medsam.yaml:1:1 missing-key"
    assert problem.message == "'added' is missing"
    assert problem.tip == "it says the day this entry joined the catalog, YYYY-MM-DD"


# id, path, code, a part of the message, a part of the tip
PLACES = [
    ("unknown kind", "modles/vision/x.yaml", "misplaced-file", "'modles' is not a part", "did you mean 'models'?"),
    ("no kind", "x.yaml", "misplaced-file", "'x.yaml' is not a part", "catalog/<kind>/"),
    ("no group", "models/x.yaml", "misplaced-file", "where an entry can be", "models/<language|vision"),
    ("unknown group", "models/visoin/x.yaml", "misplaced-file", "where an entry can be", "did you mean 'vision'?"),
    (
        "group of a kind without",
        "studies/vision/x.yaml",
        "misplaced-file",
        "where an entry can be",
        "studies/<id>.yaml",
    ),
    ("too deep", "models/vision/a/x.yaml", "misplaced-file", "where an entry can be", "<id>.yaml"),
    ("capitals", "models/vision/MedSAM-2.yaml", "bad-file-name", "cannot be an id", "name it medsam-2.yaml"),
    (
        "differs by capitals only",
        "models/vision/MedSAM.yaml",
        "bad-file-name",
        "cannot be an id",
        "name it medsam-2.yaml, or delete it if it is the work of medsam.yaml",
    ),
    ("ends in .yml", "models/vision/x.yml", "bad-file-name", "cannot be an id", "name it x.yaml"),
    ("ends in .YAML", "models/vision/x.YAML", "bad-file-name", "cannot be an id", "name it x.yaml"),
    ("an underscore", "models/vision/x_1.yaml", "bad-file-name", "cannot be an id", "name it x-1.yaml"),
    ("a dash at the end", "models/vision/x-.yaml", "bad-file-name", "cannot be an id", "name it x.yaml"),
    ("two dashes", "models/vision/x--1.yaml", "bad-file-name", "cannot be an id", "name it x-1.yaml"),
    ("a blank", "models/vision/x 1.yaml", "bad-file-name", "cannot be an id", "name it x-1.yaml"),
    ("nothing an id has", "models/vision/模型.yaml", "bad-file-name", "cannot be an id", "single dashes"),
    ("no ending", "models/vision/README", "bad-file-name", "cannot be an id", "readme.yaml"),
    ("word list in .yml", "vocabulary/tasks.yml", "misplaced-file", "a word list can be", "vocabulary/<name>.yaml"),
    ("word list in a folder", "vocabulary/a/tasks.yaml", "misplaced-file", "a word list can be", "vocabulary/<name>"),
    (
        "word list in capitals",
        "vocabulary/Tasks2.yaml",
        "bad-file-name",
        "cannot be the name of a word list",
        "name it tasks2.yaml",
    ),
]


@pytest.mark.parametrize(("path", "code", "message", "tip"), [it[1:] for it in PLACES], ids=[it[0] for it in PLACES])
def test_a_file_is_where_its_kind_lives(faulty: FaultyCatalog, path: str, code: str, message: str, tip: str) -> None:
    words = "label: A\ndefinition: B.\nterms: [{id: a, label: A, definition: B.}]\n"
    problem = faulty.write(path, words if path.startswith("vocabulary") else PLAIN_MODEL).one_problem()

    assert place(problem) == f"{path}:1:1 {code}"
    assert message in problem.message
    assert tip in problem.tip


def test_a_name_is_told_by_its_bytes_even_where_it_is_no_text(faulty: FaultyCatalog) -> None:
    path = bytes(faulty.folder / "models" / "vision") + b"/x\xff.yaml"
    Path(path.decode("utf-8", "surrogateescape")).write_text(PLAIN_MODEL, encoding="utf-8")

    assert faulty.one_problem().code == "bad-file-name"


def test_hidden_files_of_editors_and_systems_are_left_alone(faulty: FaultyCatalog) -> None:
    faulty.write(".editorconfig", "x").write("models/.DS_Store", b"\0").write(".git/config", "x")

    assert faulty.problems() == []


def test_a_hidden_entry_is_told(faulty: FaultyCatalog) -> None:
    problem = faulty.write("models/vision/.x-net.yaml", PLAIN_MODEL).one_problem()

    assert place(problem) == "models/vision/.x-net.yaml:1:1 hidden-file"
    assert problem.tip == "name it x-net.yaml, or delete it"


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9", "x" * 100])
def test_a_name_that_not_every_system_can_store_is_no_id(faulty: FaultyCatalog, name: str) -> None:
    problem = faulty.model("", name).one_problem()

    assert place(problem) == f"models/vision/{name}.yaml:1:1 bad-file-name"
    assert problem.tip == (f"name it {name}-model.yaml" if len(name) < 5 else "name it shorter, 80 characters at most")


@pytest.mark.parametrize("target", ["medsam.yaml", "../../../outside.yaml", "gone.yaml", "/dev/zero", "../language"])
def test_a_symbolic_link_is_never_followed(faulty: FaultyCatalog, target: str) -> None:
    (faulty.folder.parent / "outside.yaml").write_text("secret: 'ghp_token'\n", encoding="utf-8")
    (faulty.folder / "models" / "vision" / "linked.yaml").symlink_to(target)
    problem = faulty.one_problem()

    assert place(problem) == "models/vision/linked.yaml:1:1 not-a-file"
    assert "links are not followed" in problem.tip


def test_a_linked_folder_is_never_followed(faulty: FaultyCatalog) -> None:
    (faulty.folder / "models" / "linked").symlink_to("vision")

    assert place(faulty.one_problem()) == "models/linked:1:1 not-a-file"


def test_a_folder_with_the_name_of_a_file_is_no_entry(faulty: FaultyCatalog) -> None:
    faulty.write("models/vision/x-net.yaml/inside.yaml", PLAIN_MODEL)
    (faulty.folder / "events" / "empty.yaml").mkdir()

    assert [place(it) for it in faulty.problems()] == [
        "events/empty.yaml:1:1 not-a-file",
        "models/vision/x-net.yaml:1:1 not-a-file",
    ]


def test_a_pipe_does_not_stop_the_check(faulty: FaultyCatalog) -> None:
    import os

    os.mkfifo(faulty.folder / "events" / "pipe.yaml")

    assert faulty.one_problem().code == "not-a-file"


def test_a_file_without_permission_is_a_problem(faulty: FaultyCatalog, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    opened = os.open

    def refusing(path: Path | str, flags: int) -> int:
        if Path(path).name == "bert.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    problem = faulty.one_problem()

    assert place(problem) == "events/bert.yaml:1:1 unreadable"
    assert problem.message == "the file cannot be read: Permission denied"


def test_a_folder_without_permission_is_a_problem(faulty: FaultyCatalog, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    listed = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "surveys":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)

    assert place(faulty.one_problem()) == "surveys:1:1 unreadable"


def test_a_catalog_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    [problem] = examine(tmp_path / "catalogue")[1]

    assert problem.code == "no-catalog"
    assert "there is no folder" in problem.message


def seed_faults(faulty: FaultyCatalog) -> None:
    """Eight faults of eight kinds in eight files."""
    faulty.change("models/language/biobert.yaml", "et al.]\nyear: 2019\n", "et al.]\nyear: 2019\nyear: 2020\n")
    faulty.change("models/language/clinicalgpt.yaml", "links:", "lnks:")
    faulty.change("models/vision/medsam.yaml", "[segmentation]", "[segmentaton]")
    faulty.change("models/vision/usfm.yaml", "https://arxiv.org/html/2401.00153v2", "arxiv.org/html/2401.00153v2")
    faulty.change("models/bioinformatics/dnabert-2.yaml", "predecessor: dnabert", "predecessor: dnabrt")
    faulty.change("models/multimodal/medclip.yaml", "year: 2022\npreprint", "year: 2021\npreprint")
    faulty.change("datasets/multimodal/mimic-cxr.yaml", "access: credentialed", "access: no")
    faulty.change("events/bert.yaml", "date: '2018'", "date: 2018-13")


EIGHT = """\
catalog/datasets/multimodal/mimic-cxr.yaml:4:9: error[yes-no-word] YAML reads no as true or false
    write 'no' in quotes
catalog/events/bert.yaml:4:7: error[bad-date] date: '2018-13' is not in the calendar: month must be in 1..12
    write YYYY-MM-DD
catalog/models/bioinformatics/dnabert-2.yaml:18:14: error[unknown-reference] predecessor: there is no model 'dnabrt' in catalog/models/
    did you mean 'dnabert'?
catalog/models/language/biobert.yaml:5:1: error[duplicate-key] 'year' stands twice, first in line 4
    keep one of them
catalog/models/language/clinicalgpt.yaml:15:1: error[unknown-key] 'lnks' is not a field here
    did you mean 'links'?
catalog/models/multimodal/medclip.yaml:4:7: error[dates-disagree] year: 2021, but the work was first public in 2022
    if both are right, add a correction on `year` that says which source counts what
catalog/models/vision/medsam.yaml:17:9: error[unknown-term] tasks: 'segmentaton' is not in catalog/vocabulary/tasks.yaml
    did you mean 'segmentation'? Its words are question-answering, segmentation, sequence-analysis
catalog/models/vision/usfm.yaml:15:10: error[bad-address] links.paper: 'arxiv.org/html/2401.00153v2' is not a web address
    write paper: https://arxiv.org/html/2401.00153v2"""


def test_eight_faults_are_eight_problems_of_one_run(faulty: FaultyCatalog) -> None:
    from hfm.reading.problems import as_text

    seed_faults(faulty)

    assert as_text(faulty.problems()) == EIGHT


def test_a_broken_word_list_is_told_once_and_not_by_every_entry(faulty: FaultyCatalog) -> None:
    faulty.change("vocabulary/tasks.yaml", "label: Tasks", "lable: Tasks")

    assert {it.path for it in faulty.problems()} == {"catalog/vocabulary/tasks.yaml"}


def test_a_broken_entry_is_told_once_and_not_by_those_that_name_it(faulty: FaultyCatalog) -> None:
    faulty.change("models/multimodal/chatcad.yaml", "year: 2023", "year: soon")

    assert place(faulty.one_problem()) == "models/multimodal/chatcad.yaml:4:7 not-a-number"


@pytest.mark.parametrize("seed", range(4))
def test_no_mutation_of_an_entry_stops_the_check(faulty: FaultyCatalog, seed: int) -> None:
    chance = random.Random(1000 + seed)
    names = sorted(it.relative_to(FIXTURE).as_posix() for it in FIXTURE.rglob("*.yaml"))
    for _ in range(60):
        name = chance.choice(names)
        sound = (FIXTURE / name).read_bytes()
        text = mutated(sound, chance)
        faulty.write(name, text)
        lines = {it: len((faulty.folder / it).read_bytes().splitlines()) or 1 for it in names}
        for problem in faulty.problems():
            assert 1 <= problem.line <= lines[problem.path.removeprefix("catalog/")], (problem, text)
        faulty.write(name, sound)
    assert faulty.problems() == []


@pytest.mark.parametrize(
    "more",
    [
        "aliases: [" + ",".join(f"a{n}" for n in range(10_000)) + "]\n",
        "tasks: [" + ",".join(f"a{n}" for n in range(10_000)) + "]\n",
        "".join(f"a{n}: 1\n" for n in range(7_000)),
        "a: 1\n" * 10_000,
        "corrections: [" + ",".join("{}" for _ in range(10_000)) + "]\n",
        "a" * 60_000 + ": 1\n",
    ],
    ids=["long list", "unknown terms", "unknown keys", "the same key", "empty records", "a long key"],
)
def test_a_file_made_to_be_slow_is_not(faulty: FaultyCatalog, more: str) -> None:
    faulty.model(more)
    before = time.process_time()
    faulty.problems()

    assert time.process_time() - before < 20, "a file of 64 KiB takes about half a second"


def test_a_sound_catalog_reads_as_a_catalog(faulty: FaultyCatalog) -> None:
    catalog = read_catalog(faulty.folder)

    assert [model.id for model in catalog.models] == [
        "biobert", "chatcad", "clinicalgpt", "dnabert", "dnabert-2", "medclip", "medsam", "usfm",
    ]  # fmt: skip
    assert {model.id: model.group for model in catalog.models}["medsam"] == "vision"


class TestWhatIsKnown:
    """A file that was sound once is not read again while it is the same file."""

    def test_the_same_catalog_comes_of_it(self, faulty: FaultyCatalog) -> None:
        known: dict[tuple[str, str], object] = {}
        first = read_catalog(faulty.folder, known)
        again = read_catalog(faulty.folder, known)

        assert again == first == read_catalog(faulty.folder)
        assert all(a is b for a, b in zip(first.all_entries, again.all_entries, strict=True))
        assert {words.id for words in known.values() if isinstance(words, Vocabulary)} == set(first.vocabularies)

    def test_another_file_is_another_entry(self, faulty: FaultyCatalog) -> None:
        known: dict[tuple[str, str], object] = {}
        read_catalog(faulty.model("").folder, known)
        changed = read_catalog(faulty.model("notes: Seen again.\n").folder, known)

        assert changed.get("model", "x-net").notes == "Seen again."

    def test_a_problem_has_its_place_all_the_same(self, faulty: FaultyCatalog) -> None:
        known: dict[tuple[str, str], object] = {}
        other = PLAIN_MODEL.replace("X-Net", "Y-Net").replace("A network", "Another network")
        read_catalog(faulty.write(Y_NET, other).model("predecessor: y-net\n").folder, known)
        (faulty.folder / Y_NET).unlink()

        assert [place(it) for it in examine(faulty.folder, known=known)[1]] == [place(faulty.one_problem())]
        assert place(faulty.one_problem()).startswith("models/vision/x-net.yaml:6:14 ")

    def test_nothing_is_known_of_a_file_with_a_problem(self, faulty: FaultyCatalog) -> None:
        known: dict[tuple[str, str], object] = {}
        examine(faulty.model("year: 2021\n").folder, known=known)

        assert not [path for path, _ in known if path.endswith("x-net.yaml")]


def test_every_problem_code_has_a_case() -> None:
    tested = {it for path in (ROOT / "tests").rglob("test_*.py") for it in _words(path)}
    missing = sorted(_codes() - tested)

    assert not missing, f"no test names these codes: {', '.join(missing)}"


def _codes() -> set[str]:
    """Every code a problem of ours can have: the first plain word among the arguments where problems are made."""
    found = {it[0] for it in [*messages.BY_PATTERN.values(), *messages._BY_TYPE.values()]}
    for path in (ROOT / "scripts" / "hfm" / "reading").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("Problem", "problem", "refuse", "_refuse"):
                words = [it.value for it in node.args if isinstance(it, ast.Constant) and isinstance(it.value, str)]
                found.update([it for it in words if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", it)][:1])
    assert len(found) > 40, "the codes are found where problems are made"
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _words(path: Path) -> set[str]:
    """The words of all texts of a test, so that `"3:4 unknown-key"` names `unknown-key`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [it.value for it in ast.walk(tree) if isinstance(it, ast.Constant) and isinstance(it.value, str)]
    return {word for text in texts for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)}
