"""Under which addresses answers are kept."""

import pytest

from dashboard.web import hosts, page

from .caller import ask
from .test_wire import APP


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_first_addresses_keep_their_places_while_they_are_asked_for() -> None:
    clock = Clock()
    held = hosts.Hosts(clock)
    assert all(held.has_place(f"https://{number}.example/") for number in range(hosts.MOST))
    for minute in range(0, 180, 10):
        clock.now = minute * 60.0
        for number in range(hosts.MOST):
            assert held.has_place(f"https://{number}.example/")
        assert not held.has_place(f"https://strange-{minute}.example/")


def test_a_place_that_nobody_asks_for_is_given_to_another() -> None:
    clock = Clock()
    held = hosts.Hosts(clock)
    for number in range(hosts.MOST):
        held.has_place(f"https://{number}.example/")
    assert not held.has_place("https://new.example/")
    clock.now = hosts.IDLE
    assert held.has_place("https://new.example/")
    for number in range(1, hosts.MOST):
        assert held.has_place(f"https://newer-{number}.example/")
    assert not held.has_place("https://newest.example/")


@pytest.mark.parametrize(
    "strange", ["?as_of=20{:02}-01-01", "?chart=none-{}", "?q=word{}", "?unit=u{}", "?release=r{}"]
)
def test_what_strangers_think_up_pushes_no_page_out(
    strange: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)
    monkeypatch.setattr(page, "HOSTS", hosts.Hosts())
    page._body.cache_clear()
    usual = ask(APP, "/checks").body
    for number in range(12):
        answer = ask(APP, f"/checks{strange.format(number)}", host=f"{number}.example")
        assert answer.status == 200
        assert f"http://{number}.example/".encode() in answer.body
    before = page._body.cache_info()
    assert before.currsize <= hosts.MOST
    assert ask(APP, "/checks").body == usual
    assert page._body.cache_info().hits == before.hits + 1


def test_an_address_is_told_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)
    monkeypatch.setattr(page, "HOSTS", hosts.Hosts())
    for number in range(8):
        ask(APP, "/checks", host=f"evil{number}.example")
    assert b"evil" not in ask(APP, "/checks", host="steel.example").body
