"""Files that are a piece an entry: the piece of an entry that is as it was is cut out of the file of before."""

from __future__ import annotations

from itertools import accumulate, pairwise

Cuts = tuple[tuple[bytes, int], ...]
Pieces = list[tuple[bytes, bytes]]
"""What each piece was made from, as a digest, and the piece; what stands between them was made from nothing."""


class Pieced(bytes):
    """A file that knows its pieces: `cuts` has what each was made from, and its length."""

    cuts: Cuts

    def pieces(self) -> dict[bytes, bytes]:
        """Each piece, by what it was made from."""
        places = pairwise(accumulate((length for _, length in self.cuts), initial=0))
        return {
            made_from: self[start:end]
            for (made_from, _), (start, end) in zip(self.cuts, places, strict=True)
            if made_from
        }


def pieced(content: bytes, cuts: Cuts) -> Pieced:
    made = Pieced(content)
    made.cuts = cuts
    return made


def joined(pieces: Pieces) -> Pieced:
    """The file that has these pieces, one after the other."""
    return pieced(b"".join([it for _, it in pieces]), tuple([(made_from, len(it)) for made_from, it in pieces]))


def separated(between: bytes, pieces: Pieces) -> Pieces:
    """The pieces with this between them."""
    return [it for piece in pieces for it in ((b"", between), piece)][1:]
