"""JSON Schemas of the YAML files, for editors. `make schema` writes them; a test keeps them fresh."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import Fact, Series, Source, Unit
from dashboard.model.site import About, Page

LISTS: dict[str, type[Fact]] = {
    "pages": Page,
    "units": Unit,
    "sources": Source,
    "series": Series,
    "events": Event,
    "eras": Era,
    "gaps": Gap,
}


def schemas() -> dict[str, str]:
    """File name -> text of the schema."""
    kinds: dict[str, Any] = {"dataset": About, **{name: tuple[model, ...] for name, model in LISTS.items()}}  # type: ignore[valid-type]
    return {f"{name}.json": _text(name, TypeAdapter(kind)) for name, kind in kinds.items()}


def _text(name: str, adapter: TypeAdapter[Any]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{name}.yaml", **adapter.json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
