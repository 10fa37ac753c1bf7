"""Files that are a piece an entry: the piece of an entry that is as it was is cut out of the file of before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

Cuts = tuple[tuple[bytes, int], ...]
Pieces = list[tuple[bytes, str]]
"""What each piece was made from, as a digest, and its text; what stands between them was made from nothing."""


class Pieced(bytes):
    """A file that knows its pieces: `cuts` has what each was made from, and its length."""

    cuts: Cuts

    def pieces(self) -> dict[bytes, str]:
        """The text of each piece, by what it was made from."""
        places = pairwise(accumulate((length for _, length in self.cuts), initial=0))
        return {
            made_from: self[start:end].decode()
            for (made_from, _), (start, end) in zip(self.cuts, places, strict=True)
            if made_from
        }


def pieced(content: bytes, cuts: Cuts) -> Pieced:
    made = Pieced(content)
    made.cuts = cuts
    return made


def joined(pieces: Iterable[tuple[bytes, str]]) -> Pieced:
    """The file that has these pieces, one after the other."""
    found = [(made_from, text.encode()) for made_from, text in pieces]
    return pieced(b"".join(text for _, text in found), tuple((made_from, len(text)) for made_from, text in found))


def separated(text: str, pieces: Pieces) -> Pieces:
    """The pieces with this text between them."""
    return [it for piece in pieces for it in ((b"", text), piece)][1:]
