"""The whole release as one zip: a data package (datapackage.org) that is itself a dataset folder.

The bytes depend on the release alone: entries are stored, sorted, and dated alike.
"""

import hashlib
import io
import json
import zipfile
from typing import Any

from dashboard import article, record
from dashboard.exports import citation, formats, tables
from dashboard.exports.columns import Field, Table
from dashboard.exports.reported import observations
from dashboard.store import Release

_KEYS = {
    "observations": {
        "series": "series",
        "source_id": "sources",
        "unit": "units",
        "amount_unit": "units",
        "side": "sides",
    },
    "sources": {"side": "sides"},
    "series": {"unit": "units"},
    "event_sources": {"event": "events", "source": "sources"},
    "event_quantities": {"event": "events"},
    "gaps": {"series": "series"},
    "side_takes": {"side": "sides"},
}
"""Table -> its columns that hold an id of another table."""


def zipped(release: Release) -> bytes:
    """The package as a zip."""
    files = entries(release)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, files[name])
    return target.getvalue()


def entries(release: Release) -> dict[str, bytes]:
    """Name -> content of each file of the package."""
    flat = {f"tables/{table.name}.csv": table for table in _tables(release)}
    files = {**release.files, **{path: formats.csv_file(table) for path, table in flat.items()}}
    descriptor = json.dumps(_descriptor(release, flat, files), ensure_ascii=False, indent=1)
    files["datapackage.json"] = f"{descriptor}\n".encode()
    files["README.md"] = _readme(release, flat).encode()
    files["CITATION.cff"] = _citation(release).encode()
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
    ).encode()
    return files


def descriptor(release: Release) -> bytes:
    """The file datapackage.json alone."""
    return entries(release)["datapackage.json"]


def _tables(release: Release) -> list[Table]:
    held, known = release.dataset, record.of(release)
    return [
        observations(release, known, known.values),
        tables.series(held.series),
        tables.units(held.units),
        tables.sources(release, held.sources),
        tables.events(release, held.events),
        tables.event_sources(held.events),
        tables.event_quantities(held.events),
        tables.checks(release, known.results),
        tables.eras(held.eras),
        tables.gaps(held.gaps),
        tables.changes(held.changes),
        tables.sides(held.sides),
        tables.side_takes(held.sides),
        *([tables.article(release, article.entries(known))] if held.article else []),
    ]


def _descriptor(
    release: Release, flat: dict[str, Table], files: dict[str, bytes]
) -> dict[str, Any]:
    about = release.dataset.about
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.id,
        "title": about.title,
        "description": about.question,
        "version": about.version,
        "release": release.name,
        "created": f"{about.released}T00:00:00Z",
        "licenses": [
            {
                "name": about.licence.replace(" ", "-"),
                "title": about.licence,
                "path": about.licence_url,
            }
        ],
        "contributors": [{"title": about.maintainer, "roles": ["author"]}],
        "sources": [
            {"title": one.title or one.publisher, **({"path": one.url} if one.url else {})}
            for one in release.dataset.sources
        ],
        "resources": [_resource(path, table, files[path]) for path, table in flat.items()],
    }


def _resource(path: str, table: Table, content: bytes) -> dict[str, Any]:
    keys = _KEYS.get(table.name, {})
    schema: dict[str, Any] = {
        "fields": [_column(field) for field in table.fields],
        "missingValues": [""],
    }
    if table.fields[0].name == "id":
        schema["primaryKey"] = ["id"]
    if keys:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
            for name, other in keys.items()
        ]
    return {
        "name": table.name,
        "path": path,
        "type": "table",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _column(field: Field) -> dict[str, Any]:
    constraints = {"constraints": {"enum": list(field.choices)}} if field.choices else {}
    return {"name": field.name, "type": field.type, "description": field.description, **constraints}


def _readme(release: Release, flat: dict[str, Table]) -> str:
    about = release.dataset.about
    lines = [f"| `{path}` | {len(table.rows)} |" for path, table in flat.items()]
    return f"""# {about.title}

{about.question} Release {release.name} of {about.released}, {about.licence} ({about.licence_url}), by {about.maintainer}.

Cite as: {citation.dataset(release, "").text}

Every reported value has its source, publisher, address, date, period, unit, hedge and licence in its own row. Columns are
described and typed in `datapackage.json`; the files beside it are the dataset as it is edited, ready to be shown again.
`SHA256SUMS` has a checksum of every file.

| table | rows |
|---|---|
{chr(10).join(lines)}

In the tables a text that a spreadsheet would take for a formula has an apostrophe in front, and so has such a part of a text after a
semicolon, a tab or the end of a line; one that began with apostrophes before such a text has one more. Take one away to have the text as it
was. Numbers are never touched.
"""


def _citation(release: Release) -> str:
    about = release.dataset.about
    pairs = {
        "cff-version": "1.2.0",
        "message": "Cite the release that you use.",
        "type": "dataset",
        "title": about.title,
        "version": release.name,
        "date-released": str(about.released),
        "license": about.licence.replace(" ", "-"),
    }
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in pairs.items()]
    return "\n".join(
        [*lines, "authors:", f"  - name: {json.dumps(about.maintainer, ensure_ascii=False)}", ""]
    )
