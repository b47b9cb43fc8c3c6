"""The entry for catalogues of open data."""

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from dashboard import store, web
from dashboard.web import catalog

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
RELEASE = store.current(store.DEFAULT)
ABOUT = RELEASE.dataset.about


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def told() -> Any:
    return ask(APP, "/catalog.jsonld", host="steel.example").json


def test_a_catalogue_holds_the_dataset_with_who_what_when_and_where() -> None:
    whole = told()
    assert whole["@type"] == "dcat:Catalog"
    held = whole["dcat:dataset"]
    assert held["@type"] == "dcat:Dataset"
    assert held["dct:identifier"] == ABOUT.id
    assert held["dct:title"] == {"@value": ABOUT.title, "@language": ABOUT.language_of_texts}
    assert held["dct:license"] == {"@id": ABOUT.licence_url}
    assert held["dct:publisher"]["foaf:name"] == ABOUT.maintainer
    assert held["dcat:version"] == RELEASE.name
    assert ABOUT.plant.city in held["dct:spatial"]["skos:prefLabel"]["@value"]
    time = held["dct:temporal"]
    assert time["dcat:startDate"]["@value"] < time["dcat:endDate"]["@value"]


def test_every_distribution_is_a_file_that_there_is_of_the_kind_that_is_told() -> None:
    distributions = told()["dcat:dataset"]["dcat:distribution"]
    assert len(distributions) == len(catalog.distributed(RELEASE)) > 10
    for one in distributions:
        address = one["dcat:downloadURL"]["@id"]
        assert address == one["dcat:accessURL"]["@id"]
        answer = ask(APP, address.removeprefix("http://steel.example"))
        assert answer.status == 200, address
        kind = answer.headers["content-type"].partition(";")[0]
        assert one["dcat:mediaType"]["@id"].endswith(f"/media-types/{kind}")
        assert one["dct:license"] == {"@id": ABOUT.licence_url}


def test_every_prefix_is_explained() -> None:
    whole = told()

    def names(node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(names, node))
        if not isinstance(node, dict):
            return set()
        own = {name for name in node if ":" in name}
        return own.union(*map(names, node.values()))

    used = {name.partition(":")[0] for name in names({**whole, "@context": None})}
    assert used <= whole["@context"].keys()


def test_it_is_asked_for_again_and_read_from_anywhere() -> None:
    answer = ask(APP, "/catalog.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert ask(APP, "/catalog.jsonld", if_none_match=answer.headers["etag"]).status == 304
    assert ask(APP, "/catalog.jsonld", method="OPTIONS").status == 204


@pytest.mark.parametrize("plant", ["small", "plants/kuang"])
def test_any_dataset_has_one(plant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[1] / "data" / plant
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    assert told()["dcat:dataset"]["dct:identifier"] == store.current(folder).dataset.about.id


def test_a_dataset_that_cannot_be_shown_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path))
    assert ask(APP, "/catalog.jsonld").status == 503
