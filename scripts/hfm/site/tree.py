"""The folder of pages, and what is known of it: what it was made from, by which steps, and how its files looked then."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from hfm.project import OWNED, Project
from hfm.site.beside import beside
from hfm.site.shelf import program, shelf_name
from hfm.site.write import Looks, Written, look, looks, write_file, write_tree

if TYPE_CHECKING:  # it is imported while somebody else looks at the files
    from hfm.site.generate import Generated
    from hfm.site.steps import Before, Made


class Tree:
    """The pages below a folder, as the last build left them."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.folder, self._edition = folder, program(project)
        self._stamp = project.cache / "stamps" / f"{shelf_name(folder)}.json"
        self._steps = project.cache / "shelves" / f"steps-{shelf_name(folder)}"
        self._known: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            self._known = json.loads(self._stamp.read_text(encoding="utf-8"))

    @cached_property
    def looks(self) -> Looks:
        """How all there looks now."""
        return looks(self.folder, OWNED)

    @cached_property
    def made(self) -> Made:
        """What the last build left behind; nothing where this program did not."""
        from hfm.site.steps import Made

        with suppress(OSError):
            data = self._steps.read_bytes()
            if self._known.get("steps") == _digest(data) and self._known.get("program") == self._edition:
                return cast("Made", pickle.loads(data))  # noqa: S301  a file of our own cache, as it was written
        return Made()

    def recall(self) -> None:
        """Take out what the last build left behind: for who can use the time in which somebody else looks."""
        _ = self.made

    @property
    def count(self) -> int:
        return len(self._known.get("files", {}))

    @property
    def version(self) -> str:
        """The catalog's own day."""
        return str(self._known.get("version", "1970-01-01"))

    def is_made_from(self, inputs: str) -> bool:
        """Whether the folder still holds exactly what these inputs gave."""
        return bool(self._known.get("inputs") == inputs and self._known.get("files") == self.looks)

    def before(self) -> Before:
        """The build that left the folder so: what it made, and which files still look as they did then."""
        from hfm.site.steps import Before

        if not self.made.steps:
            return Before()
        looked = self._known.get("files", {})
        lying = {path for path, look in self.looks.items() if looked.get(path) == look}
        return Before(self.made, lying, lambda path: (self.folder / path).read_bytes())

    def update(self, generated: Generated, inputs: str, owned: Collection[str] = OWNED) -> Written:
        """Make the owned names hold what was generated, and remember of what; without `inputs` it is not the whole."""
        with beside(lambda: pickle.dumps(generated.made(), pickle.HIGHEST_PROTOCOL)) as packed:
            written = write_tree(self.folder, generated.files, owned, generated.kept, self.looks)
            data = packed()
        kept = set(generated.kept)
        self.looks = {
            path: seen for path, seen in self.looks.items() if path in kept or path.split("/")[0] not in owned
        } | {path: look(f"{self.folder}/{path}") for path in generated.files}
        self._known = {
            "inputs": inputs,
            "version": generated.version,
            "program": self._edition,
            "steps": _digest(data),
            "files": self.looks,
        }
        with suppress(OSError):  # then the next build makes all anew
            write_file(self._steps, data)
        write_file(self._stamp, json.dumps(self._known))
        return written


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
