"""Texts, dates, ids and addresses that look right and are not: refused at their place, with the finished line."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

HEAD = {"name": "name: X-Net\n", "title": "title: A network\n", "year": "year: 2020\n", "added": "added: 2026-11-22\n"}

# id, line of the entry, code, part of the message, part of the tip
ODD = [
    ("a blank name", "name: ' '", "bad-text", "begins or ends with a blank", "leave the line out"),
    ("only a space without width", 'name: "\\u200b"', "bad-text", "U+200B", "leave the line out"),
    ("a soft hyphen", 'title: "Net\\u00adwork"', "bad-text", "U+00AD", "write title: Network"),
    ("a mark of direction", 'name: "Net\\u200f"', "bad-text", "U+200F", "write name: Net"),
    ("only signs that join", 'name: "\\u200d"', "bad-text", "U+200D", ""),
    ("blanks around", "title: ' A net '", "bad-text", "begins or ends with a blank", "write title: A net"),
    ("two blanks", "title: A  net", "bad-text", "two blanks", "write title: A net"),
    ("a no-break space", 'title: "A\\u00a0net"', "bad-text", "U+00A0", "write title: A net"),
    ("a thin space", 'backbone: "ViT\\u2009L"', "bad-text", "U+2009", "write backbone: ViT L"),
    ("a letter in two parts", 'title: "u\\u0308ber"', "bad-text", "two parts", "write title: über"),
    ("curly quotes around a name", "name: “Net”", "bad-text", "quotes around", "write name: Net"),
    ("quotes inside quotes", "name: '\"Net\"'", "bad-text", "quotes around", "write name: Net"),
    ("unknown", "backbone: unknown", "says-nothing", "'unknown' says nothing", "leave line 6 out"),
    ("n/a", "name: n/a", "says-nothing", "'n/a' says nothing", ""),
    ("TBD", "title: TBD", "says-nothing", "'TBD' says nothing", ""),
    ("a dash", "parameters_printed: '-'", "says-nothing", "says nothing", ""),
    ("a question mark", "title: '?'", "says-nothing", "says nothing", ""),
    ("none in a list of words", "adaptation: [none]", "says-nothing", "'none' says nothing", "leave line 6 out"),
    ("unknown beside a word", "modalities: [ct, unknown]", "says-nothing", "'unknown' says nothing", "write modalities: [ct]"),
    ("none for a number", "parameters: none", "says-nothing", "parameters: 'none' says nothing", "leave line 6 out"),
    ("n/a for a year", "year: n/a", "says-nothing", "year: 'n/a' says nothing", "leave line 3 out"),
    ("n/a for a record", "licence: n/a", "says-nothing", "licence: 'n/a' says nothing", "leave line 6 out"),
    ("unknown for a word", "pretraining: unknown", "says-nothing", "pretraining: 'unknown' says nothing", "leave line 6 out"),
    ("a dash for a date", "preprint: {server: arXiv, id: '2304.12306', date: '-'}", "says-nothing", "date: '-' says nothing", "leave line 6 out"),
    ("none for an entry", "predecessor: none", "says-nothing", "predecessor: 'none' says nothing", "leave line 6 out"),
    ("a tag in a summary", "summary: A <b>net</b> of cells.<br>It is new.", "markup", "'<b>' is a tag of HTML", "write summary: A net of cells. It is new."),
    ("a tag in a note", "notes: See <a href='x'>there</a>.", "markup", "is a tag of HTML", "write notes: See there."),
    ("a name of 300 letters", "name: " + "x" * 300, "too-long", "longer than 150", "shorter"),
    ("HTML", "title: A <i>net</i> of cells", "markup", "'<i>' is markup", "what a reader sees"),
    ("an entity", "title: Cells &amp; nets", "markup", "'&amp;' is markup", ""),
    ("mathematics", "title: An $\\alpha$ net", "markup", "is markup", ""),
    ("a LaTeX command", "title: A \\textit{net}", "markup", "is markup", ""),
    ("Markdown", "name: '**Net**'", "markup", "'**' is markup", ""),
    ("a blank around an author", "authors: ['A. Author ']", "bad-text", "authors.1:", "write A. Author"),
    ("a day of another order", "added: 22.11.2026", "bad-date", "'22.11.2026' is not", "write added: 2026-11-22"),
    ("a day with slashes", "added: 2026/11/22", "bad-date", "is not", "write added: 2026-11-22"),
    ("a month where a day must be", "added: 2026-11", "bad-date", "whole date", "YYYY-MM-DD"),
    ("a year before all", "verified: 0001-01-01", "bad-date", "out of range", "from 1900"),
    ("a year after all", "verified: 9999-12-31", "bad-date", "out of range", "to 2100"),
    ("one word in a list", "pretraining: [none]", "not-text", "must be text", "write pretraining: none"),
    ("a number where text must be", "backbone: 2020", "not-text", "must be text", "write backbone: '2020'"),
    ("words with commas", "tasks: a, b", "not-a-list", "must be a list", "write tasks: [a, b]"),
    ("a year with its month", "year: March 2025", "not-a-number", "whole number", "write year: 2025"),
    ("a number with signs", "year: 2,020", "not-a-number", "whole number", "write year: 2020"),
    ("a word in capitals", "links: {code: Not-Released}", "unknown-word", "'Not-Released'", "write code: not-released"),
    ("access in capitals", "weights: {access: Open}", "unknown-word", "'Open' is not", "write access: open"),
    ("a DOI with its prefix", "publication: {venue: Cell, kind: journal, doi: 'doi:10.1000/x.'}", "bad-doi", "", "write doi: 10.1000/x"),
    ("a DOI for an id", "preprint: {server: bioRxiv, id: 'https://doi.org/10.1101/2024.1'}", "bad-doi", "", "write id: 10.1101/2024.1"),
    ("an address of arXiv", "preprint: {server: arXiv, id: 'https://arxiv.org/abs/2304.12306v2'}", "bad-arxiv", "", "write id: '2304.12306'"),
    ("month 13 on arXiv", "preprint: {server: arXiv, id: '2513.99999'}", "bad-arxiv", "not an arXiv id", ""),
    ("four digits since 2015", "preprint: {server: arXiv, id: '2307.0029'}", "bad-arxiv", "not an arXiv id", ""),
    ("five digits before 2015", "preprint: {server: arXiv, id: '1307.00291'}", "bad-arxiv", "not an arXiv id", ""),
    ("a PubMed address", "identifiers: {pubmed: 'https://pubmed.ncbi.nlm.nih.gov/31501885/'}", "bad-identifier", "", "write pubmed: '31501885'"),
    ("an OpenAlex address", "identifiers: {openalex: 'https://openalex.org/W2741809807'}", "bad-identifier", "", "write openalex: W2741809807"),
    ("a Hugging Face address", "identifiers: {hugging_face: 'https://huggingface.co/a/b'}", "bad-identifier", "", "write hugging_face: a/b"),
    ("a Wikidata address", "identifiers: {wikidata: 'https://www.wikidata.org/wiki/Q42'}", "bad-identifier", "", "write wikidata: Q42"),
    ("an address without its scheme", "links: {project: www.example.org/x}", "bad-address", "", "write project: https://www.example.org/x"),
    ("a Markdown link", "links: {project: '[x](https://example.org/x)'}", "bad-address", "", "write project: https://example.org/x"),
    ("a bracket in the host", "links: {project: 'https://www.example.org]'}", "bad-address", "not a web address", ""),
    ("a port out of range", "links: {project: 'https://example.org:99999/'}", "bad-address", "no port 99999", ""),
    ("no host", "links: {project: 'https:///x'}", "bad-address", "not a web address", ""),
    ("a host without a dot", "links: {project: 'https://arxivorg'}", "bad-address", "'arxivorg' is not", ""),
    ("this machine", "links: {project: 'http://localhost'}", "bad-address", "'localhost' is not", ""),
    ("a number for a host", "links: {project: 'http://127.0.0.1/'}", "bad-address", "is not the name of a host", ""),
    ("a password", "links: {project: 'https://user:pass@example.org/'}", "bad-address", "password", ""),
    ("a host alone", "links: {project: example.org}", "bad-address", "", "write project: https://example.org"),
    ("one slash", "links: {project: 'http:/example.org/x'}", "bad-address", "", "write project: http://example.org/x"),
    ("no code", "links: {code: N/A}", "says-nothing", "", "where a source says that there is none, write code: not-released"),
    ("a blank left out", "backbone:SAM", "syntax", "a blank is missing after 'backbone:'", "write backbone: SAM"),
    ("LaTeX in a name", "authors: ['M. H{\\\"u}ber']", "markup", "is markup", "write M. Hüber"),
    ("another name of a number", "identifiers: {pmid: 40123456}", "unknown-key", "'pmid' is not a field", "write pubmed: '40123456'"),
    ("weights that are not there", "weights: {url: 'https://example.org/w', access: not-released}", "words-disagree", "not released", "leave url out; or"),
    ("code to come", "links: {code: coming soon}", "bad-address", "", "leave line"),
    ("a month in words", "preprint: {server: arXiv, date: August 2024}", "bad-date", "", "write date: 2024-08"),
    ("a licence by its name", "licence: Apache 2.0", "not-a-mapping", "", "write licence: {code: Apache-2.0}"),
    ("several objectives", "pretraining: [generative, contrastive]", "not-text", "", "such as hybrid"),
    ("a list without dashes", "parameters: {count: 5}", "not-a-list", "", "write parameters: [{count: 5}]"),
    ("a day in words", "added: 'March 14, 2025'", "bad-date", "", "write added: 2025-03-14"),
    ("a day first", "added: 14/03/2025", "bad-date", "", "write added: 2025-03-14"),
    ("a source alone", "sources: survey", "not-a-list", "", "write sources: [{source: survey}]"),
    ("a source in a list", "sources: [survey]", "not-a-mapping", "", "write sources: [{source: survey}]"),
    ("a dataset in a list", "training_data: [mimic-cxr]", "not-a-mapping", "", "write training_data: [{dataset: mimic-cxr}]"),
    ("an address for a record", "weights: https://example.org/w", "not-a-mapping", "", "write weights: {url: 'https://example.org/w'}"),
    ("a size alone", "parameters: 7B", "not-a-list", "", "[{count: 7000000000}], and below it parameters_printed: 7B"),
    ("authors with and", "authors: A. B and C. D", "not-a-list", "", "write authors: [A. B, C. D]"),
    ("others before one", "authors: [A. B, et al., C. D]", "bad-authors", "", "write authors: [A. B, C. D, et al.]"),
    ("a number of PMC", "identifiers: {pubmed: PMC1234567}", "bad-identifier", "", "write only the number"),
    ("a licence alone", "licence: MIT", "not-a-mapping", "", "write licence: {code: MIT}"),
    ("a number of parameters", "parameters: [{count: 1.5B}]", "not-a-number", "", "write count: 1500000000"),
    ("another word for a kind", "publication: {venue: CVPR, kind: conference}", "unknown-word", "", "write kind: proceedings"),
    ("a server in small letters", "preprint: {server: arxiv, id: '2004.00001'}", "unknown-word", "is spelled arXiv", "write server: arXiv"),
    ("a word of a short list", "pretraining: SSL", "unknown-term", "", "Its words are contrastive"),
    ("a key of another catalog", "arxiv: '2004.00001'", "unknown-key", "", "`  server: arXiv`"),
    ("a quote never closed", 'title: "A net', "syntax", "", "close it with"),
    ("the name among the aliases", "aliases: [X-Net]", "repeated-item", "is the name itself", "remove it here"),
    ("a year in a venue", "publication: {venue: NeurIPS 2024, kind: proceedings}", "year-in-venue", "holds a year", "write venue: NeurIPS"),
    ("odd letters in a host", "links: {project: 'https://ex℀mple.org/'}", "bad-address", "not a web address", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "message", "tip"), [it[1:] for it in ODD], ids=[it[0] for it in ODD])
def test_an_odd_value_is_refused_with_the_line_to_write(
    faulty: FaultyCatalog, line: str, code: str, message: str, tip: str
) -> None:
    key = line.split(":")[0]
    lines = {**HEAD, "sources": "sources: [{source: list}]\n", key: line + "\n"}
    problem = faulty.write("models/vision/x-net.yaml", "".join(lines.values())).one_problem()
    number = list(lines).index(key) + 1

    assert place(problem).startswith(f"models/vision/x-net.yaml:{number}:")
    assert place(problem).endswith(code)
    assert message in problem.message
    assert tip in problem.tip


SOUND = [
    ("an id of 1901", "year: 1901"),
    ("a name in Persian, with its joiner", "aliases: ['می‌خواهم']"),
    ("an emoji of several signs", "notes: 👩🏽‍⚕️"),
    ("quotes in a title", "title: The “net” of nets"),
    ("less and more", "title: 'a < b & c > d'"),
    ("money", "title: A net for $5"),
    ("an old arXiv id", "preprint: {server: arXiv, id: q-bio/0501001}"),
    ("an old arXiv id with its class", "preprint: {server: arXiv, id: cs.CL/0301001}"),
    ("an arXiv id of 2014", "preprint: {server: arXiv, id: '1412.6980'}"),
    ("a DOI of old", "publication: {venue: Cell, kind: journal, doi: '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2'}"),
    ("an address with a port", "links: {project: 'https://example.org:8443/x'}"),
    ("an address in punycode", "links: {project: 'https://xn--bcher-kva.example.org/'}"),
    ("an address with signs", "links: {project: 'https://example.org/a(b)[c]?d=e&f=ü#g'}"),
]  # fmt: skip


@pytest.mark.parametrize("line", [it[1] for it in SOUND], ids=[it[0] for it in SOUND])
def test_a_value_that_is_only_unusual_is_taken(faulty: FaultyCatalog, line: str) -> None:
    lines = {**HEAD, "sources": "sources: [{source: list}]\n", line.split(":")[0]: line + "\n"}

    assert faulty.write("models/vision/x-net.yaml", "".join(lines.values())).problems() == []


def test_a_term_is_named_by_its_id(faulty: FaultyCatalog) -> None:
    faulty.change("vocabulary/organs.yaml", "terms:\n", "terms:\n  - {id: knee, label: ' Knee', definition: A knee.}\n")

    assert faulty.one_problem().message.startswith("terms.knee.label: begins")


def test_a_key_that_belongs_elsewhere_is_sent_there(faulty: FaultyCatalog) -> None:
    problem = faulty.model("doi: 10.1000/x\n").one_problem()

    assert problem.code == "unknown-key"
    assert problem.tip.startswith("it stands below publication")
