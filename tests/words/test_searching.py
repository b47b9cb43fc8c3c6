"""A search within a page heeds no script, no accent and no order."""

import pytest

from dashboard.words import searching


def test_a_search_compares_each_text_of_the_record_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    searched = searching.searched

    def counted(text: str) -> list[str]:
        compared.append(text)
        return searched(text)

    monkeypatch.setattr(searching, "searched", counted)
    searching.searchable.cache_clear()
    texts = [f"Tvrđava number {number}" for number in range(20)]
    for search in ("tvrdava", "c d e f", "t n " * 40, "1 1 1 1"):
        words = searching.words_of(search)
        assert len(words) == len(set(words))
        is_found = search[0] == "t"
        assert all(searching.holds(text, words) is is_found for text in texts[2:10])
    # The texts, and the words of each search.
    assert len(compared) == len(texts[2:10]) + 4


@pytest.mark.parametrize(
    "search",
    [
        *("Železara", "zelezara", "ŽELEZARA", "Железара", "железара", "zelez"),
        *("Tvrđava", "Tvrdjava", "tvrdava", "Тврђава"),
        *("tvrdava zelezara", "zelezara tvrdava", "河钢", "集团 河", "Łódź", "lodz"),
    ],
)
def test_a_search_heeds_no_script_no_accent_and_no_order(search: str) -> None:
    text = "Železara Smederevo, Tvrđava; 河钢集团; Łódź"
    assert searching.holds(text, searching.words_of(search))


@pytest.mark.parametrize(
    ("search", "text"),
    [("dust", "industry"), ("air", "chairman"), ("...", "a. b."), ("–", "a – b"), ("钢厂", "河钢")],
)
def test_a_search_finds_no_part_within_a_word(search: str, text: str) -> None:
    assert not searching.holds(text, searching.words_of(search))


def test_a_search_of_nothing_finds_all() -> None:
    for search in ("", "  ", "\n"):
        assert searching.holds("anything", searching.words_of(search))
