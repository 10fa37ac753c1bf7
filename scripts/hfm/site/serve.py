"""Show the site on this machine and follow edits: a saved file shows in the browser a moment later."""

from __future__ import annotations

import errno
import html
import os
import re
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from hfm.reading.problems import CatalogError, as_text
from hfm.site.build import Options
from hfm.site.faults import told
from hfm.site.preview import Preview

FINE, OUTSIDE = 0, 3
_PAUSE = 0.2  # seconds between two looks at the files; what pages do not wait for begins after a quiet one
_CHANGES, _FOLLOW = "/-/changes?", "/-/follow?"
# Put into each page by this server alone; what is published never holds it. A page runs no script but a file.
_REFRESH = '<script src="%s"></script></body>'
# Above the last good page, for as long as something is wrong.
_TOLD = '<pre role="alert" style="margin: 0; padding: 1rem; white-space: pre-wrap; color: #fff; background: #8a1c1c">%s</pre>'
_LISTEN = "new EventSource('%s').onmessage = () => location.reload()"


def serve(catalog: Path, publisher: str, port: int, say: Callable[[str], None]) -> int:
    """Show the site until stopped. 0, or 3 with one line when the port cannot be had."""
    preview = Preview(Options(catalog, publish=False, publisher=publisher))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, preview))
    except (OSError, OverflowError) as error:
        preview.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        say(f"error: port {port}: {'in use; choose another with --port' if taken else error}")
        return OUTSIDE
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://localhost:{server.server_address[1]}/ follows your edits; Ctrl+C stops it")
    try:
        follow(preview, say)
    except KeyboardInterrupt:
        say("stopped")
    finally:
        server.shutdown()
        server.server_close()
        preview.close()
    return FINE


def follow(preview: Preview, say: Callable[[str], None]) -> None:
    """Bring the preview up to date after each change of a file; a mistake is told, and the last site stays."""
    seen: dict[str, int] = {}
    waiting = False
    while True:
        now = preview.looks()
        try:
            if now != seen:
                seen, waiting = now, False
                _update(preview, say)
                waiting = True
            elif waiting:
                waiting = False
                _complete(preview, seen, say)
        except CatalogError as error:
            _fail(preview, as_text(error.problems), say)
        except Exception as error:
            _fail(preview, told(error, preview.project), say)
        time.sleep(_PAUSE)


def _update(preview: Preview, say: Callable[[str], None]) -> None:
    began = time.perf_counter()
    warnings = preview.update()
    _say_done("what you look at is shown" if preview.is_behind else "up to date", warnings, began, say)


def _complete(preview: Preview, seen: dict[str, int], say: Callable[[str], None]) -> None:
    """Do what pages do not wait for; the next change of a file ends it."""
    was_behind, began = preview.is_behind, time.perf_counter()
    warnings = preview.complete(lambda: preview.looks() != seen)
    if warnings is not None and was_behind:
        _say_done("up to date", warnings, began, say)


def _say_done(done: str, warnings: str, began: float, say: Callable[[str], None]) -> None:
    say("\n".join(filter(None, [warnings, f"{done} in {time.perf_counter() - began:.1f} s"])))


def _fail(preview: Preview, problem: str, say: Callable[[str], None]) -> None:
    preview.fail(problem)
    say(f"{problem}\nthe site stays as it was until this is mended")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview as a static host would, and tells its pages when to load again."""

    def __init__(self, preview: Preview, *arguments: Any, **more: Any) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(preview.site or preview.top), **more)

    def parse_request(self) -> bool:
        """Answer who asks for this machine alone: a page elsewhere must not read the site through a name of its own."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "").partition(":")[0].lower() in ("localhost", "127.0.0.1"):
            return True
        self.send_error(421)
        return False

    def do_GET(self) -> None:
        if self.path.startswith(_CHANGES):
            return self._changes(self.path.removeprefix(_CHANGES))
        if self.path.startswith(_FOLLOW):
            edition = self.path.removeprefix(_FOLLOW)
            return self._send(200, "text/javascript", _LISTEN % (_CHANGES + "".join(filter(str.isdigit, edition))))
        if self.preview.site is None:
            return self._page(503, f"<!doctype html><body><pre>{html.escape(self.preview.problem)}</pre></body>")
        path = Path(self.translate_path(self.path))
        # os.path says no, where Path raises, of a name that is too long for the disk.
        page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        missing = self.preview.site / "404.html"
        if page.suffix == ".html":
            self.preview.asked(page)
        if page.suffix == ".html" and os.path.isfile(page):  # noqa: PTH113
            return self._page(200, page.read_text(encoding="utf-8"))
        if not os.path.exists(path) and missing.is_file():  # noqa: PTH110
            return self._page(404, missing.read_text(encoding="utf-8"))
        return super().do_GET()

    def _page(self, status: int, text: str) -> None:
        if self.preview.site and self.preview.problem:
            problem = _TOLD % html.escape(self.preview.problem)
            text = re.sub("<body[^>]*>", lambda body: body[0] + problem, text, count=1)
        self._send(status, "text/html", text.replace("</body>", _REFRESH % (_FOLLOW + self.preview.edition)))

    def _send(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _changes(self, edition: str) -> None:
        """One event, as soon as the site is another than this edition. The comments find out whether anyone listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while not self.preview.wait(edition, seconds=10):
                self.wfile.write(b":\n\n")
            self.wfile.write(b"data: changed\n\n")
        except OSError:
            return

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  the parent's name
        """Say nothing: the terminal is for problems."""
