"""The card that makes the folder of data a data set of Hugging Face: one line loads any of its tables."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from hfm.exports.edition import ABOUT, LICENCE, NAME, Edition

_TEXT = """---
{head}---

# {name}

{about} Edition of {day}, licence {licence}.

Every fact names the source it was read from (`sources`), and where the catalog differs from a source it says so \
(`corrections`). What no source states is absent.{site}

```python
from datasets import load_dataset

models = load_dataset("PATH OF THIS FOLDER OR OF ITS COPY ON THE HUB", "models", split="train")
```

| table | rows | what |
| --- | --: | --- |
{rows}

What each column holds says `datapackage.json`. Please cite the work behind a fact, and for counts this catalog with \
its edition.
"""


def hugging_face(edition: Edition, tables: Iterable[tuple[str, int, str]]) -> dict[str, str]:
    """`data/README.md`, beside the Parquet files of the tables: the name of each, how many rows it has, what it holds."""
    found = list(tables)
    head = {
        "license": LICENCE["name"].lower(),
        "pretty_name": NAME,
        "language": ["en"],
        "tags": ["medical", "biology", "foundation-models", "catalog"],
        "size_categories": ["1K<n<10K"],
        "configs": [_config(name, first=not n) for n, (name, _, _) in enumerate(found)],
    }
    text = _TEXT.format(
        head=yaml.safe_dump(head, sort_keys=False),
        name=NAME,
        about=ABOUT,
        day=edition.catalog.version,
        licence=LICENCE["name"],
        site=f" The site of the catalog: <{edition.addresses.site}>." if edition.addresses.site else "",
        rows="\n".join(f"| `{name}` | {rows:,} | {about} |" for name, rows, about in found),
    )
    return {"data/README.md": text}


def _config(name: str, *, first: bool) -> dict[str, object]:
    default = {"default": True} if first else {}
    return {"config_name": name, "data_files": f"{name}.parquet", **default}
