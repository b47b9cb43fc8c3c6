"""JSON Schemas: of the YAML files for editors, of the tables as a description.

`make schema` writes them; a test keeps them fresh.
"""

import json
import sys
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter

from dashboard.model.article import Article
from dashboard.model.dataset import Dataset
from dashboard.model.facts import Fact, Observation
from dashboard.model.site import About

_TUPLES: dict[str, Any] = {
    name: field.annotation
    for name, field in Dataset.model_fields.items()
    if name not in ("about", "observations", "changes", "article")
}
LISTS: dict[str, type[Fact]] = {
    name: get_args(annotation)[0] for name, annotation in _TUPLES.items()
}
"""File name -> the kind of fact that it lists."""


def schemas() -> dict[str, str]:
    """File name -> text of the schema."""
    files = {
        "dataset.yaml": About,
        "article.yaml": Article,
        "observations/SERIES.csv": tuple[Observation, ...],
        **{f"{name}.yaml": kind for name, kind in _TUPLES.items()},
    }
    return {
        f"{Path(file).parts[0].removesuffix('.yaml')}.json": _text(file, TypeAdapter(kind))
        for file, kind in files.items()
    }


def _text(file: str, adapter: TypeAdapter[Any]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": file,
        **adapter.json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
