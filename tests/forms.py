"""Fill in the form of /contribute/ as a contributor does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect


def choose(page: Page, kind: str, group: str = "") -> None:
    """The kind and the part, by their names on the chips."""
    for sort, name in (("kind", kind), ("group", group)):
        if name:
            chip = page.locator(f'[data-choose="{sort}"]').get_by_role("button", name=name, exact=True)
            chip.click()
            expect(chip).to_have_attribute("aria-pressed", "true")


def fill(page: Page, values: dict[str, Any], above: str = "") -> None:
    """Every field of a record, those that are folded up too."""
    for name, value in values.items():
        keys = f"{above}{name}"
        field = page.locator(f'[data-keys="{keys}"]')
        _unfold(field)
        _fill(page, field, keys, value)


def written(page: Page) -> str:
    """The YAML as it stands beside the form."""
    return str(page.locator(".yaml pre code").evaluate("it => it.textContent"))


def _unfold(field: Locator) -> None:
    field.evaluate(
        "it => { for (let at = it.closest('details'); at; at = at.parentElement.closest('details')) at.open = true; }"
    )


def _fill(page: Page, field: Locator, keys: str, value: Any) -> None:
    box = field.locator(":scope > input, :scope > textarea")
    if box.count():
        box.fill("\n".join(value) if isinstance(value, list) else str(value))
    elif isinstance(value, dict) and field.locator(":scope > .record").count():
        fill(page, value, f"{keys}.")
    elif isinstance(value, dict):
        _numbers(page, field, keys, value)
    elif isinstance(value, list) and isinstance(value[0], dict):
        _records(page, field, keys, value)
    elif field.locator(":scope > .pair").count():
        for input_, number in zip(field.locator(".pair input").all(), value, strict=True):
            input_.fill(str(number))
    else:
        _words(field, {True: "yes", False: "no"}.get(value, value) if not isinstance(value, list) else value)


def _words(field: Locator, value: Any) -> None:
    for word in value if isinstance(value, list) else [value]:
        chip = field.locator(f'[data-id="{word}"]')
        if chip.count():
            if chip.get_attribute("aria-pressed") == "false":
                chip.click()
            continue
        box = field.get_by_role("combobox")
        box.fill(word)
        box.press("Enter")


def _records(page: Page, field: Locator, keys: str, values: list[dict[str, Any]]) -> None:
    items = field.locator(":scope > div > .records > .folded")
    for n, value in enumerate(values):
        if items.count() <= n:
            field.locator(":scope > div > .small").click()
        fill(page, value, f"{keys}.{n}.")


def _numbers(page: Page, field: Locator, keys: str, values: dict[str, Any]) -> None:
    for n, (column, value) in enumerate(values.items()):
        field.locator(":scope > div > .small").click()
        one = field.locator(":scope > div > .records > fieldset").nth(n)
        assert one.get_by_label("Column").input_value() == column, "the columns of the table are offered"
        for name, inner in value.items():
            within = one.locator(f'[data-keys="{keys}.{column}.{name}"]')
            _unfold(within)
            _fill(page, within, f"{keys}.{column}.{name}", inner)
