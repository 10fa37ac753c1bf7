"""Archives and digests: the same files give the same bytes, whenever and wherever they are packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

_MODE = 0o100644 << 16  # a plain file that everyone may read
_UNIX = 3


def packed(files: Mapping[str, Path | bytes], folder: str, day: str) -> bytes:
    """A zip file of these files (path in it → content or where it is) below one folder, all of them of this day."""
    year, month, date = map(int, day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(f"{folder}/{name}", (max(year, 1980), month, date, 0, 0, 0))
            info.external_attr, info.create_system = _MODE, _UNIX
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content if isinstance(content, bytes) else content.read_bytes())
    return out.getvalue()


def below(folder: Path, tops: Iterable[str] = (".",)) -> dict[str, Path]:
    """Path below the folder → where it is, for every file of it, or of these parts of it."""
    found = (
        path for top in tops for path in ([folder / top] if (folder / top).is_file() else (folder / top).rglob("*"))
    )
    return {path.relative_to(folder).as_posix(): path for path in found if path.is_file()}


def checksums(files: Mapping[str, bytes]) -> str:
    """The digests of files as `sha256sum --check` reads them."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
