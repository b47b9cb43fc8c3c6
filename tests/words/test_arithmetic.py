"""The arithmetic of checks as it is written."""

from dashboard.model import Dataset
from dashboard.record.checks.formula import Grouped, Joined, One, Printed, Sign, Years
from dashboard.words import arithmetic


def test_a_formula_is_written_with_its_signs_and_brackets(dataset: Dataset) -> None:
    printed = Printed(dataset.observation["sales-2018-registry"])
    value = "412.50 m NOK"
    assert arithmetic.formula(dataset, None) == ""
    assert arithmetic.formula(dataset, printed) == value
    found = {
        f"{value} / ({value} − 1)": Joined(
            Sign.OVER, (printed, Grouped(Joined(Sign.MINUS, (printed, One()))))
        ),
        f"{value} / (18 months / 12)": Joined(Sign.OVER, (printed, Years(18))),
        f"{value} / (1 month / 12)": Joined(Sign.OVER, (printed, Years(1))),
        f"{value} or {value}": Joined(Sign.OR, (printed, printed)),
        f"{value} ≤ {value} ≤ {value}": Joined(Sign.AT_MOST, (printed, printed, printed)),
        f"{value} beside {value}": Joined(Sign.BESIDE, (printed, printed)),
    }
    assert {arithmetic.formula(dataset, one): one for one in found.values()} == found
