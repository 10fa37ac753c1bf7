"""Every value is shown literally, whatever it would mean to HTML, Markdown or Jinja."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from hfm.pages import Page
from hfm.reading.problems import TemplateMistakeError
from hfm.site.render import Renderer
from hfm.site.values import literally

TRICKS = [
    "<script>alert(1)</script>", "</div></article>", "<!-- ", "]]>", "&amp;", "a & b < c > d", "\"'", "{{ 7*7 }}", "{% raw %}",
    "`code`", "```", "~~~", "# heading", "[a](https://b.c/)", "![a](b)", "*a* _b_ **c**", "a\nb", "a\r\nb", "\n\n    code",
    "---", "a | b", "{: .class }", "wzxhzdk:0", "&#96;", "\\`", "https://a.b/", "e < 10 µm", "𝛼→β 😀",
]  # fmt: skip


class Text(HTMLParser):
    """The text a browser would show."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.titles: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.titles += [value for name, value in attrs if name == "title"]


def rendered(folder: Path, template: str, **context: object) -> str:
    (folder / "page.md.j2").write_text(template, encoding="utf-8")
    return Renderer(folder).page(Page("a/index.md", "test", "page.md.j2", "T", "D", context))


@pytest.mark.parametrize("trick", TRICKS, ids=repr)
def test_a_value_is_shown_as_it_is(tmp_path: Path, trick: str) -> None:
    page = rendered(
        tmp_path,
        '<p title="{{ it }}">{{ it }}</p>{% for x in [it] %}<i>{{ [x, x] | join(", ") }}</i>{% endfor %}',
        it=trick,
    )
    shown = Text(page.split("---\n", 2)[2])

    assert f"{trick}{trick}, {trick}" in shown.text
    assert shown.titles == [trick]


@pytest.mark.parametrize("trick", TRICKS, ids=repr)
def test_nothing_of_markdown_is_left_in_a_value(trick: str) -> None:
    shown = literally(trick)

    assert not set("<>`~\n\r\"'") & set(shown)


@pytest.mark.parametrize(
    "trick", [*TRICKS, "a: b", "- a", "@", "%", "no", "1.10", "2024-13-01", "'", '"', "\\", ""], ids=repr
)
def test_the_front_matter_keeps_every_value_in_its_quotes(tmp_path: Path, trick: str) -> None:
    (tmp_path / "page.md.j2").write_text("<p></p>", encoding="utf-8")
    page = Page("a/index.md", "test", "page.md.j2", trick, trick, {}, {"more": trick})
    text = Renderer(tmp_path).page(page)
    front = yaml.safe_load(text.split("---\n", 2)[1])

    assert (front["title"], front["description"], front["more"]) == (trick, trick, trick)
    assert text.count("\n---\n") == 1


SLIPS = {
    "a name nobody gave": ("<p>\n{{ nothing }}", "templates/page.md.j2:2: 'nothing' is undefined"),
    "a field that is not there": (
        "{{ [1].nothing }}",
        "templates/page.md.j2:1: 'list object' has no attribute 'nothing'",
    ),
    "a block that is not closed": ("{% if true %}\n", "templates/page.md.j2:1: Unexpected end of template"),
    "an unknown filter": ("\n{{ 1 | loudly }}", "templates/page.md.j2:2: No filter named 'loudly'"),
    "a sum of unlike things": ("{{ 1 + 'a' }}", "templates/page.md.j2:1: unsupported operand"),
    "a template that is not there": (
        "\n{% include 'gone.j2' %}",
        "templates/page.md.j2:2: there is no template gone.j2",
    ),
    "a slip in a shared part": ("{% include 'part.j2' %}", "templates/part.j2:3: 'nobody' is undefined"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_template_is_told_with_its_place(tmp_path: Path, slip: str) -> None:
    template, told = SLIPS[slip]
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "part.j2").write_text("\n\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateMistakeError) as fault:
        rendered(folder, template)

    first, tip = str(fault.value).splitlines()
    assert first.startswith(told)
    assert first.endswith("(for a/index.md)")
    assert "mend the template" in tip


def test_markup_of_ours_is_not_escaped_twice(tmp_path: Path) -> None:
    page = rendered(tmp_path, "{% macro link(x) %}<a>{{ x }}</a>{% endmacro %}{{ link(it) }}", it="a & b")

    assert "<a>a &amp; b</a>" in page
