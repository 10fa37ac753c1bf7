"""One polite way to ask a web service: slowly, by name, not twice for the same, and again when it is busy."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from hfm.site.tools import ToolError
from hfm.site.write import write_file

AGENT = "awesome-hfm (a catalog of healthcare foundation models; hfm refresh)"
_DAY = 86_400
_TRIES = 3


@dataclass(frozen=True)
class Service:
    """A service, where it is, and the seconds it wants between two questions (as its own rules say)."""

    name: str
    address: str
    pause: float


ARXIV = Service("arXiv", "https://export.arxiv.org/api", 3)
CROSSREF = Service("Crossref", "https://api.crossref.org", 0.2)
GITHUB = Service("GitHub", "https://api.github.com", 1)
HUGGING_FACE = Service("Hugging Face", "https://huggingface.co/api", 0.5)
PUBMED = Service("PubMed", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", 0.4)
OPENALEX = Service("OpenAlex", "https://api.openalex.org", 0.2)
WIKIDATA = Service("Wikidata", "https://www.wikidata.org/w", 1)
SERVICES = (ARXIV, CROSSREF, GITHUB, HUGGING_FACE, PUBMED, OPENALEX, WIKIDATA)


class AskError(ToolError):
    """A service cannot be reached, or does not answer as it should; the message is one line."""


@dataclass
class Web:
    """Asks services. `at` stands in the place of the internet: there each service is a folder, as in the tests."""

    cache: Path | None = None
    at: str = field(default_factory=lambda: os.environ.get("HFM_ASK_AT", ""))
    pause: float | None = None
    """Seconds between two questions, for every service; None for what each wants."""
    _asked: dict[str, float] = field(default_factory=dict)
    _client: httpx.Client | None = None

    def ask(self, service: Service, path: str, **parameters: str) -> str:
        """The text of an answer, or nothing where the service knows no such thing. Raises AskError."""
        base = f"{self.at}/{service.name.lower().replace(' ', '-')}" if self.at else service.address
        url = str(httpx.URL(f"{base}/{path}", params=parameters or None))
        kept = self.cache / f"{sha256(url.encode()).hexdigest()}.json" if self.cache else None
        if kept and kept.is_file() and time.time() - kept.stat().st_mtime < _DAY:
            return str(json.loads(kept.read_text(encoding="utf-8"))["text"])
        text = self._asked_now(service, url)
        if kept:
            write_file(kept, json.dumps({"url": url, "text": text}, ensure_ascii=False))
            kept.touch()
        return text

    def json(self, service: Service, path: str, **parameters: str) -> Any:
        """The same as a value, None for nothing. Raises AskError."""
        text = self.ask(service, path, **parameters)
        try:
            return json.loads(text) if text else None
        except ValueError as error:
            raise AskError(f"{service.name} answered with something that is no JSON") from error

    def _asked_now(self, service: Service, url: str) -> str:
        for attempt in range(_TRIES):
            self._wait(service)
            try:
                answer = self.client.get(url, headers=_headers(service))
            except httpx.TransportError as error:
                raise AskError(f"{service.name} cannot be reached; is this machine online? ({_why(error)})") from error
            if answer.status_code in (404, 410):
                return ""
            if answer.status_code in (429, 502, 503, 504) and attempt + 1 < _TRIES:
                time.sleep(_patience(answer, attempt) if self.pause is None else self.pause)
                continue
            if answer.status_code != 200:
                raise AskError(f"{service.name} refused to answer: {answer.status_code} {answer.reason_phrase}")
            return answer.text
        raise AskError(f"{service.name} is too busy; try again later")

    def _wait(self, service: Service) -> None:
        pause = service.pause if self.pause is None else self.pause
        due = self._asked.get(service.name, 0) + pause
        time.sleep(max(0.0, due - time.monotonic()))
        self._asked[service.name] = time.monotonic()

    @property
    def client(self) -> httpx.Client:
        """The connection, opened when it is wanted first."""
        if self._client is None:
            self._client = httpx.Client(headers={"User-Agent": AGENT}, timeout=20, follow_redirects=True)
        return self._client


def _headers(service: Service) -> dict[str, str]:
    token = (
        os.environ.get("GITHUB_TOKEN")
        if service is GITHUB
        else os.environ.get("HF_TOKEN")
        if service is HUGGING_FACE
        else None
    )
    return {"Authorization": f"Bearer {token}"} if token else {}


def _patience(answer: httpx.Response, attempt: int) -> float:
    """The seconds that a busy service asks us to wait, a minute at most."""
    asked = answer.headers.get("Retry-After", "")
    return min(float(asked) if asked.isdigit() else 2.0 ** (attempt + 1), 60.0)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
