"""A running `hfm serve`, as tests and attacks ask it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from checkouts import Checkout

PATIENCE = 300  # seconds after which a server that says nothing is taken for dead


@dataclass(frozen=True)
class Server:
    """A running `hfm serve`, and the checkout whose files it follows."""

    checkout: Checkout
    process: subprocess.Popen[str]
    address: str

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310  our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.checkout.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def heard(self, words: str) -> str:
        """The first line it says from now on that holds these words."""
        assert self.process.stderr
        return next(line for line in self.process.stderr if words in line)

    def told(self, page: str) -> bool:
        """Whether this page is told of a change: waits as a browser does."""
        [script] = re.findall(r'src="/(-/follow.*?)"', page)
        [events] = re.findall(r"EventSource\('/(.*?)'\)", self.get(script)[1])
        with urllib.request.urlopen(self.address + events, timeout=PATIENCE) as answer:  # noqa: S310  our own server
            return any(line == b"data: changed\n" for line in answer)


@contextmanager
def serving(checkout: Checkout, patience: float = PATIENCE) -> Iterator[Server]:
    """`hfm serve` of this checkout, from its first line until it was stopped as with Ctrl+C."""
    command = [sys.executable, "-m", "hfm", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=checkout.root, env=checkout.environment, stderr=subprocess.PIPE, text=True)
    watchdog = threading.Timer(patience, process.kill)
    watchdog.start()
    try:
        assert process.stderr
        [address] = re.findall(r"http://localhost:\d+/", process.stderr.readline())
        yield Server(checkout, process, address)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
        watchdog.cancel()
    assert process.returncode == 0
