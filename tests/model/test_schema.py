import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dashboard.model import schema

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: only true and false are booleans, `on` is a word."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def test_the_schemas_in_the_dataset_are_those_of_the_models() -> None:
    stored = {
        path.name: path.read_text(encoding="utf-8") for path in (DATASETS / "schema").glob("*.json")
    }
    assert stored == schema.schemas(), "run `make schema`"


def test_every_yaml_file_names_its_schema_in_the_first_line() -> None:
    files = sorted(DATASETS.glob("*.yaml"))
    assert {f"{path.stem}.json" for path in files} == schema.schemas().keys() - {
        "observations.json"
    }
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{path.stem}.json"


@pytest.mark.parametrize("name", sorted(schema.schemas()))
def test_an_editor_accepts_the_record_as_it_is(name: str) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(schema.schemas()[name]))
    errors = [error.message for error in checker.iter_errors(held(name))]
    assert errors == []


def held(name: str) -> Any:
    """What the files of a schema hold."""
    if name != "observations.json":
        return yaml.load(
            (DATASETS / name.replace(".json", ".yaml")).read_text(encoding="utf-8"), Yaml12
        )
    tables = sorted((DATASETS / "observations").glob("*.csv"))
    rows = [
        {**row, "series": table.stem}
        for table in tables
        for row in csv.DictReader(io.StringIO(table.read_text("utf-8"), newline=""))
    ]
    assert len(rows) > 600
    return [{column: cell for column, cell in row.items() if cell} for row in rows]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("sources", "publisher"),
        ("series", "definition"),
        ("events", "summary"),
        ("units", "factor"),
        ("observations", "locator"),
    ],
)
def test_every_field_is_described(kind: str, field: str) -> None:
    described = json.loads(schema.schemas()[f"{kind}.json"])["items"]["$ref"].rsplit("/", 1)[-1]
    properties = json.loads(schema.schemas()[f"{kind}.json"])["$defs"][described]["properties"]
    assert field in properties
    assert [name for name, one in properties.items() if not one.get("description")] == []
