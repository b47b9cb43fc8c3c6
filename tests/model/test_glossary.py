import pytest
from pydantic import ValidationError

from dashboard.model import Term
from dashboard.model.glossary import findings

PULP = Term(id="pulp", term="pulp", sentence="Wood that was ground or cooked.", also=("wood pulp",))


def test_a_term_is_explained_in_a_sentence() -> None:
    with pytest.raises(ValidationError, match="end it with a full stop"):
        Term(id="a", term="a", sentence="no stop")


@pytest.mark.parametrize(
    ("other", "path"),
    [
        (Term(id="b", term="Pulp", sentence="Another."), "term"),
        (Term(id="b", term="Wood pulp", sentence="Another."), "term"),
        (Term(id="b", term="paste", also=("mash", "pulp"), sentence="Another."), "also.1"),
    ],
)
def test_a_word_is_explained_once(other: Term, path: str) -> None:
    (found,) = findings((PULP, other))
    assert (found.record, found.path) == (other, path)
    assert "is explained by 'pulp' already" in found.text


def test_a_word_is_no_other_form_of_itself() -> None:
    (found,) = findings((Term(id="a", term="pulp", also=("Pulp",), sentence="Wood."),))
    assert found.path == "also.0"


def test_words_of_their_own_are_fine() -> None:
    assert list(findings((PULP, Term(id="b", term="paper", sentence="Dried pulp.")))) == []
