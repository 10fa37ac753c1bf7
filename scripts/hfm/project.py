"""Where things are, and the two addresses nobody knows until the site is published."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

# Below site_src/: what goes onto the site as it is, past the publisher, and what the card pictures say.
VERBATIM, CARDS = "verbatim", "cards.json"

# What the generator owns below site_src/: it writes these, removes what no longer belongs in them, and touches
# nothing else. `.gitignore` lists the same names. Each kind has a folder; what a kind is takes long to import.
OWNED = (
    "index.md",
    "models",
    "datasets",
    "benchmarks",
    "results",
    "applications",
    "challenges",
    "directions",
    "surveys",
    "studies",
    "topics",
    "events",
    "assets",
    "charts",
    "compare",
    "contribute",
    "corrections",
    "coverage",
    "field",
    "new",
    "observations",
    "techniques",
    "timeline",
    "vocabulary",
    "data",
    VERBATIM,
    CARDS,
)


class SettingsError(Exception):
    """A file of the project's settings cannot be read; the message says which and where."""


@dataclass(frozen=True)
class Project:
    """The folders of a checkout. `kept` is where it keeps what it made before, if that is not its own cache."""

    root: Path
    kept: Path | None = None

    @property
    def catalog(self) -> Path:
        return self.root / "catalog"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def pages(self) -> Path:
        return self.root / "site_src"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.kept or self.root / ".cache"

    @property
    def locks(self) -> Path:
        """Where builds tell each other what they are at, whatever they keep."""
        return self.root / ".cache" / "locks"

    def config(self) -> dict[str, Any]:
        """What mkdocs.yml says. Raises SettingsError."""
        return _settings(self.root / "mkdocs.yml", _yaml, {"theme": dict})

    def fonts(self) -> dict[str, Any]:
        """What web/fonts.json says. Raises SettingsError."""
        return _settings(self.web / "fonts.json", json.loads, {"files": dict, "unicodes": str, "features": list})


def _settings(path: Path, read: Callable[[str], Any], needed: Mapping[str, type]) -> dict[str, Any]:
    try:
        loaded = read(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SettingsError(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    for name, kind in needed.items():
        if not isinstance(loaded, dict) or not isinstance(loaded.get(name), kind):
            raise SettingsError(f"{path.name} says nothing of {name}, or not as a {kind.__name__}")
    return dict(loaded)


def _yaml(text: str) -> Any:
    import yaml  # a build that finds nothing to do does without

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


PROJECT = Project(Path(__file__).resolve().parents[2])


@dataclass(frozen=True)
class Addresses:
    """The public address of the site and of its repository; empty where not known, and then no link shows them."""

    site: str = ""
    repository: str = ""
    branch: str = "main"

    def edit(self, path: str) -> str:
        """Where a reader can edit this file of the repository in the browser, or nothing."""
        return f"{self.repository}/edit/{self.branch}/{path}" if self.repository else ""

    def new(self, path: str, text: str) -> str:
        """Where a reader can make this file of the repository in the browser, begun with a text, or nothing."""
        asked = urlencode({"filename": path, "value": text}, quote_via=quote)
        return f"{self.repository}/new/{self.branch}?{asked}" if self.repository else ""

    def report(self, name: str, entry: str) -> str:
        """Where a reader can report a problem of an entry, or nothing: the form with its name, place and page filled in."""
        place = f"{entry} {self.site}{entry}/" if self.site else entry
        title, place = (quote(it, safe="/:") for it in (f"{name}: ", place))  # which a query may hold as they are
        asked = f"template=correction.yml&title={title}&entry={place}"
        return f"{self.repository}/issues/new?{asked}" if self.repository else ""


def addresses(config: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Addresses:
    """`site_url` and `repo_url` of mkdocs.yml, unless SITE_URL, REPO_URL or REPO_BRANCH say otherwise."""
    site = environment.get("SITE_URL") or config.get("site_url") or ""
    repository = environment.get("REPO_URL") or config.get("repo_url") or ""
    return Addresses(
        site.rstrip("/") + "/" if site else "", repository.rstrip("/"), environment.get("REPO_BRANCH") or "main"
    )
