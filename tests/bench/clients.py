"""What others make of the API's description: `python tests/bench/clients.py` (needs npm's registry).

Redocly and Spectral read the description; openapi-typescript makes types of it, openapi-fetch makes every call against
a server on this machine, and TypeScript holds every answer to its type. These packages are not in the lock: they want
another TypeScript than ours. The client in Python is in tests/exports/test_clients.py.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from exported import exported, put  # noqa: E402  the two folders come first

PACKAGES = (
    "@redocly/cli@2",
    "@stoplight/spectral-cli@6",
    "openapi-typescript@7",
    "openapi-fetch@0",
    "typescript@5.9",
    "tsx@4",
)
CALLS = """
import createClient from "openapi-fetch";
import type { paths } from "./api";

const client = createClient<paths>({ baseUrl: process.argv[2] });
let made = 0;
async function call(asked: Promise<{ response: Response; data?: unknown }>) {
  const { response, data } = await asked;
  if (!response.ok || data === undefined) throw new Error(`${response.status} ${response.url}`);
  made += 1;
}
(async () => {
%s
console.log(`${made} calls succeeded`);
})();
"""


def main() -> None:
    """Run all, and stop at the first that finds something."""
    with tempfile.TemporaryDirectory(prefix="hfm-clients-") as name:
        folder = Path(name)
        api = put("real", folder, only="api/") / "api" / "v1"
        (folder / "openapi.json").write_bytes((api / "openapi.json").read_bytes())
        (folder / ".spectral.yaml").write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
        (folder / "package.json").write_text('{"private": true, "type": "module"}\n', encoding="utf-8")
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", *PACKAGES)
        run(folder, "npx", "redocly", "lint", "openapi.json")
        run(folder, "npx", "spectral", "lint", "openapi.json", "--fail-severity", "hint")
        run(folder, "npx", "openapi-typescript", "openapi.json", "-o", "api.d.ts")
        (folder / "calls.ts").write_text(CALLS % "\n".join(calls()), encoding="utf-8")
        (folder / "answers.ts").write_text("\n".join(answers()), encoding="utf-8")
        strict = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"]
        run(folder, "npx", "tsc", *strict, "answers.ts")
        handler = functools.partial(Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            run(folder, "npx", "tsx", "calls.ts", f"http://127.0.0.1:{server.server_port}/api/v1")
            server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def calls() -> list[str]:
    """A call of the client for every file of the API."""
    made = []
    for address, parameter, value in addresses():
        with_value = f', {{ params: {{ path: {{ {parameter}: "{value}" }} }} }}' if parameter else ""
        made.append(f'await call(client.GET("{address}"{with_value}));')
    return made


def answers() -> list[str]:
    """Every answer as a constant of the type that the description gives it."""
    lines = [
        'import type { paths } from "./api.js";',
        'type Json<A> = { get: { responses: { 200: { content: { "application/json": A } } } } };',
        "type Answer<P extends keyof paths> = paths[P] extends Json<infer A> ? A : never;",
    ]
    for number, (address, parameter, value) in enumerate(addresses()):
        path = address.replace(f"{{{parameter}}}", value) if parameter else address
        lines.append(f'export const a{number}: Answer<"{address}"> = {content(path)};')
    return lines


def content(path: str) -> str:
    """The file as it is."""
    text = exported("real")[f"api/v1{path}"]
    assert isinstance(text, str)
    return text


def addresses() -> list[tuple[str, str, str]]:
    """Each file of the API: its address in the description, the parameter in it, and its value."""
    described = json.loads(content("/openapi.json"))["paths"]
    files = [path.removeprefix("api/v1") for path in exported("real") if path.startswith("api/v1/")]
    found = []
    for address in described:
        pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(address)))
        for path in files:
            if (match := pattern.fullmatch(path)) and (address == path or path not in described):
                parameter, value = next(iter(match.groupdict().items()), ("", ""))
                found.append((address, parameter, value))
    return found


def run(folder: Path, *command: str) -> None:
    """Run a tool to its end; what it finds ends this program."""
    print(f"$ {' '.join(command[:4])}", flush=True)
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
