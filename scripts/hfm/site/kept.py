"""What is kept between builds, proven when it is taken out: a file that the disk or a hand changed is made anew."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from hfm.site.write import write_file

_LENGTH = sha256().digest_size


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What `make` gave once; the file begins with the digest of what follows."""
    try:
        told, content = (data := path.read_bytes())[:_LENGTH], data[_LENGTH:]
    except FileNotFoundError:
        told, content = b"", b""
    if sha256(content).digest() != told:
        content = make()
        write_file(path, sha256(content).digest() + content)
    return content
