import pytest
from pydantic import ValidationError

from dashboard.model import About, Dataset
from tests.folders import SMALL


def about(dataset: Dataset, **change: object) -> About:
    fields = {name: getattr(dataset.about, name) for name in About.model_fields}
    return About.model_validate(fields | change)


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
    ],
)
def test_the_answer_of_a_day_keeps_the_sentences_that_rest_on_what_was_known(
    dataset: Dataset, answer: tuple[str, ...], left: tuple[str, ...]
) -> None:
    known = about(dataset, answer=answer).known(dataset.about.released, {"a"}, set())
    assert known.answer == left
