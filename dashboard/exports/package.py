"""The whole release as one zip: a data package (datapackage.org) that is itself a dataset folder.

The bytes depend on the release alone: entries are stored, sorted, and dated alike.
"""

import hashlib
import io
import json
import zipfile
from datetime import date as Date
from typing import Any

from dashboard import record
from dashboard.exports import citation, database, formats, frames, licences, whole
from dashboard.exports.columns import Field, Table
from dashboard.model import Source
from dashboard.store import Release

_OTHER_FILES = {
    "tables/observations.parquet": "application/vnd.apache.parquet",
    "tables/record.sqlite": "application/vnd.sqlite3",
}
"""Files of the package beside its tables -> their media types."""


def zipped(release: Release, as_of: Date | None = None) -> bytes:
    """The package as a zip."""
    files = entries(release, as_of)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, files[name])
    return target.getvalue()


def entries(release: Release, as_of: Date | None = None) -> dict[str, bytes]:
    """Name -> content of each file of the package.

    Of an earlier day it holds what was known then, and so not the files of the dataset.
    """
    flat = {f"tables/{table.name}.csv": table for table in _tables(release, as_of)}
    files = {path: formats.csv_file(table) for path, table in flat.items()}
    files["tables/observations.parquet"] = frames.parquet(release, as_of)
    files["tables/record.sqlite"] = database.content(release, as_of)
    resources = [_resource(path, table, files[path]) for path, table in flat.items()]
    resources += [_file(path, kind, files[path]) for path, kind in _OTHER_FILES.items()]
    if as_of is None:
        files |= release.files
    described = json.dumps(_descriptor(release, as_of, resources), ensure_ascii=False, indent=1)
    files["datapackage.json"] = f"{described}\n".encode()
    files["README.md"] = _readme(release, as_of, flat).encode()
    files["CITATION.cff"] = _citation(release, as_of).encode()
    files["SHA256SUMS"] = _checksums(files).encode()
    return files


def _checksums(files: dict[str, bytes]) -> str:
    """The lines by which `sha256sum --check` knows each file."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines)


def descriptor(release: Release, as_of: Date | None = None) -> bytes:
    """The file datapackage.json alone."""
    return entries(release, as_of)["datapackage.json"]


def _tables(release: Release, as_of: Date | None) -> list[Table]:
    found = whole.of(release, record.of(release, as_of))
    return found if as_of is None else [table.as_known(as_of) for table in found]


def _descriptor(
    release: Release, as_of: Date | None, resources: list[dict[str, Any]]
) -> dict[str, Any]:
    about = release.dataset.about
    sources = [_source(one) for one in record.of(release, as_of).dataset.sources]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.id,
        "title": about.title,
        "description": about.question,
        "version": about.version,
        "release": release.name,
        **({} if as_of is None else {"as_of": str(as_of)}),
        "created": f"{about.released}T00:00:00Z",
        "licenses": [licences.of_package(about)],
        "contributors": [{"title": about.maintainer, "roles": ["author"]}],
        "sources": sources,
        "resources": resources,
    }


def _source(one: Source) -> dict[str, str]:
    named = {"title": one.title or one.publisher.key}
    return {**named, "path": one.url} if one.url else named


def _resource(path: str, table: Table, content: bytes) -> dict[str, Any]:
    keys = whole.KEYS.get(table.name, {})
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
        **_measured(content),
        "schema": schema,
    }


def _file(path: str, kind: str, content: bytes) -> dict[str, Any]:
    """A file that holds tables in a format of its own."""
    name, form = path.removeprefix("tables/").split(".")
    return {
        "name": f"{name}-{form}",
        "path": path,
        "type": "file",
        "format": form,
        "mediatype": kind,
        **_measured(content),
    }


def _measured(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _column(field: Field) -> dict[str, Any]:
    constraints = {"constraints": {"enum": list(field.choices)}} if field.choices else {}
    return {"name": field.name, "type": field.type, "description": field.description, **constraints}


def _readme(release: Release, as_of: Date | None, flat: dict[str, Table]) -> str:
    about = release.dataset.about
    lines = [f"| `{path}` | {len(table.rows)} |" for path, table in flat.items()]
    of_release = f"Release {release.name} of {about.released}"
    terms = f"{about.licence} ({about.licence_url}), by {about.maintainer}."
    if as_of is None:
        known = ""
        edited = "the files beside it are the dataset as it is edited, ready to be shown again."
    else:
        known = f" It holds what was known on {as_of}."
        edited = ""
    rows = "\n".join(lines)
    return f"""# {about.title}

{about.question} {of_release}, {terms}{known}

Cite as: {citation.dataset(release, "", as_of).text}

Every reported value has its source, publisher, address, date, period, unit, hedge and licence
in its own row. Columns are described and typed in `datapackage.json`; {edited}
`tables/observations.parquet` and `tables/record.sqlite` hold the same typed, with numbers as
floating point: the digits as printed stand in the tables below. `SHA256SUMS` has a checksum of
every file.

| table | rows |
|---|---|
{rows}

In the tables a text that a spreadsheet would take for a formula has an apostrophe in front, and so
has such a part of a text after a semicolon, a tab or the end of a line; one that began with
apostrophes before such a text has one more. Take one away to have the text as it was. Numbers are
never touched.
"""


def _citation(release: Release, as_of: Date | None) -> str:
    about = release.dataset.about
    pairs = {
        "cff-version": "1.2.0",
        "message": "Cite the release that you use.",
        "type": "dataset",
        "title": about.title,
        "version": release.name,
        "date-released": str(about.released),
        **licences.of_citation(about),
    }
    if as_of is not None:
        pairs["abstract"] = f"The record as it could be known on {as_of}."
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in pairs.items()]
    return "\n".join(
        [*lines, "authors:", f"  - name: {json.dumps(about.maintainer, ensure_ascii=False)}", ""]
    )
