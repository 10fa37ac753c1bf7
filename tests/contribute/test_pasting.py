"""A record pasted into the form becomes what `hfm import` reads in it; nothing in it runs, and no text takes long."""

from __future__ import annotations

import json
from typing import Any

from catalogs import real_catalog
from checkouts import FIXTURE
from hfm.importing import bibtex
from hfm.model import Work
from hfm.pages.form import known, known_works
from hfm.reading.validate import examine
from hfm.views.citations.bibtex import bibtex as written
from hfm.views.citations.citation import cited
from node import run_script

CATALOG = examine(FIXTURE)[0]
BODY = """const all_ = given.map(it => all.readBibtex(it.text).map(record => all.statedBy(record, it.venues)));
return all_.map(found => found.map(it => it && {kind: it.kind, ...it.entry}));"""

RECORDS = {
    "a plain article": "@article{a, title={Segment Any Organ: A New Model}, author={Author, Anna and Other, Ben}, year={2025}, journal={Journal of Examples}, url={https://example.org/paper}}",
    "quotes and bare numbers": '@inproceedings{b,\n  title = "A {B}ig Net",\n  author = "Anna Author and Ben Other",\n  booktitle = "Proceedings of X",\n  year = 2024,\n  month = jun,\n  pages = {1--9}\n}',
    "strings, joined": '@string{nmi = "Nature Machine"}\n@article{c, title={Net}, journal = nmi # " Intelligence", year=2023, doi={10.1000/xyz}}',
    "accents": r"@article{d, title={Na{\"i}ve na\"\i ve \'etude of Stra{\ss}e, \o re and {\AA}ngstr\"om}, author={G{\"o}del, Kurt and {\c{S}}ahin, \v{Z}eljko and Erd{\H o}s, P\'al and Jos{\'{e}} Mu{\~n}oz}, year={2022}}",
    "Greek and signs": r"@article{e, title={$\alpha$-Fold \& co: 100\% of \textit{E. coli} --- ``best''}, year={2021}}",
    "arXiv as a journal": "@article{f, title={Net}, journal={arXiv preprint arXiv:2406.09992}, year={2024}, author={Doe, Jane and others}}",
    "arXiv as an eprint": "@misc{g, title={Net}, eprint={2406.09992v2}, archivePrefix={arXiv}, primaryClass={cs.CV}, year={2024}}",
    "biblatex": "@online{h, title={Net}, date={2024-03-05}, url={https://arxiv.org/abs/2403.01234}, eprinttype={arxiv}, eprint={2403.01234}}",
    "a preprint by its DOI": "@article{i, title={Net}, doi={https://doi.org/10.1101/2024.01.02.123456}, journal={medRxiv}, year={2024}, publisher={Cold Spring Harbor}}",
    "a journal of the press of a preprint server": "@article{i, title={Net}, doi={10.1101/gr.278870.123}, journal={Genome Research}, year={2024}}",
    "a group of authors": "@article{j, title={Report}, author={{World Health Organization} and van der Berg, Jan and Downey, Jr., Robert}, year={2020}}",
    "an odd month": "@article{k, title={Net}, year={2024}, month=sept, journal={Lancet}}",
    "a month of digits": "@article{l, title={Net}, year={2024}, month={11}, journal={Lancet}}",
    "an address in a note": "@misc{m, title={Net}, howpublished={\\url{https://example.org/net}}, year={2024}}",
    "a survey": "@article{n, title={Nets: a survey}, year={2024}, journal={Cell}}",
    "a dataset": "@dataset{o, title={Scans}, year={2024}, doi={10.5281/zenodo.1}}",
    "a thesis": "@phdthesis{p, title={Nets}, school={ETH Zurich}, year={2024}}",
    "a workshop": "@misc{q, title={Nets}, booktitle={NeurIPS Workshop on Nets}, year={2024}}",
    "no braces around the key": "@article{ r ,\ntitle={Net},year={2024},}",
    "two records": "@article{s, title={One}, year={2024}}\n\n@article{t, title={Two}, year={2023}}",
    "no title": "@article{u, year={2024}}",
    "nested braces": "@article{v, title={{{Deep}} {N}et {of {N}ets}}, year={2024}}",
    "two commas": "@article{w, title={Net},, year={2024}}",
}  # fmt: skip


def read_by_import(text: str, catalog: Any) -> list[Any]:
    found = []
    for it in bibtex.read(text, "x.bib", catalog):
        paper = it.data.get("links", {}).get("paper")
        source = {"sources": [{"url": paper, "states": "the bibliographic record"}]} if paper else {}
        found.append(None if it.refused else {"kind": it.kind, **it.data, **source})
    return found


def test_a_record_says_in_the_page_what_it_says_to_the_import() -> None:
    venues = json.loads(known(CATALOG, known_works(CATALOG)))["venues"]
    made = run_script("contribute/logic.js", BODY, [{"text": it, "venues": venues} for it in RECORDS.values()])

    for (name, text), found in zip(RECORDS.items(), made, strict=True):
        assert found == read_by_import(text, CATALOG), name


def test_the_records_of_the_catalog_itself_are_read_alike() -> None:
    catalog = real_catalog()
    works = [entry for entry in catalog.all_entries if isinstance(entry, Work) and entry.title][::12]
    texts = [written(cited(it, catalog)) for it in works]
    venues = json.loads(known(catalog, known_works(catalog)))["venues"]
    made = run_script(
        "contribute/logic.js",
        BODY.replace("it.venues", "given.venues")
        .replace("given.map(it", "given.texts.map(it")
        .replace("it.text)", "it)"),
        {"texts": texts, "venues": venues},
    )

    assert len(texts) > 20
    for text, found in zip(texts, made, strict=True):
        assert found == read_by_import(text, catalog), text


def test_no_text_takes_long() -> None:
    """Node is stopped when it does."""
    pieces = [
        "@article{a,",
        "{",
        "}",
        "\\",
        '"',
        " and ",
        "@",
        "a = {",
        "# ",
        "\\'{",
        ",",
        " ",
        "@string{a={b},",
        "https://",
        "10.1000/",
        "(",
        "arxiv:",
        "%2",
    ]
    body = """return given.map(piece => {
      const text = "@article{a, title={Net}, author={" + piece.repeat(20000);
      all.readBibtex(text).map(it => all.statedBy(it, {}));
      return Boolean(all.statedByAddress(piece.repeat(20000))) || all.readBibtex(piece.repeat(20000)).length >= 0;
    });"""

    assert all(run_script("contribute/logic.js", body, pieces))
