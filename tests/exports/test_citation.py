"""Citations, read back with a BibTeX parser that is not the writer."""

import re
from collections.abc import Iterator
from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from dashboard.exports import Citation, citation
from dashboard.model import Source
from dashboard.store import Release
from dashboard.words import periods, wording
from tests.exports.facts import RELEASES

LINK = "https://figures.example/data?view=a_b&q=50%25#c~d"
PUBLISHED = RELEASES["published"]
_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde ": "~",
    r"\^{}": "^",
    r"\$": "$",
    r"\&": "&",
    r"\%": "%",
    r"\_": "_",
    r"\#": "#",
    "``": '"',
    "''": '"',
}
_COMMAND = re.compile("|".join(re.escape(one) for one in _COMMANDS))


def entry(cited: Citation) -> Entry:
    """The one entry of a citation; its braces are balanced."""
    assert unescaped(cited.bibtex).count("{") == unescaped(cited.bibtex).count("}")
    found = parse_string(cited.bibtex, "bibtex")
    assert len(found.entries) == 1
    return next(iter(found.entries.values()))


def unescaped(text: str) -> str:
    return re.sub(r"\\[{}\\]", "", text)


def plain(text: str) -> str:
    """What LaTeX prints for a field."""
    return _COMMAND.sub(lambda match: _COMMANDS[match[0]], text.removeprefix("{").removesuffix("}"))


def author(found: Entry) -> str:
    """The publisher, which is one name although it has spaces and commas."""
    (person,) = found.persons["author"]
    return plain(" ".join((*person.first_names, *person.prelast_names, *person.last_names)))


def of_values(release: Release) -> Iterator[tuple[str, Citation]]:
    yield from (
        (one.id, citation.value(release, one.id, LINK)) for one in release.dataset.observations
    )


def test_every_value_is_cited_with_its_words_its_source_and_the_release() -> None:
    dataset, count = PUBLISHED.dataset, 0
    for name, cited in of_values(PUBLISHED):
        one, found = dataset.observation[name], entry(cited)
        source = dataset.source[one.source]
        said = f"{dataset.one_series[one.series].title}, {periods.in_words(one.period)}: {wording.value(dataset, one)}"
        assert cited.text.startswith(f"{said}. {source.publisher}, ")
        assert cited.text.endswith(f"In: {dataset.about.title}, release {PUBLISHED.name}. {LINK}")
        assert (
            plain(found.fields["note"])
            == f"{said}. In: {dataset.about.title}, release {PUBLISHED.name}."
        )
        assert plain(found.fields["title"]) == (source.title or said)
        count += 1
    assert count == len(dataset.observations) > 300


def test_every_source_is_cited_with_publisher_title_and_an_untouched_address() -> None:
    for source in PUBLISHED.dataset.sources:
        cited = citation.source(PUBLISHED, source, LINK)
        found = entry(cited)
        assert author(found) == source.publisher.key
        assert plain(found.fields["title"]) == (source.title or source.publisher.key)
        assert found.fields.get("url", "") == (source.url or "")
        assert found.fields["urldate"] == str(source.accessed)
        assert found.fields["howpublished"] == rf"\url{{{LINK}}}"
        assert found.fields.get("year", "").strip("{}") == (
            str(source.published.first_day.year)
            if source.published and source.published.first_day
            else ""
        )
        assert (source.url or "No link.") in cited.text


def test_titles_in_other_scripts_are_kept() -> None:
    titles = [source.title for source in PUBLISHED.dataset.sources if source.title]
    for script in ("CYRILLIC", "CJK"):
        pattern = {"CYRILLIC": "[\u0400-\u04ff]{4}", "CJK": "[\u4e00-\u9fff]{4}"}[script]
        found = [
            source
            for source in PUBLISHED.dataset.sources
            if source.title and re.search(pattern, source.title)
        ]
        assert found, script
        assert all(
            plain(entry(citation.source(PUBLISHED, one, "")).fields["title"]) in titles
            for one in found
        )


def test_every_event_and_chart_is_cited_by_its_title_with_link_and_release() -> None:
    about = PUBLISHED.dataset.about
    titles = {event.id: event.title for event in PUBLISHED.dataset.events} | {
        name: chart.title for name, chart in PUBLISHED.dataset.chart.items()
    }
    assert len(titles) > 100
    for name, title in titles.items():
        cited = citation.part(PUBLISHED, name, title, LINK)
        found = entry(cited)
        assert plain(found.fields["title"]) == title
        assert (found.fields["url"], found.fields["version"].strip("{}")) == (LINK, PUBLISHED.name)
        assert (
            plain(found.fields["note"])
            == f"In: {about.title}, release {PUBLISHED.name}. {about.licence}"
        )
        assert cited.text == (
            f"{title}. In: {about.maintainer}: {about.title}, release {PUBLISHED.name}, "
            f"{periods.day(about.released)}. {about.licence}. {LINK}"
        )


def test_the_dataset_is_cited_by_its_maintainer_with_version_and_licence(release: Release) -> None:
    cited = citation.dataset(release, LINK)
    found = entry(cited)
    assert cited.text == (
        f"Friends of the mill: Lillefoss Paper, in figures, release {release.name}, 30 June 2022. CC BY 4.0. {LINK}"
    )
    assert {name: plain(text) for name, text in found.fields.items()} == {
        "title": "Lillefoss Paper, in figures",
        "year": "2022",
        "version": release.name,
        "url": LINK,
        "note": f"Release {release.name}. CC BY 4.0",
    }
    assert author(found) == "Friends of the mill"
    assert found.key == "lillefoss-paper-0.1.0"


def test_a_source_without_date_title_or_link_says_so(release: Release) -> None:
    cited = citation.source(release, release.dataset.source["museum-undated"], "")
    assert (
        cited.text
        == f"Valley Museum, no date. No link. In: Lillefoss Paper, in figures, release {release.name}."
    )
    assert set(entry(cited).fields) == {"title", "urldate", "note"}
    assert author(entry(cited)) == "Valley Museum"


HOSTILE = {
    "backslash": r"a \input{secret} \\ b",
    "open brace": "a { b",
    "closed brace": "a } b",
    "money": "$5.13 billion $ x^2 $",
    "percent": "100 % of it % and more",
    "signs": "A & B_c #1 ~2 ^3",
    "quotes": 'so "he" said',
    "at": "@misc{x, title = {y}}",
    "all": "\\{}$%&_#~^\"'`@,=",
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_title_stays_a_title(release: Release, title: str) -> None:
    found = entry(citation.part(release, "a-chart", title, LINK))
    assert plain(found.fields["title"]) == title
    assert found.fields["url"] == LINK
    assert author(found) == "Friends of the mill"


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z"))
        | st.sampled_from("\\{}$%&_#~^\" '"),
        min_size=1,
        max_size=30,
    )
)
def test_any_title_gives_one_entry_with_its_fields(title: str) -> None:
    release = RELEASES["small"]
    found = entry(citation.part(release, "a-chart", title, LINK))
    assert set(found.fields) == {"title", "year", "version", "url", "note"}
    assert found.fields["url"] == LINK


def test_braces_of_an_address_do_not_break_the_entry() -> None:
    release = RELEASES["small"]
    source = Source.model_validate(
        {**release.dataset.source["post-2021"].model_dump(), "url": "https://a.example/{b"}
    )
    assert entry(citation.source(release, source, LINK)).fields["url"] == "https://a.example/%7Bb"


@given(
    st.from_regex(
        r"https://[a-z]{1,9}\.example/[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{0,40}", fullmatch=True
    )
)
def test_any_address_is_kept_as_it_is(url: str) -> None:
    release = RELEASES["small"]
    source = Source.model_validate({**release.dataset.source["post-2021"].model_dump(), "url": url})
    found = entry(citation.source(release, source, url))
    assert (found.fields["url"], found.fields["howpublished"]) == (url, rf"\url{{{url}}}")


def test_a_citation_of_a_day_names_it() -> None:
    day = Date(2024, 5, 9)
    for cited in (
        citation.dataset(PUBLISHED, LINK, day),
        citation.part(PUBLISHED, "exports", "Exports", LINK, day),
    ):
        assert ", as known on 9 May 2024. CC BY 4.0. " in cited.text
        note = plain(entry(cited).fields["note"])
        assert f"elease {PUBLISHED.name}, as known on 9 May 2024. CC BY 4.0" in note
    assert "as known" not in citation.dataset(PUBLISHED, LINK).text
