#!/usr/bin/env python3
"""Write the review with the suggestions of `hfm fix`: suggest.py SUGGESTIONS FILES COMMENTS COMMIT > review.json

SUGGESTIONS is what a job of the pull request wrote, and not trusted; FILES and COMMENTS are answers of the host, an object
a line. Nothing is written where there is nothing to suggest. It needs Python alone.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hfm.editing.suggesting import review


def main(told: str, files: str, known: str, commit: str) -> None:
    """Print the review, if there is one."""
    path = Path(told)
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() and not path.is_symlink() else "[]"
    if found := review(text, _objects(files), _objects(known), commit):
        print(json.dumps(found))


def _objects(path: str) -> list[dict[str, object]]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main(*sys.argv[1:])
