"""The address of questions: what the record has for a sentence, a number or some words.

Nothing that a reader writes is a key of a cache, and no answer is kept.
"""

import json
from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import claims, headings, record
from dashboard.ask.answer import Answer, Claim, reply
from dashboard.ask.entries import Entry, Kind
from dashboard.ask.own import Said
from dashboard.ask.question import LONGEST
from dashboard.markup import search
from dashboard.model import Dataset, Gap, Source
from dashboard.record import Record
from dashboard.record.checks import Result
from dashboard.record.value import Value
from dashboard.store import Release
from dashboard.web import compression, refusal
from dashboard.web.refusal import Refusal
from dashboard.words import answers, verdicts
from dashboard.words import gettext as _

_PARAMETERS = ("q", "as_of")
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
Told = Mapping[str, Any]
"""A part of the answer as JSON."""


def told(release: Release, text: str, day: Date | None = None) -> Told:
    """What the record has for a question, or had on an earlier day, as JSON."""
    known = record.of(release, day)
    found = reply(search.index(release), text, None if day is None else known)
    return {
        "query": text,
        "found": found.found,
        "hits": [_hit(known, entry) for entry in found.hits],
        "answer": None if found.answer is None else _answer(known, found.answer),
    }


def _hit(known: Record, entry: Entry) -> Told:
    """One thing that was found."""
    dataset = known.dataset
    fields = {"value": "", "period": "", "by": "", "standing": ""}
    match entry.kind:
        case Kind.OBSERVATION:
            return _value(known, known.value[entry.id])
        case Kind.EVENT:
            event = dataset.event[entry.id]
            source = dataset.source[event.sources[0].source]
            fields |= {"period": event.date.text, "by": source.publisher.key}
        case Kind.SOURCE:
            source = dataset.source[entry.id]
            published = "" if source.published is None else source.published.text
            fields |= {"period": published, "by": source.publisher.key}
        case Kind.CHECK:
            fields["standing"] = known.result[entry.id].verdict.value
        case Kind.GAP:
            _kind, _series, period = entry.id.split("/", 2)
            fields["period"] = period
    return {"kind": entry.kind.value, "id": entry.id, "title": entry.title, **fields}


def _value(known: Record, value: Value) -> Told:
    return {
        "kind": Kind.OBSERVATION.value,
        "id": value.id,
        "title": value.series.title,
        "value": answers.of_value(known.dataset, value),
        "period": value.period.text,
        "by": value.source.publisher.key,
        "standing": value.role.value,
    }


def _answer(known: Record, answer: Answer) -> Told:
    dataset = known.dataset
    return {
        "sentences": answers.sentences(dataset, answer),
        "claims": [_claim(known, claim) for claim in answer.claims],
        "otherwise": [_value(known, value) for value in answer.turned],
        "lacking": list(answer.lacking),
        "events": [_hit(known, entry) for entry in answer.events],
        "nearest": [_value(known, value) for value in answer.nearest],
        "gaps": [_gap(dataset, gap) for gap in answer.gaps],
        "own": [_own(known, said) for said in answer.own],
    }


def _own(known: Record, said: Said) -> Told:
    """A sentence of the site itself, with its page and its checks."""
    results = [known.result[name] for name in said.checks]
    return {
        "text": said.text,
        "page": said.page,
        "verdict": said.verdict,
        "checks": [_check(known.dataset, result) for result in results],
    }


def _check(dataset: Dataset, result: Result) -> Told:
    return {
        "id": result.check.id,
        "title": result.check.title,
        "verdict": result.verdict.value,
        "sentence": verdicts.sentence(dataset, result),
    }


def _claim(known: Record, claim: Claim) -> Told:
    dataset = known.dataset
    series = claim.value.series
    first = claim.voices.first
    verdict = claims.verdict_on(known, claim.value.id)
    return {
        "value": _value(known, claim.value),
        "verdict": None if verdict is None else headings.plain(verdict),
        "measures": {"id": series.id, "title": series.title, "definition": series.definition},
        "first": None if first is None else _page(dataset, first),
        "pages": [_page(dataset, page.source) for page in claim.voices.pages],
        "sides": [
            {"id": side.id, "title": side.title, "pages": count}
            for side, count in claim.voices.by_side
        ],
        "rivals": [_value(known, rival) for rival in claim.rivals],
        "checks": [_check(dataset, result) for result in claim.checks],
        "gaps": [_gap(dataset, gap) for gap in claim.gaps],
    }


def _page(dataset: Dataset, source: Source) -> Told:
    side = dataset.side.get(source.id)
    return {
        "source": source.id,
        "publisher": source.publisher.key,
        "published": None if source.published is None else source.published.text,
        "side": None if side is None else side.id,
    }


def _gap(dataset: Dataset, gap: Gap) -> Told:
    return {
        "series": gap.series,
        "period": gap.period.text,
        "searched": gap.searched,
        "on": str(gap.on),
        "sentence": answers.of_gap(dataset, gap),
    }


def _text(parameters: QueryParams) -> str:
    """The question. Raises Refusal."""
    refusal.only(parameters, _PARAMETERS)
    text = parameters.get("q", "")
    if len(text) > LONGEST:
        sentence = _("q is longer than %(most)d characters; shorten it.", most=LONGEST)
        raise Refusal(400, sentence)
    return text


def _ask(request: Request) -> Response:
    try:
        release = refusal.release()
        text = _text(request.query_params)
        day = refusal.day(request.query_params)
    except Refusal as refused:
        headers = {**_HEADERS}
        return Response(f"{refused}\n", refused.status, headers, "text/plain; charset=utf-8")
    content = f"{json.dumps(told(release, text, day), ensure_ascii=False, indent=1)}\n".encode()
    headers = {**_HEADERS, "X-Release": release.name}
    return compression.reply(
        request.headers, compression.Body(content), headers, "application/json"
    )


ROUTES = (Route("/data/ask.json", _ask, methods=["GET", "HEAD"]),)
