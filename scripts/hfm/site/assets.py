"""Build what the browser loads: our scripts and styles, the chart library, the fonts. Nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hfm.project import Project
from hfm.site.fonts import copyright_of, cut_font
from hfm.site.kept import kept
from hfm.site.tools import ToolError, run_tool
from hfm.site.write import locked, write_file

# plotly.js wants its globals named; a class of ES2016 is what every browser of the last years reads.
_PLOTLY = ("--format=iife", "--global-name=Plotly", "--define:global=window", "--define:define.amd=false")
# What pages load by name, at once or when it is wanted: classic scripts, since a page on disk may load no modules.
_SCRIPTS = (
    "site.js",
    "scheme.js",
    "explorer.js",
    "compare.js",
    "contribute.js",
    "charts.js",
    "charts/figure.js",
    "charts/find.js",
    "list.js",
    "citation.js",
    "disk.js",
    "search/dialog.js",
    "embed.js",
)
_SHEETS = (
    "blocks", "chapters", "chart", "citation", "compare", "contribute", "coverage", "data", "drawing", "entry", "explorer",
    "figure", "files", "find", "gallery", "gap", "home", "list", "needs", "new", "numbers", "observations", "results",
    "search", "switch", "table", "techniques", "tiles", "timeline", "vocabulary", "written",
)  # fmt: skip
_STYLES = ("site.css", "embed.css", *(f"styles/{name}.css" for name in _SHEETS))
_CLASSIC = ("--format=iife", "--entry-names=[name]")
_FONTS = Path(__file__).with_name("fonts.py")
COPYRIGHTS = Path("assets/fonts/copyright.txt")  # what the fonts say of their makers
_PROOF = Path("digest")  # beside the kept files: what they were when they were built
_COMMON = ("--bundle", "--minify", "--target=es2020", "--log-level=error", "--legal-comments=none")


@dataclass(frozen=True)
class Assets:
    """Built files below site_src/ (path → bytes), and the addresses that pages need (`plotly` → its path)."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]


def build_assets(project: Project) -> Assets:
    """The assets, from the cache when neither a source nor the lock file changed. Raises ToolError."""
    folder = project.cache / "assets" / _stamp(project)
    with locked(folder.parent, project.cache / "locks"):
        found = _found(folder)
        if found.pop(_PROOF, b"") != _digest(found):
            shutil.rmtree(folder, ignore_errors=True)
            _fill(project, folder)
            found = _found(folder)
            del found[_PROOF]
    files = {f"assets/{path.as_posix()}": content for path, content in found.items()}
    plotly = next((name for name in files if name.startswith("assets/plotly.")), "")
    return Assets(files, {"plotly": plotly})


def _found(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _digest(files: Mapping[Path, bytes]) -> bytes:
    """What shows that a kept file was changed or is gone."""
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(path.as_posix().encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.digest()


def _stamp(project: Project) -> str:
    """A digest of everything the built files depend on."""
    digest = hashlib.sha256(Path(__file__).read_bytes() + _FONTS.read_bytes())
    for path in [project.root / "package-lock.json", *sorted(project.web.rglob("*"))]:
        if path.is_file():
            digest.update(path.relative_to(project.root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _fill(project: Project, kept: Path) -> None:
    """Build into a new folder beside `kept`, then give it its name: another build sees all of it or nothing."""
    esbuild = project.root / "node_modules" / ".bin" / "esbuild"
    if not esbuild.exists():
        raise ToolError("the web libraries are not installed; run `make setup` (it runs `npm ci` from the lock file)")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".building-") as name:
        out = Path(name) / "assets"
        out.mkdir()
        _fonts(project, out / "fonts")
        scripts = [project.web / name for name in _SCRIPTS]
        _run([esbuild, *scripts, *_COMMON, *_CLASSIC, f"--outdir={out}"], project)
        styles = [project.web / name for name in _STYLES]
        _run([esbuild, *styles, *_COMMON, "--external:*.woff2", "--entry-names=[name]", f"--outdir={out}"], project)
        _run([esbuild, project.web / "plotly.cjs", *_COMMON, *_PLOTLY, f"--outfile={out / 'plotly.js'}"], project)
        (out / "plotly.css").unlink(missing_ok=True)  # the styles of its maps, which no chart of ours draws
        bundle = (out / "plotly.js").read_bytes()
        (out / "plotly.js").rename(out / f"plotly.{hashlib.sha256(bundle).hexdigest()[:10]}.js")
        (out / _PROOF).write_bytes(_digest(_found(out)))
        if not kept.exists():
            out.rename(kept)
    _remove_all_but(kept)


def _remove_all_but(kept: Path) -> None:
    """What was built from older sources is not wanted any more, nor what a killed build left."""
    for old in kept.parent.iterdir():
        if old != kept:
            shutil.rmtree(old, ignore_errors=True)


def _fonts(project: Project, out: Path) -> None:
    """The fonts listed in web/fonts.json, each cut to what the site uses; that takes long, so what is cut is kept."""
    out.mkdir()
    listed = (project.web / "fonts.json").read_bytes()
    made_from = listed + (project.root / "package-lock.json").read_bytes() + _FONTS.read_bytes()
    cut = project.cache / "fonts" / hashlib.sha256(made_from).hexdigest()[:16]
    wanted, said = project.fonts(), {}
    for name, font in wanted["files"].items():
        path = project.root / "node_modules" / font["source"]
        if not path.is_file():
            raise ToolError(f"the font {font['source']} is not installed; run `make setup`")
        made = partial(cut_font, path, wanted, font.get("weights"), font.get("name", ""))
        write_file(out / name, kept(cut / f"{name}.kept", made))
        said[font["source"]] = kept(cut / f"{name}.copyright", partial(copyright_of, path)).decode()
    write_file(out / COPYRIGHTS.name, "".join(f"{source}: {words}\n" for source, words in said.items()))
    _remove_all_but(cut)


def _run(command: list[str | Path], project: Project) -> None:
    # esbuild starts with the machine's Node.js, or with the one that `make setup` put beside this Python.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    run_tool(Path(str(command[0])).name, command, project.root, {**os.environ, "PATH": path})
