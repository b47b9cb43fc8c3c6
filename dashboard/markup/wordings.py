"""One statement as pages of several languages report it, with what each wording names."""

from markupsafe import Markup

from dashboard.markup.engine import fill
from dashboard.model import Dataset, Statement
from dashboard.words import wording


def of_value(dataset: Dataset, name: str) -> Markup:
    """The wordings of the claim that a value is one wording of; nothing for any other value."""
    claims = dataset.article.claims if dataset.article else ()
    for statement in claims:
        if any(one.observation == name for one in statement.wordings):
            return of_claim(dataset, statement)
    return Markup("")


def of_claim(dataset: Dataset, statement: Statement) -> Markup:
    """The wordings of a claim of the article; nothing where it has none."""
    if not statement.wordings:
        return Markup("")
    compared = []
    for one in statement.wordings:
        value = dataset.observation[one.observation]
        source = dataset.source[value.source]
        compared.append(
            {
                "id": value.id,
                "words": value.as_printed,
                "source": source,
                "language": wording.begun(wording.language(source.language)),
                "measure": one.measure,
            }
        )
    return fill("wordings.html", "side_by_side", wordings=compared)
