"""What the form says of an entry is what `hfm check` says: the same codes and words at the same places."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from catalogs import real_catalog
from checkouts import FIXTURE
from faults import FaultyCatalog
from hfm.model import KINDS, Work
from hfm.model.addresses import address_fault, arxiv_id_in, doi_in
from hfm.model.identity import identities, identity_of, letters
from hfm.model.texts import clean
from hfm.pages.form import known, known_works, settings
from hfm.project import Addresses
from hfm.reading.layout import entry_text
from hfm.reading.problems import Problem
from hfm.reading.schema import schemas
from hfm.reading.validate import examine
from node import run_script

CATALOG = examine(FIXTURE)[0]
BASE: dict[str, dict[str, Any]] = {
    "model": {"name": "New Net", "title": "A new net", "year": 2025, "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27"},
    "dataset": {"name": "New Data", "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27"},
    "study": {"name": "New Study", "application": "segmentation", "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27"},
    "benchmark": {"name": "New Bench", "subfield": "vision", "metrics": [{"id": "dice", "name": "Dice", "unit": "fraction", "higher_is_better": True}], "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27"},
    "event": {"name": "New Event", "summary": "It happened.", "date": "2024-05", "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27"},
    "result": {
        "name": "New Table", "reporter": "A lab", "address": "https://example.org/t", "place": "Table 1", "date": "2025", "date_is": "stated",
        "columns": [{"id": "medqa", "benchmark": "medqa", "metric": "accuracy", "setting": "zero-shot", "comparable": "yes"}],
        "rows": [{"name": "GPT-4", "reported_by": "third-party", "values": {"medqa": {"value": 50, "printed": "50"}}}],
        "sources": [{"url": "https://example.org/p"}], "added": "2026-11-27",
    },
}  # fmt: skip
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing wrong": ("model", {}),
    "no title": ("model", {"title": None}),
    "no sources": ("model", {"sources": None}),
    "a field of another name": ("model", {"yaer": 2025}),
    "an unknown word": ("model", {"tasks": ["segmentaton", "segmentation"]}),
    "a word that says nothing": ("model", {"tasks": ["none"]}),
    "an address without scheme": ("model", {"links": {"code": "github.com/example/sam"}}),
    "an address without host": ("model", {"links": {"paper": "https:///x"}}),
    "an address with a port": ("model", {"links": {"paper": "https://a.org:99999/"}}),
    "a user in an address": ("model", {"links": {"paper": "https://me:secret@a.org/"}}),
    "a link of Markdown": ("model", {"links": {"project": "[here](https://a.org/x)"}}),
    "not released, in capitals": ("model", {"links": {"code": "Not-Released"}}),
    "not released": ("model", {"links": {"code": "not-released"}}),
    "a year as a word": ("model", {"year": "soon"}),
    "a year far away": ("model", {"year": 2500}),
    "a day that is no day": ("model", {"verified": "2026-02-30"}),
    "a day as Germans write it": ("model", {"added": "22.11.2026"}),
    "half a day": ("model", {"verified": "2026-11"}),
    "a date in words": ("model", {"preprint": {"server": "arXiv", "date": "May 2023"}}),
    "an arXiv id with its version": ("model", {"preprint": {"server": "arXiv", "id": "2304.06716v2"}}),
    "an arXiv id of no month": ("model", {"preprint": {"server": "arXiv", "id": "2513.99999"}}),
    "an old arXiv id": ("model", {"preprint": {"server": "arXiv", "id": "cs.CL/0301001"}}),
    "an address for an id": ("model", {"preprint": {"server": "bioRxiv", "id": "https://doi.org/10.1101/2024.01.01.123456"}}),
    "a DOI as an address": ("model", {"publication": {"venue": "J", "kind": "journal", "doi": "https://doi.org/10.1000/x"}}),
    "a publication without kind": ("model", {"publication": {"venue": "J"}}),
    "a kind that is none": ("model", {"publication": {"venue": "J", "kind": "magazine"}}),
    "a PubMed address": ("model", {"identifiers": {"pubmed": "https://pubmed.ncbi.nlm.nih.gov/31501885/"}}),
    "a Wikidata address": ("model", {"identifiers": {"wikidata": "www.wikidata.org/wiki/Q42"}}),
    "a long name": ("model", {"name": "N" * 151}),
    "a name in quotes": ("model", {"name": "“Net”"}),
    "an unseen sign": ("model", {"name": "Net\u200bwork"}),
    "an odd blank": ("model", {"title": "A\u00a0net"}),
    "two blanks": ("model", {"title": "A  net"}),
    "markup": ("model", {"title": "A <b>net</b>"}),
    "LaTeX": ("model", {"title": "A $\\alpha$ net"}),
    "unknown": ("model", {"backbone": "unknown"}),
    "n/a for a year": ("model", {"year": "n/a"}),
    "none for an address": ("model", {"links": {"paper": "none", "code": "https://example.org/c"}}),
    "unknown for a word": ("model", {"weights": {"access": "unknown"}}),
    "a dash for an id": ("model", {"preprint": {"server": "arXiv", "id": "-"}}),
    "unknown for a term": ("model", {"pretraining": "unknown"}),
    "none for an entry": ("model", {"predecessor": "none"}),
    "a tag in a summary": ("model", {"summary": "A <b>net</b>.<br/>It is new, with p < 0.05 and <10 GB."}),
    "signs that are no tags": ("model", {"summary": "Smaller <10 GB>, p < 0.05, a<b and c>d, the token <mask>."}),
    "letters in two parts": ("model", {"name": "Ne\u0301t"}),
    "et al. in the middle": ("model", {"authors": ["A. B", "et al.", "C. D"]}),
    "a summary too long": ("model", {"summary": "x" * 1201}),
    "a number of parameters as text": ("model", {"parameters": [{"count": "7B"}]}),
    "no parameters": ("model", {"parameters": [{"count": 0}]}),
    "a dataset that is not there": ("model", {"training_data": [{"dataset": "nowhere"}]}),
    "a dataset by its name": ("model", {"training_data": [{"dataset": "MIMIC-CXR"}]}),
    "itself as its predecessor": ("model", {"predecessor": "new-net"}),
    "a predecessor that is not there": ("model", {"predecessor": "old-net"}),
    "a word twice": ("model", {"tasks": ["segmentation", "segmentation"]}),
    "a source twice": ("model", {"sources": [{"url": "https://example.org/p"}, {"url": "https://example.org/p"}]}),
    "a source that is none": ("model", {"sources": [{"states": "the paper"}]}),
    "a correction of no field": ("model", {"corrections": [{"field": "colour", "url": "https://example.org/q", "source_value": "red", "reason": "It is blue."}]}),
    "a correction without its source": ("model", {"corrections": [{"field": "year", "source_value": "2024", "reason": "So."}]}),
    "half a correction": ("model", {"corrections": [{"field": "year", "source": "survey"}]}),
    "an unsettled field that is none": ("model", {"unsettled": ["colour"]}),
    "another year than its preprint's": ("model", {"preprint": {"server": "arXiv", "date": "2020-01"}}),
    "a year that its correction explains": ("model", {"preprint": {"server": "arXiv", "date": "2020"}, "corrections": [{"field": "year", "url": "https://example.org/q", "source_value": "2020", "reason": "So."}]}),
    "verified before it was added": ("model", {"verified": "2020-01-01"}),
    "a paper that is there, as its pdf": ("model", {"links": {"paper": "http://www.arxiv.org/pdf/2304.12306v2.pdf"}}),
    "a DOI that is there, in capitals": ("model", {"publication": {"venue": "J", "kind": "journal", "doi": "10.1038/S41467-024-44824-Z"}}),
    "a title that is there": ("model", {"title": "Segment anything in medical images."}),
    "a name that is there": ("model", {"name": "Med-SAM"}),
    "an alias that is a name": ("model", {"aliases": ["medsam"]}),
    "the paper of a model, as data": ("dataset", {"links": {"paper": "https://arxiv.org/abs/2304.12306"}}),
    "data published with a model": ("dataset", {"links": {"paper": "https://arxiv.org/abs/2304.12306"}, "published_with": ["medsam"]}),
    "the study of a model": ("study", {"links": {"paper": "https://arxiv.org/abs/2304.12306"}, "presents": "medsam"}),
    "a size without its unit": ("dataset", {"size": [{"count": 5}]}),
    "data older than their paper": ("dataset", {"year": 2019, "preprint": {"server": "arXiv", "date": "2023"}}),
    "access of no kind": ("dataset", {"access": "free"}),
    "an event without its day": ("event", {"date": None}),
    "an event in no month": ("event", {"date": "2024-13"}),
    "an address of another id": ("model", {"preprint": {"server": "arXiv", "id": "2501.12345"}, "links": {"paper": "https://arxiv.org/abs/2501.54321"}}),
    "an address of another id, explained": ("model", {"preprint": {"server": "arXiv", "id": "2501.12345"}, "links": {"paper": "https://arxiv.org/abs/2501.54321"}, "corrections": [{"field": "links.paper", "url": "https://example.org/q", "source_value": "x", "reason": "So."}]}),
    "the DOI of a preprint as a publication's": ("model", {"publication": {"venue": "J", "kind": "journal", "doi": "10.1101/2025.01.02.123456"}}),
    "a journal of the press of a preprint server": ("model", {"publication": {"venue": "Genome Research", "kind": "journal", "doi": "10.1101/gr.278870.123"}}),
    "a preprint server as a venue": ("model", {"publication": {"venue": "bioRxiv", "kind": "journal"}}),
    "a workshop as a journal": ("model", {"publication": {"venue": "Workshop on Nets", "kind": "journal"}}),
    "a venue of another kind elsewhere": ("model", {"publication": {"venue": "Nature Communications", "kind": "proceedings"}}),
    "an arXiv id of another month": ("model", {"preprint": {"server": "arXiv", "id": "2501.12345", "date": "2023-01"}, "year": 2023}),
    "an arXiv id of tomorrow": ("model", {"preprint": {"server": "arXiv", "id": "9901.12345"}}),
    "added in the future": ("model", {"added": "2098-01-01"}),
    "a year far ahead": ("model", {"year": 2090}),
    "an event to come": ("event", {"date": "2099"}),
    "a surname first": ("model", {"authors": ["Smith, John"]}),
    "a suffix behind a name": ("model", {"authors": ["John Smith, Jr."]}),
    "two people in one name": ("model", {"authors": ["A. Smith and B. Jones"]}),
    "names apart": ("model", {"authors": ["Smith", "John", "Doe", "Jane"]}),
    "an address of a person": ("model", {"authors": ["A. Smith <a@b.org>"]}),
    "a footnote": ("model", {"authors": ["A. Smith*", "B. Jones1,2"]}),
    "others as a person": ("model", {"authors": ["A. Smith", "and others"]}),
    "an author twice": ("model", {"authors": ["Anna Smith", "B. Jones", "Anna Smith"]}),
    "initials twice": ("model", {"authors": ["Y. Li", "Y. Li"]}),
    "a group that is no author": ("model", {"authors": ["A. Smith"], "group_authors": ["The Group"]}),
    "an unsettled field that is absent": ("model", {"unsettled": ["backbone", "weights.access"]}),
    "a part of a field that is none": ("model", {"links": {"code": "https://a.org/c"}, "corrections": [{"field": "links.nonsense", "url": "https://example.org/q", "source_value": "x", "reason": "So."}]}),
    "a correction by a source that is not named": ("model", {"corrections": [{"field": "backbone", "source": "survey", "source_value": "x", "reason": "So."}]}),
    "a row without its table": ("model", {"sources": [{"source": "survey", "row": 3}]}),
    "a row before the first": ("model", {"sources": [{"source": "survey", "table": "I", "row": 0}]}),
    "a count that nobody counts": ("model", {"corrections": [{"field": "year", "url": "https://example.org/q", "source_value": "2024", "reason": "So.", "counted_as": ["2024"]}]}),
    "a correction that does not say what is counted": ("model", {"sources": [{"source": "survey", "table": "I", "row": 199}], "corrections": [{"field": "adaptation", "source": "survey", "source_value": "FT", "reason": "So."}]}),
    "an id of another server": ("model", {"preprint": {"server": "medRxiv", "id": "2004.00001"}}),
    "a source that has the same": ("model", {"weights": {"url": "https://a.org/w", "access": "by-request"}, "corrections": [{"field": "weights.access", "url": "https://a.org/x", "source_value": "by request", "reason": "So."}]}),
    "weights that are not there, with an address": ("model", {"weights": {"url": "https://a.org/w", "access": "not-released"}}),
    "data without an address": ("dataset", {"links": None}),
    "a size that is not printed": ("dataset", {"scale": "100k images", "size": [{"count": 5, "unit": "images"}]}),
    "a size that is the sum": ("dataset", {"scale": "1,000 and 2.5k images", "size": [{"count": 3500, "unit": "images"}]}),
    "parameters that are not printed": ("model", {"parameters_printed": "7B", "parameters": [{"count": 7000000}]}),
    "another family than its backbone": ("model", {"backbone": "BERT-base", "backbone_families": ["sam"]}),
    "the family of its backbone": ("model", {"backbone": "BERT-base", "backbone_families": ["bert"]}),
    "a benchmark without tables": ("benchmark", {}),
    "measures with one id": ("benchmark", {"metrics": [{"id": "dice", "name": "Dice", "unit": "fraction", "higher_is_better": True}, {"id": "dice", "name": "D", "unit": "score", "higher_is_better": True}]}),
    "a table that is right": ("result", {}),
    "a column without its reason": ("result", {"columns": [BASE["result"]["columns"][0] | {"comparable": "no"}]}),
    "a measure that the benchmark lacks": ("result", {"columns": [BASE["result"]["columns"][0] | {"metric": "dice"}]}),
    "a number out of range": ("result", {"rows": [{"name": "X", "reported_by": "self", "values": {"medqa": {"value": 120, "printed": "120"}}}]}),
    "a number that is not printed": ("result", {"rows": [{"name": "X", "reported_by": "self", "values": {"medqa": {"value": 50.5, "printed": "55.0"}}}]}),
    "a number under no column": ("result", {"rows": [{"name": "X", "reported_by": "self", "values": {"medqb": {"value": 50, "printed": "50"}}}]}),
    "half an interval": ("result", {"rows": [{"name": "X", "reported_by": "self", "values": {"medqa": {"value": 50, "printed": "50", "interval": [40]}}}]}),
    "a row without numbers": ("result", {"rows": [{"name": "X", "reported_by": "self"}]}),
    "a row twice": ("result", {"rows": [{"name": "X", "reported_by": "self", "values": {"medqa": {"value": 50, "printed": "50"}}}, {"name": "X", "reported_by": "self", "values": {"medqa": {"value": 51, "printed": "51"}}}]}),
}  # fmt: skip

BODY = """all.learn(given.tables);
const schema = Object.fromEntries(Object.entries(given.schemas).map(([kind, text]) => [kind, JSON.parse(text)]));
return given.cases.map(([kind, id, entry]) => ({
  form: all.problemsOf(entry, schema[kind]),
  rules: all.brokenRules({entry, kind, id, schema: schema[kind], before: null}, given.known),
}));"""


def entry_of(case: str) -> tuple[str, str, dict[str, Any]]:
    kind, facts = CASES[case]
    entry = {key: value for key, value in (BASE[kind] | facts).items() if value is not None}
    return kind, BASE[kind]["name"].lower().replace(" ", "-"), entry


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, list[dict[str, Any]]]]:
    given = {
        "tables": json.loads(settings(CATALOG, Addresses(), "")),
        "known": json.loads(known(CATALOG, known_works(CATALOG))),
        "schemas": schemas(CATALOG),
        "cases": [entry_of(case) for case in CASES],
    }
    return dict(zip(CASES, run_script("contribute/logic.js", BODY, given), strict=True))


def checked(faulty: FaultyCatalog, case: str) -> list[Problem]:
    """What `hfm check` says of the entry, put into the catalog."""
    kind, entry_id, entry = entry_of(case)
    cls = KINDS[kind]
    path = "/".join(filter(None, [cls.FOLDER, "vision" if cls.GROUPS else "", f"{entry_id}.yaml"]))
    file = faulty.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(entry_text(entry, kind), encoding="utf-8")
    return [it for it in examine(faulty.folder, date.today().isoformat())[1] if it.path.endswith(path)]


@pytest.mark.parametrize("case", CASES)
def test_the_form_says_what_the_check_says(
    case: str, faulty: FaultyCatalog, told: dict[str, dict[str, list[dict[str, Any]]]]
) -> None:
    expected = sorted((it.code, it.message) for it in checked(faulty, case))
    of_form = sorted((it["code"], it["message"]) for it in told[case]["form"])
    of_rules = sorted((it["code"], it["message"]) for it in told[case]["rules"])

    assert (of_form or of_rules) == expected


def test_the_cases_meet_most_codes_of_the_form(told: dict[str, dict[str, list[dict[str, Any]]]]) -> None:
    met = {it["code"] for each in told.values() for it in each["form"] + each["rules"]}

    assert len(met) > 30, sorted(met)


ADDRESSES = [
    "2304.06716", "arXiv:2304.06716v3", "https://arxiv.org/pdf/2304.06716v2.pdf", "10.48550/arXiv.2304.06716", "http://ARXIV.ORG/ABS/2304.06716",
    "cs.CL/0301001", "https://arxiv.org/abs/q-bio/0501001", "2513.99999", "https://alphaxiv.org/abs/2304.06716",
    "https://huggingface.co/papers/2304.06716", "https://huggingface.co/Org/Model/tree/main", "https://hf.co/datasets/a/b",
    "https://doi.org/10.1000/a(b)c", "(https://doi.org/10.1000/ab)", "doi:10.1000/X.", "10.1101/2024.01.02.123456v2",
    "https://www.biorxiv.org/content/10.1101/2024.01.02.123456v2.full.pdf+html", "https://www.medrxiv.org/content/10.1101/2024.01.02.123456v1.full-text",
    "https://www.nature.com/articles/s41467-024-44824-z.pdf?utm_source=x", "https://onlinelibrary.wiley.com/doi/full/10.1002/x.123?a=b",
    "https://dl.acm.org/doi/pdf/10.1145/1234.5678", "https://example.org/10.1000%2Fabc%28d%29", "https://example.org/10.1000%2F%FFabc",
    "https://pubmed.ncbi.nlm.nih.gov/31501885/", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "https://europepmc.org/article/MED/31501885",
    "https://openreview.net/forum?id=AbC_d-123", "https://openreview.net/pdf?noteId=x&id=AbC_d-123", "https://aclanthology.org/2020.acl-main.1.pdf",
    "https://github.com/Owner/Repo.git", "https://github.com/Owner/Repo/blob/main/x", "https://www.Example.org/Paper/7/?b=2&a=1&utm_source=x#part",
    "https://example.org/x?q=a+b&r=%C3%A4%20ö'(c)~*!", "https://example.org/x?empty=&k=v", "https://example.org/index.html", "https://example.org:8080/x",
    "https://example.org", "http://localhost/x", "https://me@example.org/x", "ftp://example.org/x", "", " ", "not an address", "https://exa mple.org/",
]  # fmt: skip


def test_ids_and_addresses_are_read_alike() -> None:
    links = [url for entry in real_catalog().all_entries for url in entry.links.model_dump().values() if url]
    sources = [source.url for entry in real_catalog().all_entries for source in entry.sources if source.url]
    cases = [*ADDRESSES, *dict.fromkeys([*links, *sources])]
    body = """all.learn(given.tables);
    return given.cases.map(it => [all.identityOf(it), all.addressFault(it), all.arxivIdIn(it), all.doiIn(it)]);"""
    made = run_script(
        "contribute/logic.js", body, {"tables": json.loads(settings(CATALOG, Addresses(), "")), "cases": cases}
    )

    for case, found in zip(cases, made, strict=True):
        assert found == [identity_of(case), address_fault(case), arxiv_id_in(case), doi_in(case)], case


def test_works_and_names_are_told_apart_alike() -> None:
    works = [entry for entry in real_catalog().all_entries if isinstance(entry, Work)][::3]
    texts = [
        *(it for entry in works for it in (entry.name, entry.title or "")),
        "Straße ς İ",
        "Å ﬁ ½ Ω+",
        "a\u200bb  c\u00a0 d ",
        " x\n  y  ",
    ]
    records = [entry.model_dump(exclude_none=True, mode="json") for entry in works]
    body = """all.learn(given.tables);
    return {works: given.works.map(it => [...all.identities(it).entries()]), letters: given.texts.map(all.letters), clean: given.texts.map(all.clean)};"""
    given = {"tables": json.loads(settings(CATALOG, Addresses(), "")), "works": records, "texts": texts}
    made = run_script("contribute/logic.js", body, given)

    assert made["works"] == [[[key, list(keys)] for key, keys in identities(it).items()] for it in works]
    assert made["letters"] == [letters(it) for it in texts]
    assert made["clean"] == [clean(it) for it in texts]
