"""An address is alive, missing or refused; dead only after nothing was there on two days a week apart."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from asking.conftest import Services
from catalogs import model
from checkouts import FIXTURE
from hfm.asking.links import Seen, addresses, as_markdown, looked_at, new_client, recalled, remember
from hfm.cli import main


def look(services: Services, before: dict[str, Seen], day: str, *paths: str) -> dict[str, Seen]:
    with new_client() as client:
        found = looked_at([services.address + path for path in paths], before, day, client)
        return {it.address.removeprefix(services.address): it for it in found}


@pytest.mark.parametrize(("status", "state"), [(200, "alive"), (204, "alive"), (404, "missing"), (410, "missing"), (403, "refused"), (429, "refused"), (500, "refused"), (503, "refused")])  # fmt: skip
def test_what_a_host_says_of_a_page(services: Services, status: int, state: str) -> None:
    services.answers["/page"] = (status, {}, "")

    assert look(services, {}, "2026-01-01", "/page")["/page"].state == state


def test_a_host_that_does_not_answer_refuses(services: Services) -> None:
    with new_client() as client:
        (seen,) = looked_at(["http://127.0.0.1:9/"], {}, "2026-01-01", client)
    assert seen.state == "refused"


def test_a_redirect_is_followed(services: Services) -> None:
    services.answers["/old"] = (301, {"Location": "/new"}, "")
    services.answers["/new"] = (200, {}, "there")

    assert look(services, {}, "2026-01-01", "/old")["/old"].state == "alive"


def test_dead_is_what_was_missing_a_week_ago_and_still_is(services: Services) -> None:
    memory: dict[str, Seen] = {}
    dead = []
    for day in ("2026-01-01", "2026-01-05", "2026-01-08"):
        seen = look(services, memory, day, "/gone")["/gone"]
        memory[seen.address] = seen
        dead.append(seen.is_dead)

    assert dead == [False, False, True]


def test_what_came_back_was_never_dead(services: Services) -> None:
    first = look(services, {}, "2026-01-01", "/page")["/page"]
    services.answers["/page"] = (200, {}, "")
    back = look(services, {first.address: first}, "2026-01-09", "/page")["/page"]
    services.answers.clear()
    again = look(services, {back.address: back}, "2026-01-10", "/page")["/page"]

    assert (back.missing, again.missing, again.is_dead) == ("", "2026-01-10", False)


def test_a_refusal_in_between_forgets_nothing_and_is_no_death(services: Services) -> None:
    first = look(services, {}, "2026-01-01", "/page")["/page"]
    services.answers["/page"] = (403, {}, "")
    refused = look(services, {first.address: first}, "2026-01-04", "/page")["/page"]

    assert (refused.state, refused.missing) == ("refused", "2026-01-01")
    assert not refused.is_dead


def test_every_address_of_every_field_is_looked_at() -> None:
    entry = model(links={"paper": "https://a.example/p", "code": "not-released"}, weights={"url": "https://b.example/w"},
                  sources=[{"url": "https://c.example/s"}])  # fmt: skip

    assert set(addresses([entry])) == {"https://a.example/p", "https://b.example/w", "https://c.example/s"}


def test_what_was_seen_is_remembered(tmp_path: Path) -> None:
    seen = Seen("https://a.example/", "missing", "404 Not Found", "2026-01-01", "2026-01-01")
    remember(tmp_path / "links.json", [seen])

    assert recalled(tmp_path / "links.json") == {seen.address: seen}
    assert recalled(tmp_path / "none.json") == {}
    (tmp_path / "other.json").write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(ValueError, match="no memory of"):
        recalled(tmp_path / "other.json")


def test_an_issue_tells_the_dead_first_with_the_archive_and_folds_away_who_refuses() -> None:
    entry = model(id="one")
    seen = {
        it.address: it
        for it in (
            Seen("https://r.example/", "refused", "403 Forbidden", "2026-01-09"),
            Seen("https://m.example/", "missing", "404", "2026-01-09", "2026-01-09"),
            Seen("https://d.example/", "missing", "404", "2026-01-09", "2026-01-01"),
            Seen("https://a.example/", "alive", "", "2026-01-09"),
        )
    }
    told = as_markdown(seen, {address: [entry] for address in seen})

    assert told.startswith("**4 addresses: 1 alive, 1 missing, 1 refused, 1 dead**")
    assert told.index("d.example") < told.index("m.example") < told.index("<details>") < told.index("r.example")
    assert "https://web.archive.org/web/*/https://d.example/" in told
    assert "model/one" in told


def test_the_verb_remembers_and_fails_only_for_the_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, memory = Path(shutil.copytree(FIXTURE, tmp_path / "catalog")), tmp_path / "links.json"
    gone = httpx.MockTransport(lambda request: httpx.Response(404 if "nature.com" in request.url.host else 200))
    monkeypatch.setattr("hfm.asking.links.new_client", lambda: httpx.Client(transport=gone))
    command = ["links", "model/medsam", "--catalog", str(folder), "--memory", str(memory)]

    assert main(command) == 0, "missing once is not dead"
    assert "missing  https://www.nature.com/" in capsys.readouterr().out
    remember(memory, [replace(it, missing=it.missing and "2020-01-01") for it in recalled(memory).values()])
    assert main(command) == 1
    assert "dead     https://www.nature.com/" in capsys.readouterr().out
    assert main([*command[:1], "model/nobody", *command[2:]]) == 2
    assert "there is no entry model/nobody" in capsys.readouterr().err
