"""Variables of the environment whose names are misspelt."""

import re

import pytest

from dashboard import environment
from tests.folders import HERE


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SMEDEREVO_DATSET", "SMEDEREVO_DATASET"),
        ("SMEDEREVO_DATASETS", "SMEDEREVO_DATASET"),
        ("SMEDEREVO_DATA_SET", "SMEDEREVO_DATASET"),
        ("SMEDEREVO_BASEPATH", "SMEDEREVO_BASE_PATH"),
        ("SMEDEREVO_BASE_URL_PATH", "SMEDEREVO_BASE_PATH"),
        ("SMEDEREVO_FRAME_ANCESTOR", "SMEDEREVO_FRAME_ANCESTORS"),
        ("SMEDREVO_DATASET", "SMEDEREVO_DATASET"),
        ("SMEDEREVO-BASE-PATH", "SMEDEREVO_BASE_PATH"),
        ("smederevo_dataset", "SMEDEREVO_DATASET"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_is_meant(name: str, meant: str) -> None:
    assert environment.warnings([name, "PATH", *environment.KNOWN]) == [
        f"{name} in the environment sets nothing; did you mean {meant}?"
    ]


@pytest.mark.parametrize("name", ["SMEDEREVO_PORT", "SMEDEREVO_X", "SMEDEREVO_"])
def test_a_name_that_is_near_to_none_is_told_with_all_that_there_are(name: str) -> None:
    (warning,) = environment.warnings([name])
    assert warning.startswith(f"{name} in the environment sets nothing; the program reads ")
    assert all(known in warning for known in environment.KNOWN)


@pytest.mark.parametrize(
    "name", ["PATH", "DATASET", "DATASETS", "BASE_PATH", "STREAMLIT_SERVER_PORT", "SMEDEREVO", ""]
)
def test_what_others_read_is_left_alone(name: str) -> None:
    assert environment.warnings([name]) == []


def test_every_variable_of_the_program_is_known() -> None:
    modules = list((HERE.parent / "dashboard").rglob("*.py"))
    found = {
        name
        for module in modules
        for name in re.findall(r"SMEDEREVO_[A-Z_]+", module.read_text(encoding="utf-8"))
    }
    assert found - {"SMEDEREVO_"} == set(environment.KNOWN)
