"""What programs call the licence of a record."""

import re

import pytest

from dashboard import store
from dashboard.exports import licences
from dashboard.model.site import About

ABOUT = store.current(store.DEFAULT).dataset.about
NAME = re.compile(r"[-a-zA-Z0-9._]+")
"""What a data package lets a licence be called."""


def under(licence: str) -> About:
    return ABOUT.model_copy(update={"licence": licence})


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-4.0", "CC-BY-4.0"),
        ("CC  BY-SA 4.0", "CC-BY-SA-4.0"),
        ("CC0", "CC0-1.0"),
        ("CC0 1.0", "CC0-1.0"),
        ("ODbL 1.0", "ODbL-1.0"),
        ("Open Government Licence v3.0", "OGL-UK-3.0"),
        ("Etalab Licence Ouverte 2.0", "etalab-2.0"),
    ],
)
def test_a_licence_that_programs_know_has_its_id(licence: str, name: str) -> None:
    assert licences.of_citation(under(licence)) == {"license": name}
    assert licences.of_package(under(licence)) == {
        "name": name,
        "title": licence,
        "path": ABOUT.licence_url,
    }


@pytest.mark.parametrize(
    "licence",
    [
        "Datenlizenz Deutschland – Namensnennung 2.0",
        "Лиценца отворених података",
        "Our own terms",
        "CC BY",
        "MIT or Apache-2.0",
    ],
)
def test_any_other_licence_is_named_by_its_address(licence: str) -> None:
    assert licences.of_citation(under(licence)) == {"license-url": ABOUT.licence_url}
    assert licences.of_package(under(licence)) == {"title": licence, "path": ABOUT.licence_url}


def test_every_id_is_a_name_of_a_data_package() -> None:
    found = {licences.spdx(under(words)) for words in ("CC0", "CC BY 4.0", "etalab-2.0", "MIT")}
    assert all(NAME.fullmatch(name) for name in found)
