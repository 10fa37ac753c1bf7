"""Turn planned pages into text: one Jinja environment in which every value is shown literally."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from hfm.exports.edition import one_line
from hfm.pages import Page
from hfm.reading.problems import TemplateMistakeError
from hfm.site.shelf import Shelf
from hfm.site.values import Drawn, joined, linked, literally, number, told


class _Compiled(BytecodeCache):
    """Templates as Python runs them, on a shelf; Jinja says what each is made from."""

    def __init__(self, kept: Shelf) -> None:
        self.kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        made_from, code = self.kept.get(bucket.key) or ("", b"")
        if made_from == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


class _Literal(CodeGenerator):
    """Puts a value on the page by `literally` alone. Jinja's own step after it would look at each value three times
    more; where another Jinja no longer asks this class, it does, and tests show signs that are spelled twice."""

    def _output_child_pre(self, *_: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: Any) -> None:
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Literal


class Renderer:
    """Renders pages with the templates of one folder; those that are `compiled` need not be compiled again."""

    def __init__(self, templates: Path, compiled: Shelf | None = None) -> None:
        self.folder = templates
        self.environment = _Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            finalize=literally,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_Compiled(compiled) if compiled is not None else None,
            auto_reload=False,  # to ask the disk at every page whether a template changed takes as long as some charts
        )
        self._template = cache(self.environment.get_template)
        self.environment.filters["thousands"] = lambda number: f"{number:,}"
        self.environment.filters["number"] = number
        link = cache(linked)  # the same term and entry stand on many pages
        self.environment.filters["link"] = link
        self.environment.filters["links"] = partial(joined, link, ", ")
        self.environment.filters["told"] = cache(partial(told, link))
        self.environment.filters["gaps"] = partial(joined, self._macro("partials/gap.html.j2", "gap"), "")

    def page(self, page: Page) -> str:
        """The Markdown of a page: front matter, then one block of HTML. The same page gives the same text.

        Raises TemplateMistakeError, as `alone` does.
        """
        body = self._drawn(page.template, page, {"page": page, "root": page.root, **page.context})
        head = page.head
        above = self._drawn("partials/head.html.j2", page, {"head": head}) if head else ""
        settings = {
            "title": page.title,
            "description": page.description,
            "generated": True,
            "section": page.section,
            **page.settings,
        }
        # JSON is YAML, and leaves no value a way out of its quotes.
        front = "".join(f"{key}: {one_line(value)}\n" for key, value in settings.items())
        inside = _without_blank_lines(above + body)
        return f'---\n{front}---\n<div class="hfm hfm-{page.kind}">\n{inside}</div>\n'

    def alone(self, template: str, page: Page) -> str:
        """What a page is about as a file of its own, whole HTML that no publisher touches."""
        return _without_blank_lines(self._drawn(template, page, {"root": page.root, **page.context}))

    def _drawn(self, template: str, page: Page, context: Mapping[str, Any]) -> str:
        try:
            return self._template(template).render(context)
        except Exception as error:  # a template, and what it calls, can raise anything
            place = _place(error, self.folder, template)
            if not place:
                raise
            problem = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
            tip = "mend the template; what a page gives it is in scripts/hfm/pages/"
            raise TemplateMistakeError(f"{place}: {problem} (for {page.path})\n    {tip}") from error

    def _macro(self, template: str, name: str) -> Drawn:
        """What a macro draws of a value for pages at this root, once: the same stand on many pages."""

        @cache
        def drawn(value: Any, root: str) -> Markup:
            made: Markup = getattr(self._template(template).module, name)(value, root)
            return made

        return drawn


def _place(error: Exception, folder: Path, template: str) -> str:
    """`templates/entry.md.j2:14`, where a template had a part in the error; nothing where it is our own code's."""
    if isinstance(error, TemplateSyntaxError):
        return f"{folder.name}/{error.name or template}:{error.lineno}"
    inside = [it for it in extract_tb(error.__traceback__) if Path(it.filename).is_relative_to(folder)]
    if inside:
        return f"{folder.name}/{Path(inside[-1].filename).relative_to(folder).as_posix()}:{inside[-1].lineno}"
    return f"{folder.name}/{template}:1" if isinstance(error, TemplateNotFound) else ""


def _without_blank_lines(html: str) -> str:
    """Without blank and indented lines, so that no publisher's Markdown sees a paragraph or a code block in it."""
    return "\n".join(filter(None, map(str.strip, html.splitlines()))) + "\n"
