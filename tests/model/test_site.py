import pytest
from pydantic import ValidationError

from dashboard.model import REFERENCE, About, Chart, Dataset
from dashboard.model.site import loose_number
from tests.folders import SMALL


def about(dataset: Dataset, **change: object) -> About:
    fields = {name: getattr(dataset.about, name) for name in About.model_fields}
    return About.model_validate(fields | change)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It sold {sales-2018}.", [("sales-2018", "")]),
        (
            "In {sales-2018|2018} and {b|the year after}",
            [("sales-2018", "2018"), ("b", "the year after")],
        ),
        ("nothing", []),
    ],
)
def test_references_are_found_with_their_words(sentence: str, found: list[tuple[str, str]]) -> None:
    assert REFERENCE.findall(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "It sold 412 million.",
        "In {sales-2018|2018} it sold 3.",
        "Since ٢٠١٨.",
        "{sales 2018}",
        "It sold ½ of it.",
        "Mill Ⅻ sold most.",
        "It sold ③ times.",
        "It sold 1½.",
        "Sold ５ times.",
        "Sold ৴ times.",
    ],
)
def test_a_number_in_the_answer_without_a_reference_is_refused(
    dataset: Dataset, sentence: str
) -> None:
    with pytest.raises(ValidationError, match="without a source") as caught:
        about(dataset, answer=(sentence,))
    assert caught.value.error_count() == 1


@pytest.mark.parametrize("sentence", ["It emits CO₂ from a km² of land.", "三 mills {a|sold ½}."])
def test_letters_with_small_digits_and_number_words_are_no_loose_numbers(
    dataset: Dataset, sentence: str
) -> None:
    assert about(dataset, answer=(sentence,)).answer == (sentence,)


def test_the_message_names_the_whole_loose_number() -> None:
    assert loose_number("It sold 1½ of it, not 7.").startswith("prints 1½ without a source;")
    assert loose_number("Mill Ⅻ.").startswith("prints Ⅻ without a source;")
    assert loose_number("None.") == ""


SALES = {"id": "a", "series": ("sales",), "title": "Sales", "caveat": "All of them."}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "words", "instead": "profit"}, "only charts with an axis of years"),
        ({"kind": "ladder", "instead": "profit"}, "only charts with an axis of years"),
        ({"kind": "periods", "instead": "sales"}, "name another one"),
    ],
)
def test_a_chart_without_blank_years_needs_no_other_series(
    fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**SALES, **fields})
    kept = Chart.model_validate({**SALES, "kind": "periods", "instead": "profit"})
    assert kept.instead == "profit"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "dots", "below": "loss"}, "only charts of the kind periods have bars below zero"),
        ({"kind": "periods", "below": "sales"}, "one of `series` after the first"),
        ({"kind": "periods", "below": "staff"}, "one of `series` after the first"),
    ],
)
def test_bars_below_zero_are_of_a_series_of_the_chart(
    fields: dict[str, object], wrong: str
) -> None:
    both = {**SALES, "series": ("sales", "loss")}
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**both, **fields})
    assert Chart.model_validate({**both, "kind": "periods", "below": "loss"}).below == "loss"


def test_a_number_in_the_words_of_a_reference_rests_on_it(dataset: Dataset) -> None:
    assert about(dataset, answer=("In {sales-2018-registry|2018}.",)).answer == (
        "In {sales-2018-registry|2018}.",
    )


def test_the_small_dataset_names_its_plant_as_its_file_does(dataset: Dataset) -> None:
    written = (SMALL / "dataset.yaml").read_text()
    plant = dataset.about.plant
    assert (
        f"plant: {{name: {plant.name}, city: {plant.city}, country: {plant.country}}}\n" in written
    )


def test_a_site_needs_an_answer(dataset: Dataset) -> None:
    with pytest.raises(ValidationError) as caught:
        about(dataset, answer=())
    assert [error["type"] for error in caught.value.errors()] == ["too_short"]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (("It sold {a}. It paid {b}. Nobody knows why.",), ("It sold {a}. Nobody knows why.",)),
        (("It paid {b}. Nobody knows why.", "It sold {a|much}."), ("It sold {a|much}.",)),
        (("Nobody knows why. It sold {a} and paid {b}.",), ()),
        (("In {b|St. Gallen} it sold. Čelik cost {a}.",), ("Čelik cost {a}.",)),
        (("它卖出{a}。它付了{b}。没有人知道。{a|为何}？",), ("它卖出{a}。没有人知道。{a|为何}？",)),
    ],
)
def test_the_answer_of_a_day_keeps_the_sentences_that_rest_on_what_was_known(
    dataset: Dataset, answer: tuple[str, ...], left: tuple[str, ...]
) -> None:
    known = about(dataset, answer=answer).known(dataset.about.released, {"a"}, set())
    assert known.answer == left


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "voices"}, "who reports a claim; name it in `observation`"),
        ({"kind": "periods", "observation": "sales-2018"}, "only charts of the kind voices have"),
        ({"kind": "words", "observation": "sales-2018"}, "only charts of the kind voices have"),
    ],
)
def test_a_chart_of_voices_names_its_claim_and_no_other_chart_does(
    fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Chart.model_validate({**SALES, **fields})
    kept = Chart.model_validate({**SALES, "kind": "voices", "observation": "sales-2018"})
    assert kept.observation == "sales-2018"
