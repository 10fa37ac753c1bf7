"""YAML is read strictly: each of its traps is one problem, at its place, that says what to write instead."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from checkouts import FIXTURE
from faults import mutated
from hfm.reading.load import MAX_BYTES, read_record

# id, the file, line:column, code, a part of the message, a part of the tip
TRAPS = [
    ("duplicate key", "name: A\nname: B\n", "2:1", "duplicate-key", "first in line 1", "keep one"),
    ("duplicate key, quoted", "'name': A\nname: B\n", "2:1", "duplicate-key", "'name' stands twice", "keep one"),
    ("duplicate key, deep", "links:\n  paper: a\n  paper: b\n", "3:3", "duplicate-key", "first in line 2", "keep one"),
    ("anchor", "name: &n A\n", "1:7", "anchor", "'&n' names a value", "remove the anchor"),
    ("alias", "name: A\ntitle: *n\n", "2:8", "alias", "'*n' repeats a value", "write the value out"),
    ("tag", "name: !!str 5\n", "1:7", "tag", "'!!str' is a YAML tag", "plain value"),
    ("tag that runs code", "name: !!python/object:os.system x\n", "1:7", "tag", "!!python/object", "plain value"),
    ("own tag", "name: !x 5\n", "1:7", "tag", "'!x' is a YAML tag", "plain value"),
    ("no", "name: A\nlicence: no\n", "2:10", "yes-no-word", "reads no as true or false", "write 'no' in quotes"),
    ("off", "name: OFF\n", "1:7", "yes-no-word", "reads OFF", "write 'OFF' in quotes"),
    ("y", "name: y\n", "1:7", "yes-no-word", "reads y as", "write 'y' in quotes"),
    ("True", "doubtful: True\n", "1:11", "yes-no-word", "reads True", "write true, or 'True' in quotes"),
    ("tab as indentation", "links:\n\tpaper: x\n", "2:1", "tab", "does not allow tabs", "begin line 2 with 2 spaces"),
    ("tab in a value", "name:\tA\n", "1:6", "tab", "does not allow tabs", "use spaces"),
    ("not UTF-8", b"name: A\ntitle: caf\xe9\n", "2:11", "not-utf-8", "not UTF-8", "encoding UTF-8"),
    ("not UTF-8, counted in characters", b"name: \xc3\xa9\xff\n", "1:8", "not-utf-8", "not UTF-8", "encoding UTF-8"),
    ("cut in a character", b"name: \xf0\x9f\x98", "1:7", "not-utf-8", "not UTF-8", "encoding UTF-8"),
    ("UTF-16", "name: A\n".encode("utf-16"), "1:1", "not-utf-8", "not UTF-8", "encoding UTF-8"),
    ("empty", "", "1:1", "empty-file", "the file is empty", "CONTRIBUTING.md"),
    ("blank lines only", "  \n\n", "1:1", "empty-file", "the file is empty", "CONTRIBUTING.md"),
    ("comments only", "# a\n# b\n", "2:4", "empty-file", "only comments", "CONTRIBUTING.md"),
    ("list", "- a\n- b\n", "1:1", "not-a-mapping", "`key: value` lines", ""),
    ("one word", "hello\n", "1:1", "not-a-mapping", "`key: value` lines", ""),
    ("two documents", "name: A\n---\nname: B\n", "2:1", "two-documents", "second document", "one entry, one file"),
    ("over 64 KiB", "name: " + "x" * MAX_BYTES, "1:1", "too-large", "larger than 64 KiB", "right file"),
    ("100,000 open brackets", "[" * 100_000, "1:1", "too-large", "larger than 64 KiB", "right file"),
    ("60,000 open brackets", "a: " + "[" * 60_000, "1:24", "too-deep", "more than 20 deep", ""),
    ("15,000 open braces", "a: " + "{a: " * 15_000, "1:84", "too-deep", "more than 20 deep", ""),
    ("30,000 dashes", "a:\n  " + "- " * 30_000, "2:43", "too-deep", "more than 20 deep", ""),
    ("21 levels, closed", "a: " + "[" * 21 + "]" * 21, "1:24", "too-deep", "more than 20 deep", ""),
    ("NUL", "name: A\0B\n", "1:8", "unseen-character", "U+0000", "delete it"),
    ("escape", "name: é\x1b[31mB\n", "1:8", "unseen-character", "U+001B", "delete it"),
    ("C1 control", "name: A\x9bB\n", "1:8", "unseen-character", "U+009B", "delete it"),
    ("line separator", "name: 'A\u2028B'\n", "1:9", "unseen-character", "U+2028", "delete it"),
    ("next line", "a: b\nname: A\u0085B\n", "2:8", "unseen-character", "U+0085", "delete it"),
    ("right-to-left override", "name: A\u202eB\n", "1:8", "unseen-character", "U+202E", "delete it"),
    ("BOM in the middle", "name: A\ufeffB\n", "1:8", "unseen-character", "U+FEFF", "delete it"),
    (
        "a merge that failed",
        "name: A\n<<<<<<< HEAD\nyear: 1\n=======\nyear: 2\n>>>>>>> b\n",
        "2:1",
        "conflict-marker",
        "two versions",
        "keep one of the two",
    ),
    ("a number sign in a value", "name: Med #1\n", "1:7", "cut-value", "reads 'Med'", "write name: 'Med #1'"),
    ("a colon in a title", "name: A\ntitle: X: y\n", "2:9", "syntax", "not allowed", "write title: 'X: y'"),
    (
        "keys that are not indented",
        "name: A\nlinks:\npaper: x\n",
        "2:7",
        "empty-value",
        "'links' has no value",
        "begin line 3 with 2 spaces",
    ),
    ("no value", "name:\nyear: 2020\n", "1:6", "empty-value", "'name' has no value", "leave line 1 out"),
    ("null", "name: ~\n", "1:7", "empty-value", "'name' has no value", "leave line 1 out"),
    ("null in a list", "tasks: [a, null]\n", "1:12", "empty-value", "has no value", "leave it out"),
    ("a list as key", "? [a]\n: b\n", "1:3", "odd-key", "plain word", ""),
    ("an anchor on a key", "name: A\n&b title: C\n", "2:1", "odd-key", "plain word", ""),
    ("colon in a value", "title: A: B\n", "1:9", "syntax", "not allowed", "write title: 'A: B'"),
    ("at sign", "name: @x\n", "1:7", "syntax", "cannot start any token", "write name: '@x'"),
    ("quote not closed", "name: A\ntitle: 'B\nyear: 2020\n", "2:8", "syntax", "end of stream", "close it with '"),
    ("bracket not closed", "tasks: [a\n", "1:8", "syntax", "',' or ']'", "write tasks: [a]"),
    ("bracket not closed in the middle", "tasks: [a\nb: [c]\n", "1:8", "syntax", "',' or ']'", "write tasks: [a]"),
    ("an accent of LaTeX", 'a: [B. C, J. M{\\"u}ller]\n', "1:4", "syntax", "',' or ']'", "write a: [B. C, J. Müller]"),
    ("quotes in quotes", 'name: "A "b" c"\n', "1:11", "syntax", "expected", 'write name: A "b" c'),
    ("a list over lines", "tasks: [a,\n  b\nc: d\n", "1:8", "syntax", "',' or ']'", "close it with ]"),
    ("an apostrophe in quotes", "name: 'What's in'\n", "1:13", "syntax", "expected", "write name: What's in"),
    ("a list carried on", "tasks: [a\n  , b\nc: d\n", "1:8", "syntax", "',' or ']'", "close it with ]"),
    ("a fence", "```yaml\nname: A\n```\n", "1:1", "syntax", "cannot start any token", "remove this line"),
    (
        "indented by mistake",
        "name: A\n  year: 1\n",
        "2:3",
        "indentation",
        "with 2 spaces",
        "begin line 2 with no space, as line 1: `year: 1`",
    ),
    (
        "a space too many",
        "links:\n  paper: a\n   code: b\n",
        "3:4",
        "indentation",
        "with 3 spaces",
        "begin line 3 with 2 spaces, as line 2: `  code: b`",
    ),
    (
        "a space too few",
        "links:\n  paper: a\n code: b\n",
        "3:2",
        "indentation",
        "with 1 space",
        "begin line 3 with 2 spaces, as line 2: `  code: b`",
    ),
    (
        "an item beside its list",
        "sources:\n  - url: a\n - url: b\n",
        "3:2",
        "indentation",
        "with 1 space",
        "begin line 3 with 2 spaces, as line 2: `  - url: b`",
    ),
    (
        "a key beside its item",
        "sources:\n  - url: a\n     states: b\n",
        "3:6",
        "indentation",
        "with 5 spaces",
        "begin line 3 with 4 spaces, as line 2: `    states: b`",
    ),
    (
        "a key behind a long text",
        "summary: >\n  a: b\n   c\n year: 1\n",
        "4:2",
        "indentation",
        "with 1 space",
        "begin line 4 with no space, as line 1: `year: 1`",
    ),
    (
        "a dash for nothing",
        "name: A\nbackbone: -\n",
        "2:11",
        "says-nothing",
        "backbone: '-' says nothing",
        "leave line 2 out",
    ),
    ("two commas", "tasks: [a, , b]\n", "1:12", "syntax", "expected node content", "quote values"),
    ("half a surrogate", 'name: "\\ud800"\n', "1:10", "syntax", "invalid Unicode", "quote values"),
    ("unknown directive", "%FOO\n---\nname: A\n", "1:5", "syntax", "unknown directive", ""),
]


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "entry.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("text", "place", "code", "message", "tip"), [it[1:] for it in TRAPS], ids=[it[0] for it in TRAPS]
)
def test_a_trap_of_yaml_is_one_problem_at_its_place(
    tmp_path: Path, text: str | bytes, place: str, code: str, message: str, tip: str
) -> None:
    [problem] = read_record(write(tmp_path, text), "catalog/entry.yaml").problems

    assert (f"{problem.line}:{problem.column}", problem.code) == (place, code)
    assert message in problem.message
    assert tip in problem.tip
    assert problem.path == "catalog/entry.yaml"


PLAIN = [
    ("byte order mark", b"\xef\xbb\xbfname: A\n", {"name": "A"}),
    ("CRLF", b"name: A\r\nyear: 2020\r\n", {"name": "A", "year": 2020}),
    ("old Mac line ends", b"name: A\ryear: 2020\r", {"name": "A", "year": 2020}),
    ("no line end", b"name: A", {"name": "A"}),
    ("document marks", b"---\nname: A\n...\n", {"name": "A"}),
    ("an underscore makes no number", b"count: 1_000\n", {"count": "1_000"}),
    ("a version keeps its zero", b"version: 1.10\n", {"version": "1.10"}),
    ("a comment", b"name: Med # 1\n", {"name": "Med"}),
    ("a number sign within quotes", b"name: 'Med #1'\n", {"name": "Med #1"}),
    ("leading zeros stay", b"id: 007\n", {"id": "007"}),
    ("hexadecimal is text", b"id: 0x1F\n", {"id": "0x1F"}),
    ("an exponent is text", b"id: 1e3\n", {"id": "1e3"}),
    ("sixty minutes are text", b"time: 1:30\n", {"time": "1:30"}),
    ("a date is text", b"added: 2026-11-22\n", {"added": "2026-11-22"}),
    ("no day of any month", b"added: 2024-13-01\n", {"added": "2024-13-01"}),
    ("a number too long for a machine is text", b"id: 99999999999999999999\n", {"id": "99999999999999999999"}),
    ("a quoted number is text", b"arxiv: '2306.09968'\nrow: '5'\n", {"arxiv": "2306.09968", "row": "5"}),
    ("quoted words mean themselves", b"a: 'no'\nb: \"null\"\n", {"a": "no", "b": "null"}),
    ("true and false", b"a: true\nb: false\n", {"a": True, "b": False}),
    ("folded text", b"notes: >\n  one\n  two\n", {"notes": "one two\n"}),
    ("braces", b"{name: A, tasks: [a, b]}", {"name": "A", "tasks": ["a", "b"]}),
    ("beyond the basic plane", "name: 😀 𝛼\n".encode(), {"name": "😀 𝛼"}),
    ("20 levels", b"a: " + b"[" * 20 + b"]" * 20, None),
]


@pytest.mark.parametrize(("text", "data"), [it[1:] for it in PLAIN], ids=[it[0] for it in PLAIN])
def test_values_mean_what_they_look_like(tmp_path: Path, text: bytes, data: dict[str, object] | None) -> None:
    record = read_record(write(tmp_path, text), "entry.yaml")

    assert record.problems == []
    assert data is None or record.data == data


def test_every_value_and_every_key_knows_its_place(tmp_path: Path) -> None:
    record = read_record(write(tmp_path, "name: A\nlinks:\n  paper: x\ntasks:\n  - one\n  - two\n"), "entry.yaml")

    assert record.place(("links", "paper")) == (3, 10)
    assert record.place(("links", "paper"), of_key=True) == (3, 3)
    assert record.place(("tasks", 1)) == (6, 5)
    assert record.place(("links", "code")) == (3, 3), "what is missing is looked for where it would stand"
    assert record.place(("nowhere",)) == (1, 1)


def test_a_key_given_twice_keeps_the_place_of_the_value_that_counts(tmp_path: Path) -> None:
    record = read_record(write(tmp_path, "year: abc\nyear: 2020\n"), "entry.yaml")

    assert record.data == {"year": "abc"}
    assert record.place(("year",)) == (1, 7)


def test_every_trap_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = "name: &a A\nname: B\ntitle: *a\nlicence: no\nvenue:\nnotes: !!str x\n"
    codes = [it.code for it in read_record(write(tmp_path, text), "entry.yaml").problems]

    assert codes == ["anchor", "duplicate-key", "alias", "yes-no-word", "empty-value", "tag"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    [gone] = read_record(tmp_path / "gone.yaml", "gone.yaml").problems
    [folder] = read_record(tmp_path, "folder").problems

    assert (gone.code, folder.code) == ("unreadable", "unreadable")
    assert "No such file" in gone.message


@pytest.mark.parametrize("seed", range(8))
def test_no_mutation_of_an_entry_is_more_than_problems_within_the_file(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    entry = (FIXTURE / "models" / "vision" / "medsam.yaml").read_bytes()
    for _ in range(60):
        text = mutated(entry, chance)
        record = read_record(write(tmp_path, text), "entry.yaml")
        lines = len(text.splitlines()) or 1
        for problem in record.problems:
            assert 1 <= problem.line <= lines, (problem, text)
            assert problem.column >= 1, (problem, text)
            assert problem.message, (problem, text)
        assert all(1 <= line <= lines for line, _ in [*record.places.values.values(), *record.places.keys.values()]), (
            text
        )
