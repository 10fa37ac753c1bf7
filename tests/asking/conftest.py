"""A server on this machine in the place of the services: it gives recorded answers and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from hfm.asking.web import Web

RECORDED = Path(__file__).parent / "recorded"


@dataclass
class Services:
    """Path → (status, headers, text); a path without an answer is 404. `asked` has every path with its agent."""

    address: str = ""
    answers: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    busy: int = 0
    """So many questions are answered with 429 first."""

    def gives(self, path: str, recorded: str, status: int = 200) -> None:
        """Answer this path with a file of recorded/."""
        self.answers[path] = (status, {}, (RECORDED / recorded).read_text(encoding="utf-8"))


@pytest.fixture
def services() -> Iterator[Services]:
    known = Services()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, self.headers.get("User-Agent", "")))
            if known.busy:
                known.busy -= 1
                return self._send(429, {"Retry-After": "0"}, "")
            wanted = unquote(self.path)
            found = next((it for path, it in known.answers.items() if wanted.startswith(path)), None)
            return self._send(*(found or (404, {}, "")))

        def do_HEAD(self) -> None:
            self.do_GET()

        def _send(self, status: int, headers: dict[str, str], text: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the parent's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield known
    server.shutdown()
    server.server_close()


@pytest.fixture
def web(services: Services, tmp_path: Path) -> Web:
    """Asks the server on this machine, without waiting."""
    return Web(tmp_path / "asked", at=services.address, pause=0)
