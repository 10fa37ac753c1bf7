"""The forms of the repository's issues, made from the kinds and their fields: new entry, correction, dead link."""

from __future__ import annotations

from typing import Any

import yaml

from hfm.model import KINDS, Model, Source

FOLDER = ".github/ISSUE_TEMPLATE"
_HEAD = "# Written by scripts/issue_forms.py from the kinds of the catalog; change it there.\n"
Part = dict[str, Any]


def issue_forms() -> dict[str, str]:
    """Path → text of each form, below the folder in which the host looks for them."""
    forms = {"new-entry": _new_entry(), "correction": _correction(), "dead-link": _dead_link()}
    texts = {f"{FOLDER}/{name}.yml": _text(form) for name, form in forms.items()}
    return texts | {f"{FOLDER}/config.yml": _text({"blank_issues_enabled": True})}


def _new_entry() -> Part:
    groups = list(dict.fromkeys(group for kind in KINDS.values() for group in kind.GROUPS))
    return _form(
        "New entry",
        "A work that belongs in the catalog",
        "New: ",
        [
            _choice("kind", "Kind", "what it is", list(KINDS)),
            _choice("group", "Part", "its sub-field, pillar or theme, if it has one", groups, required=False),
            _field("name", required=True),
            _field("title"),
            _field("year"),
            _line("address", "Address", "where it can be read: https://…", required=True),
            _area("facts", "Facts", "what the work states, and where; or the YAML of the entry", required=True),
        ],
    )


def _correction() -> Part:
    labels = list(
        dict.fromkeys(str(it.title) for kind in KINDS.values() for it in kind.model_fields.values() if it.title)
    )
    return _form(
        "Correction",
        "An entry says something that its sources do not",
        "Correction: ",
        [
            _line("entry", "Entry", "its kind and id, such as models/medsam", required=True),
            _choice("field", "Field", "what is wrong", [*labels, "something else"]),
            _area("value", "What is right", "the value as it should be", required=True),
            _area(
                "source", "How we know", f"{Source.model_fields['states'].description}, and its address", required=True
            ),
        ],
    )


def _dead_link() -> Part:
    return _form(
        "Dead link",
        "An address of an entry leads nowhere",
        "Dead link: ",
        [
            _line("entry", "Entry", "its kind and id, such as models/medsam", required=True),
            _line("address", "Address", "the link that is dead", required=True),
            _line("instead", "Instead", "where it is now, if you know"),
        ],
    )


def _form(name: str, description: str, title: str, body: list[Part]) -> Part:
    return {"name": name, "description": description, "title": title, "body": body}


def _field(name: str, *, required: bool = False) -> Part:
    """A line for a field of a model, with its own label and advice."""
    info = Model.model_fields[name]
    return _line(name, str(info.title), str(info.description), required=required)


def _line(key: str, label: str, advice: str, *, required: bool = False) -> Part:
    return _part("input", key, required, label=label, description=advice)


def _area(key: str, label: str, advice: str, *, required: bool = False) -> Part:
    return _part("textarea", key, required, label=label, description=advice)


def _choice(key: str, label: str, advice: str, options: list[str], *, required: bool = True) -> Part:
    return _part("dropdown", key, required, label=label, description=advice, options=options)


def _part(sort: str, key: str, required: bool, **attributes: Any) -> Part:
    return {"type": sort, "id": key, "attributes": attributes, "validations": {"required": required}}


def _text(form: Part) -> str:
    return _HEAD + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=110)
