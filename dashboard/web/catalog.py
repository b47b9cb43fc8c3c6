"""The record as an entry of a catalogue of open data, in the words of DCAT-AP."""

import json
from collections.abc import Mapping

from dashboard import exports
from dashboard.exports import FORMATS
from dashboard.model import ARTICLE
from dashboard.store import Release
from dashboard.web import programs
from dashboard.web.data import files
from dashboard.web.page import description, first_and_last_day
from dashboard.web.programs import CATALOGUE, JSON_LD

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
Node = Mapping[str, object]


def catalogue(release: Release, root: str) -> bytes:
    """The whole entry; `root` is the address of the site as the reader asks for it."""
    about = release.dataset.about
    told = {
        "@context": _CONTEXT,
        "@id": f"{root}{CATALOGUE}",
        "@type": "dcat:Catalog",
        "dct:title": _text(release, about.title),
        "dct:description": _text(release, about.question),
        "dct:publisher": _publisher(release),
        "dct:language": _language(release),
        "dct:modified": _day(str(about.released)),
        "foaf:homepage": {"@id": root},
        "dcat:dataset": _dataset(release, root),
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _dataset(release: Release, root: str) -> Node:
    about = release.dataset.about
    contact: dict[str, object] = {"@type": "vcard:Kind", "vcard:fn": about.maintainer}
    if about.report_url:
        is_mail = about.report_url.startswith("mailto:")
        contact["vcard:hasEmail" if is_mail else "vcard:hasURL"] = {"@id": about.report_url}
    keywords = [_text(release, page.title) for page in release.dataset.pages]
    distributions = [_distribution(release, root, name) for name in distributed(release)]
    return {
        "@id": f"{root}data",
        "@type": "dcat:Dataset",
        "dct:identifier": about.id,
        "dct:title": _text(release, about.title),
        "dct:description": _text(release, description(release, "overview")),
        "dct:publisher": _publisher(release),
        "dct:language": _language(release),
        "dct:modified": _day(str(about.released)),
        "dct:license": {"@id": about.licence_url},
        "dcat:version": release.name,
        "dcat:landingPage": {"@id": f"{root}data"},
        "dcat:contactPoint": contact,
        "dcat:keyword": keywords,
        "dct:spatial": {
            "@type": "dct:Location",
            "skos:prefLabel": _text(release, f"{about.plant.city}, {about.plant.country}"),
        },
        **_temporal(release),
        "dcat:distribution": distributions,
    }


def distributed(release: Release) -> list[str]:
    """The files that hold the whole record, or all facts of one kind."""
    lists = [name for name in exports.lists() if name != ARTICLE or release.dataset.article]
    return [*files.WHOLE, *(f"{name}.{form}" for name in lists for form in FORMATS)]


def _distribution(release: Release, root: str, name: str) -> Node:
    address = f"{root}data/{name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{_bare(files.media_type(name))}"},
        "dct:license": {"@id": release.dataset.about.licence_url},
    }


def _bare(media_type: str) -> str:
    """A type without its parameters, such as the letters of a text."""
    return media_type.partition(";")[0]


def _temporal(release: Release) -> Node:
    """The time of the values; nothing where none has a day."""
    span = first_and_last_day(release)
    if span is None:
        return {}
    first, last = span
    period = {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _day(str(first)),
        "dcat:endDate": _day(str(last)),
    }
    return {"dct:temporal": period}


def _publisher(release: Release) -> Node:
    return {"@type": "foaf:Agent", "foaf:name": release.dataset.about.maintainer}


def _language(release: Release) -> Node:
    tag = release.dataset.about.language_of_texts
    return {"@id": f"{_LANGUAGES}{tag.partition('-')[0]}"}


def _text(release: Release, text: str) -> Node:
    """A text of the record, which says its language."""
    return {"@value": text, "@language": release.dataset.about.language_of_texts}


def _day(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}


ROUTES = programs.routes(CATALOGUE, JSON_LD, catalogue)
