"""A client that a generator makes of the API's description can make every call, and understands every answer."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest

from exported import exported, text

HOST = "https://site.example/hfm/api/v1"
PACKAGE = "awesome_hfm_api_client"


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[ModuleType]]:
    """The modules of a generated client, one for each operation."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(text("real", "api/v1/openapi.json"), encoding="utf-8")
    (folder / "settings.json").write_text('{"post_hooks": []}', encoding="utf-8")
    command = ["generate", "--path", "openapi.json", "--config", "settings.json", "--fail-on-warning", "--meta", "none"]
    done = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", *command],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    try:
        api = importlib.import_module(f"{PACKAGE}.api")
        found = pkgutil.walk_packages(api.__path__, f"{api.__name__}.")
        yield [importlib.import_module(it.name) for it in found if not it.ispkg]
    finally:
        sys.path.remove(str(folder))


def serve(request: httpx.Request) -> httpx.Response:
    content = exported("real").get(request.url.path.removeprefix("/hfm/"))
    return httpx.Response(404) if content is None else httpx.Response(200, content=content)


def test_every_call_of_a_generated_client_gives_what_the_file_says(calls: list[ModuleType]) -> None:
    client = importlib.import_module(PACKAGE).Client(
        base_url=HOST, raise_on_unexpected_status=True, httpx_args={"transport": httpx.MockTransport(serve)}
    )
    called = set()
    for call in calls:
        for path, arguments in wanted(call):
            answer: Any = call.sync_detailed(client=client, **arguments)
            assert answer.status_code == 200, path
            assert answer.parsed.to_dict() == json.loads(text("real", path)), path
            called.add(path)
    assert called == {path for path in exported("real") if path.startswith("api/v1/")}


def wanted(call: ModuleType) -> Iterator[tuple[str, dict[str, str]]]:
    """Every file that a call can get, with the arguments that ask for it."""
    names = [*inspect.signature(call._get_kwargs).parameters]
    address = "api/v1" + call._get_kwargs(**dict.fromkeys(names, "NAME"))["url"]
    if not names:
        yield address, {}
    before, _, after = address.partition("NAME")
    for path in exported("real") if names else ():
        if path.startswith(before) and path.endswith(after):
            yield path, {names[0]: path.removeprefix(before).removesuffix(after)}
