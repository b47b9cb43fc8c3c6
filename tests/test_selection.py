from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import history, selection, store
from dashboard.reading import read
from dashboard.selection import PARAMETERS, Selection
from dashboard.store import Release
from tests.folders import SMALL, add_article, edit

RELEASE = store.current(SMALL)
LEFT_OUT = "This link holds something that is not known here and was left out:"


def test_a_link_without_parameters_chooses_nothing(release: Release) -> None:
    assert selection.read({}, release, "trade") == Selection(
        focus=None, as_of=None, chart=None, notices=()
    )


@pytest.mark.parametrize(
    "name",
    ["sales-2018-post", "mill-fire", "museum-undated"],
    ids=["observation", "event", "source"],
)
def test_an_observation_an_event_and_a_source_can_be_in_focus(release: Release, name: str) -> None:
    assert selection.read({"focus": name}, release, "trade") == Selection(
        focus=name, as_of=None, chart=None, notices=()
    )


@pytest.mark.parametrize(
    "name",
    ["sales", "trade", "sales-by-year", "", "nothing"],
    ids=["series", "page", "chart", "empty", "unknown"],
)
def test_what_is_no_evidence_is_left_out_and_named(release: Release, name: str) -> None:
    notice = f"{LEFT_OUT} “{name}” in focus, which names no observation, event or source."
    assert selection.read({"focus": name}, release, "") == Selection(
        focus=None, as_of=None, chart=None, notices=(notice,)
    )


def test_a_day_of_the_link_chooses_the_record_of_that_day(release: Release) -> None:
    chosen = Selection(focus="sales-2018-registry", as_of=Date(2019, 5, 1), chart=None, notices=())
    assert (
        selection.read({"as_of": "2019-05-01", "focus": "sales-2018-registry"}, release, "trade")
        == chosen
    )


def test_evidence_that_was_not_known_by_that_day_is_left_out_and_named(release: Release) -> None:
    notice = f"{LEFT_OUT} “sales-2018-post” in focus, which names no observation, event or source known by that day."
    found = selection.read({"as_of": "2019-05-01", "focus": "sales-2018-post"}, release, "trade")
    assert found == Selection(focus=None, as_of=Date(2019, 5, 1), chart=None, notices=(notice,))


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "2024-02-30",
        "20240509",
        "2024-W19-4",
        "yesterday",
        "2024-05-09T00:00",
        " 2024-05-09",
        "0000-01-01",
    ],
)
def test_what_is_no_day_is_left_out_and_named(release: Release, text: str) -> None:
    notice = f"{LEFT_OUT} “{' '.join(text.split())}” in as_of, which is no day such as 2024-05-09."
    assert selection.read({"as_of": text}, release, "trade") == Selection(
        None, None, None, (notice,)
    )


def test_a_chart_of_the_link_is_chosen_and_an_unknown_one_named(release: Release) -> None:
    assert selection.read({"chart": "staff-count"}, release, "people").chart == "staff-count"
    found = selection.read({"chart": "sales"}, release, "trade")
    assert (found.chart, found.notices) == (
        None,
        (f"{LEFT_OUT} “sales” in chart, which names no chart.",),
    )


def test_an_empty_day_is_no_choice(release: Release) -> None:
    assert selection.read({"as_of": ""}, release, "trade") == Selection(None, None, None, ())


def test_all_that_is_unknown_stands_in_one_notice(release: Release) -> None:
    found = selection.read(
        {"focus": "x", "size": "9", "colour": "red", "as_of": "y"}, release, "trade"
    )
    unknown = "the parameter “colour”; the parameter “size”; “x” in focus, which names no observation, event or source"
    assert found.notices == (
        f"{LEFT_OUT} {unknown}; “y” in as_of, which is no day such as 2024-05-09.",
    )


def test_the_parameters_that_pages_read_give_no_notice(release: Release) -> None:
    read = {"from", "to", "view", "kind", "q", "unit", "embed"}
    assert read <= PARAMETERS
    found = selection.read(dict.fromkeys(read, "1"), release, "trade", ["1", "", "2", "1"])
    assert found == Selection(
        None,
        None,
        None,
        (),
        unit="1",
        view="1",
        kinds=("1", "2"),
        first="1",
        last="1",
        text="1",
    )
    assert not found.is_as_opened
    assert selection.read({"embed": "true"}, release, "trade").embedded


@pytest.mark.parametrize(
    "name",
    [
        *("utm_source", "utm_x", "fbclid", "gclid", "ref", "mc_eid", "igshid", "yclid", "_ga"),
        *(
            "pk_kwd",
            "__hstc",
            "__hssc",
            "hsCtaTracking",
            "mkt_tok",
            "vero_id",
            "oly_enc_id",
            "ocid",
        ),
        *("wt_mc", "_openstat", "__cf_chl_tk", "fb_action_ids", "_branch_match_id", "ScCid", "trk"),
        *("_", "_t", "cb", "nocache", "piwik_campaign", "bsft_uid", "guce_referrer", "ns_mchannel"),
    ],
)
def test_what_other_sites_add_gives_no_notice(release: Release, name: str) -> None:
    assert selection.read({name: "x"}, release, "trade") == Selection(None, None, None, ())


@pytest.mark.parametrize(
    "name",
    ["utm", "fbclid2", "references", "UTM_source", "at", "form", "years", "t", "v", "since", "fb"],
)
def test_what_only_looks_like_it_is_named(release: Release, name: str) -> None:
    (notice,) = selection.read({name: "x"}, release, "trade").notices
    assert f"the parameter “{name}”" in notice


@pytest.mark.parametrize("length", [399, 400, 401, 5000])
def test_a_search_is_cut_at_its_longest_and_that_is_said(release: Release, length: int) -> None:
    found = selection.read({"q": "a" * length}, release, "sources")
    assert found.text == "a" * min(length, 400)
    assert bool(found.notices) == (length > 400)


def test_no_word_or_number_of_a_search_is_cut(release: Release) -> None:
    words = "4.77 billion euros since 2016 " * 20
    for shift in range(8):
        found = selection.read({"q": "x" * shift + words}, release, "").text
        assert 380 < len(found) <= 400
        assert ("x" * shift + words).startswith(f"{found} ")


def test_the_release_on_show_gives_no_notice_and_another_one_sentence(release: Release) -> None:
    assert selection.read({"release": release.name}, release, "trade").notices == ()
    assert selection.read({"release": "0.1.0-00000000"}, release, "trade").notices == (
        f"This link was made with another state of release 0.1.0; shown is {release.name}.",
    )
    found = selection.read({"release": "0.0.7", "colour": "red"}, release, "trade").notices
    assert found == (
        f"{LEFT_OUT} the parameter “colour”.",
        f"This link names the release “0.0.7”, which is not known here; shown is {release.name}.",
    )


def test_long_texts_of_a_link_are_cut_in_the_notice(release: Release) -> None:
    assert (
        len(
            selection.read(
                {"x" * 5000: "", "focus": "y" * 5000, "as_of": "z" * 5000}, release, ""
            ).notices[0]
        )
        < 400
    )


def test_more_than_four_unknown_parameters_are_counted(release: Release) -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    four, six = (
        selection.read(dict.fromkeys(names[:count], ""), release, "trade").notices
        for count in (4, 6)
    )
    listed = "; ".join(f"the parameter “{name}”" for name in names[:4])
    assert four == (f"{LEFT_OUT} {listed}.",)
    assert six == (f"{LEFT_OUT} {listed}; 2 more.",)


def test_the_one_unknown_parameter_after_four_is_counted(release: Release) -> None:
    (notice,) = selection.read(dict.fromkeys("bcdef", "1"), release, "").notices
    assert notice.endswith("the parameter “e”; 1 more.")


def test_a_language_that_is_none_of_the_site_is_left_out_and_named(release: Release) -> None:
    notice = f"{LEFT_OUT} “tlh” in lang, which is none of the languages here: en."
    found = selection.read({"lang": "tlh"}, release, "")
    assert (found.notices, found.language) == ((notice,), "")
    assert selection.read({"lang": "en"}, release, "").notices == ()


def test_a_text_of_a_link_is_named_in_one_line_of_sixty_characters(release: Release) -> None:
    (notice,) = selection.read({"chart": "a \n b" + "c" * 80}, release, "trade").notices
    assert notice == f"{LEFT_OUT} “a b{'c' * 57}” in chart, which names no chart."


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("trade", "since then 1 of the entries in this view came, went or changed"),
        ("people", "since then nothing in this view has changed"),
        ("overview", "since then 1 of the entries in this view came, went or changed"),
        ("timeline", "since then 2 of the entries in this view came, went or changed"),
        ("sources", "since then 1 of the entries in this view came, went or changed"),
        ("article", "since then 2 of the entries in this view came, went or changed"),
    ],
)
def test_an_older_link_is_told_what_changed_in_its_view(small: Path, page: str, said: str) -> None:
    add_article(small)
    history.record(small, read(small))
    edit(small, "dataset.yaml", "version: 0.1.0", "version: 0.2.0")
    edit(small, "observations/sales.csv", "2021,610", "2021,611")
    edit(small, "events.yaml", "date: 2019-09~", "date: 2019-09")
    edit(small, "events.yaml", "The family sells", "A family sells")
    edit(small, "sources.yaml", 'accessed: "2022-05-03"', 'accessed: "2022-05-04"')
    history.record(small, read(small))
    (notice,) = selection.read({"release": "0.1.0-00000000"}, store.current(small), page).notices
    assert said in notice


@pytest.mark.parametrize(
    ("page", "counted"),
    [("trade", 1), ("people", 0), ("sources", 0), ("timeline", 0), ("article", 1), ("checks", 2)],
)
def test_an_older_link_is_told_of_changed_texts_of_its_view_only(
    small: Path, page: str, counted: int
) -> None:
    add_article(small)
    history.record(small, read(small))
    edit(small, "dataset.yaml", "version: 0.1.0", "version: 0.2.0")
    checks = small / "checks.yaml"
    checks.write_text(checks.read_text().replace("title: ", "title: On ", 2))
    pages = small / "pages.yaml"
    pages.write_text(pages.read_text().replace("caveat: ", "caveat: Here. ", 1))
    article = small / "article.yaml"
    article.write_text(article.read_text().replace("standfirst: ", "standfirst: On ", 1))
    changes = history.record(small, read(small))
    assert len(changes) == 5
    (notice,) = selection.read({"release": "0.1.0-00000000"}, store.current(small), page).notices
    said = f"{counted} of the entries in this view" if counted else "nothing in this view"
    assert f"since then {said}" in notice


@given(
    st.dictionaries(
        st.text(max_size=12) | st.sampled_from(sorted(PARAMETERS)), st.text(max_size=20), max_size=4
    ),
    st.text(max_size=9),
)
def test_any_link_gives_a_selection_with_at_most_one_notice_and_one_of_its_release(
    parameters: dict[str, str], page: str
) -> None:
    found = selection.read(parameters, RELEASE, page)
    assert len(found.notices) <= 1 + ("release" in parameters)
    assert found.focus is None or selection.knows(RELEASE.dataset, found.focus)
