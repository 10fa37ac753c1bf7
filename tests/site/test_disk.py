"""The data that pages read, as scripts for a site on disk: the same texts, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

from hfm.site.disk import write_for_disk
from hfm.site.write import Site


def test_a_script_holds_the_text_of_its_file_whatever_stands_in_it(tmp_path: Path) -> None:
    hard = 'id,name\r\nx,"a ""quote"", a\\slash,\u2028 and </script>"\r\n'
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models.csv").write_bytes(hard.encode())
    write_for_disk(Site(tmp_path))
    script = (tmp_path / "assets" / "disk" / "data" / "models.csv.js").read_bytes().decode()
    name, _, text = script.removeprefix("onDisk[").partition("]=")

    assert (json.loads(name), json.loads(text)) == ("data/models.csv", hard)


def test_what_pages_do_not_read_has_no_script(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text("{}", encoding="utf-8")
    write_for_disk(Site(tmp_path))

    assert not (tmp_path / "assets").exists()
