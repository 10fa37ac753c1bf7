"""What the edition was made with, as a CycloneDX bill of materials, read from the lock files."""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

from hfm.exports.edition import NAME

Component = dict[str, Any]
_OURS = uuid.UUID("5a0f2f0e-6f0b-4d63-9d0b-3f4c8a6f1c52")
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)


def parts_list(requirements: str, package_lock: str, version: str) -> str:
    """CycloneDX 1.6 as JSON: the Python packages that build, and the web packages that build or are on the site."""
    components = sorted([*_python(requirements), *_web(json.loads(package_lock))], key=lambda it: it["bom-ref"])
    of = {"type": "data", "bom-ref": "awesome-hfm", "name": NAME, "version": version}
    made: Component = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(_OURS, json.dumps([version, components])).urn,
        "version": 1,
        "metadata": {"component": of},
        "components": components,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _python(requirements: str) -> Iterator[Component]:
    for name, version in _PINNED.findall(requirements):
        address = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
        yield {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address}


def _web(lock: dict[str, Any]) -> Iterator[Component]:
    """The packages of package-lock.json that are no tools of the tests, with the digest that npm holds them to."""
    seen = set()
    for place, package in lock["packages"].items():
        name = place.rpartition("node_modules/")[2]
        address = f"pkg:npm/{name.replace('@', '%40')}@{package.get('version')}"
        if not place or package.get("dev") or address in seen:
            continue
        seen.add(address)
        group, _, short = name.rpartition("/")
        yield {
            "type": "library",
            "bom-ref": address,
            **({"group": group} if group else {}),
            "name": short,
            "version": package["version"],
            **_digest(package.get("integrity", "")),
            **_licence(package.get("license", "")),
            "purl": address,
        }


def _digest(integrity: str) -> Component:
    kind, _, value = integrity.partition("-")
    if kind != "sha512":
        return {}
    return {"hashes": [{"alg": "SHA-512", "content": base64.b64decode(value).hex()}]}


def _licence(said: str) -> Component:
    """An SPDX id or expression as the package says it."""
    if not said:
        return {}
    is_expression = bool(re.search(r" (OR|AND|WITH) ", said))
    return {"licenses": [{"expression": said} if is_expression else {"license": {"name": said}}]}
