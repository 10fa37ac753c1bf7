"""The journey of a release: the site is built, and from it and the catalog come the files of the edition."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from hfm.editing.changes import changes
from hfm.editing.history import at_commit, on_disk
from hfm.editing.telling import as_markdown
from hfm.exports.edition import NAME
from hfm.model.catalog import Catalog
from hfm.project import Addresses, Project, addresses
from hfm.reading.layout import entry_text
from hfm.reading.validate import read_catalog
from hfm.releasing.archive import below, checksums, packed
from hfm.releasing.citing import citation_file, zenodo
from hfm.releasing.parts_list import parts_list
from hfm.site.build import Options, build
from hfm.site.write import write_file

SUMS = "SHA256SUMS"
_LICENCES = ("LICENSE", "LICENSE-DATA")
Files = dict[str, Path | bytes]


def release(options: Options, folder: Path, since: str = "") -> dict[str, int]:
    """Write every file of the edition into the folder; name → bytes. `options` say which catalog and which publisher.

    `since` is the commit of the edition before, empty where there is none. Raises what a build raises, and ValueError
    where git does not know that commit.
    """
    catalog = read_catalog(options.catalog)
    news = _news(catalog, options.catalog, since)
    site = options.project.cache / "release" / sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    try:
        build(replace(options, out=site, publish=True, strict=True))
        files = edition_files(catalog, options.project, site, news)
    finally:
        shutil.rmtree(site, ignore_errors=True)
    for name, content in files.items():
        write_file(folder / name, content)
    return {name: len(content) for name, content in files.items()}


def edition_files(catalog: Catalog, project: Project, site: Path, news: str) -> dict[str, bytes]:
    """Name → content of every file of an edition, made from its published site."""
    day, known = catalog.version, addresses(project.config())
    version = day.replace("-", ".")
    name = f"awesome-hfm-{version}"
    told = {"CHANGES.md": news.encode(), **_metadata(catalog, known, project, version)}
    licences: Files = {it: (project.root / it).read_bytes() for it in _LICENCES if (project.root / it).is_file()}
    data: Files = {**below(site, ("data", "api", "llms.txt", "llms-full.txt", "awesome-hfm.md")), **licences}
    data = {path: content for path, content in data.items() if not path.endswith(".html")}
    folder: Files = {
        path.removeprefix("data/"): it for path, it in data.items() if path.endswith((".parquet", "/README.md"))
    }
    schemas: Files = {path.removeprefix("api/v1/schema/"): it for path, it in below(site, ("api/v1/schema",)).items()}
    made = {
        f"{name}-site.zip": packed({**below(site), **licences}, name, day),
        f"{name}-data.zip": packed({**data, "CITATION.cff": told["CITATION.cff"]}, f"{name}-data", day),
        f"{name}-schemas.zip": packed(schemas, f"{name}-schemas", day),
        f"{name}-hugging-face.zip": packed({**folder, **licences}, f"{name}-hugging-face", day),
        f"{name}.sqlite": (site / "data" / "catalog.sqlite").read_bytes(),
        **told,
    }
    return {**made, SUMS: checksums(made).encode()}


def _metadata(catalog: Catalog, known: Addresses, project: Project, version: str) -> dict[str, bytes]:
    python, web = ((project.root / it).read_text(encoding="utf-8") for it in ("requirements.txt", "package-lock.json"))
    return {
        "CITATION.cff": citation_file(catalog, known, catalog.version).encode(),
        "zenodo.json": zenodo(catalog, known, catalog.version).encode(),
        "parts.cdx.json": parts_list(python, web, version).encode(),
    }


def _news(catalog: Catalog, folder: Path, since: str) -> str:
    """What came, changed and left since the edition before, in the words of `hfm diff`."""
    head = f"# {NAME}, edition {catalog.version.replace('-', '.')}\n\n"
    if since:
        return f"{head}Since {since}.\n\n{as_markdown(changes(at_commit(folder, since), on_disk(folder)))}"
    counts = "".join(f"- {len(found):,} {kind}s\n" for kind, found in catalog.entries.items() if found)
    return f"{head}The first edition.\n\n{counts}"


def prepare(catalog: Catalog, project: Project) -> tuple[str, ...]:
    """Write what a commit must hold before it is tagged: how to cite it, and the edition's line in the catalog.

    Names the files. Where the repository's address is not known, the line is left out: it would lead nowhere.
    """
    known = addresses(project.config())
    texts: dict[Path, str] = {
        project.root / "CITATION.cff": citation_file(catalog, known, catalog.version),
        project.root / ".zenodo.json": zenodo(catalog, known, catalog.version),
    }
    if known.repository:
        texts[project.catalog / "editions.yaml"] = _with_this(catalog, known)
    for path, text in texts.items():
        write_file(path, text)
    return tuple(path.relative_to(project.root).as_posix() for path in texts)


def _with_this(catalog: Catalog, known: Addresses) -> str:
    day = catalog.version
    url = f"{known.repository}/releases/tag/v{day.replace('-', '.')}"
    before = [it.model_dump(exclude_none=True) for it in catalog.editions if it.day != day]
    said: Mapping[str, object] = {"doi": catalog.doi or None, "editions": [*before, {"day": day, "url": url}]}
    return "# Editions that were published, the newest last.\n" + entry_text(dict(said), "editions")
