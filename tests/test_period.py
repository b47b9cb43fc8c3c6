import warnings
from calendar import monthrange
from datetime import date as Date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.period import UNDATED, Period, PeriodError, parse
from dashboard.words import periods

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar uses names that pyparsing warns of
    from edtf import EDTFParseException, parse_edtf

DAYS = st.dates(Date(1, 1, 1), Date(9999, 12, 31))
POINTS = st.builds(
    lambda day, length, qualifier: day.isoformat()[:length] + qualifier,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)
PLAIN = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))
NEARLY = st.from_regex(
    r"\A[0-2][0-9]{3}(-[0-1][0-9](-[0-3][0-9])?)?(/[0-2][0-9]{3}(-[0-1][0-9](-[0-3][0-9])?)?)?\Z"
)


@st.composite
def some_periods(draw: st.DrawFn) -> Period:
    start, end = draw(POINTS | st.just("..")), draw(POINTS | st.sampled_from(["", ".."]))
    text = draw(st.sampled_from([start, f"{start}/{end}", UNDATED]))
    try:
        return parse(text)
    except PeriodError:
        assume(False)
        raise


def oracle(text: str) -> tuple[Date, Date] | None:
    """First and last day by the package edtf; None for what it refuses, or accepts although it ends before it starts."""
    try:
        found: Any = parse_edtf(text)
    except EDTFParseException:
        return None
    first, last = (
        Date(*value[:3]) if value[0] and value[2] <= monthrange(*value[:2])[1] else None
        for value in (found.lower_strict(), found.upper_strict())
    )
    return None if first is None or last is None or first > last else (first, last)


@given(some_periods())
def test_a_period_is_printed_as_it_was_read(period: Period) -> None:
    assert str(period) == period.text
    assert parse(str(period)) == period


@given(PLAIN | st.builds("{}/{}".format, PLAIN, PLAIN) | NEARLY)
def test_first_and_last_day_agree_with_the_package_edtf(text: str) -> None:
    theirs = oracle(text)
    try:
        ours = parse(text)
    except PeriodError:
        assert theirs is None or text.startswith("0000")
    else:
        assert theirs in (None, (ours.first_day, ours.last_day))


@given(PLAIN)
def test_every_year_month_and_day_is_read_as_the_package_edtf_reads_it(text: str) -> None:
    period = parse(text)
    assert (period.first_day, period.last_day) == oracle(text)


@given(some_periods())
def test_the_first_day_is_never_after_the_last(period: Period) -> None:
    first, last = period.first_day, period.last_day
    assert first is None or last is None or first <= last
    assert period.days is None or period.days >= 1
    assert period.dated is (first is not None or last is not None)


@given(some_periods(), some_periods())
def test_overlap_is_symmetric(one: Period, other: Period) -> None:
    assert one.overlaps(other) is other.overlaps(one)


@given(some_periods())
def test_a_dated_period_overlaps_itself_and_one_without_a_date_nothing(period: Period) -> None:
    assert period.overlaps(period) is period.dated
    assert period.overlaps(parse(UNDATED)) is False


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2018", "2018", True),
        ("2018", "2018~", True),
        ("2018", "2018-01/2018-12", True),
        ("2018?", "2018-01-01/2018-12-31", True),
        ("2018", "2019", False),
        ("2018", "2018-01/2018-11", False),
        ("2018", "2018-02/2018-12", False),
        ("2018/..", "2018/..", True),
        ("2018/..", "2018-01/..", False),
        ("2018/..", "2019/..", False),
        ("2018/..", "2018", False),
        ("../2018", "../2018", True),
        ("../2018", "/2018", False),
        (UNDATED, UNDATED, True),
        (UNDATED, "2018", False),
    ],
)
def test_periods_cover_the_same_days_however_they_are_written(
    one: str, other: str, alike: bool
) -> None:
    assert parse(one).days_alike(parse(other)) is alike
    assert parse(other).days_alike(parse(one)) is alike


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("2018", True),
        ("2018-01", True),
        ("2018-01-01/2019-06", True),
        ("2018-02", False),
        ("2018-01-02", False),
        ("../2018", False),
        (UNDATED, False),
    ],
)
def test_a_period_starts_a_year_on_its_first_day(text: str, starts: bool) -> None:
    assert parse(text).starts_a_year is starts


@given(st.text(max_size=30) | st.text("0123456789-/.?~%u", max_size=24))
def test_any_text_is_a_period_or_refused_with_a_reason(text: str) -> None:
    try:
        outcome = str(parse(text))
    except PeriodError as error:
        outcome = str(error)
    assert text in outcome or repr(text) in outcome


@given(some_periods())
def test_the_words_of_a_period_are_never_empty_and_name_its_years(period: Period) -> None:
    assert periods.in_words(period)
    assert all(
        str(point.year) in periods.in_words(period) for point in (period.start, period.end) if point
    )


def test_the_end_of_a_window_is_as_short_as_a_chart_needs() -> None:
    found = parse("2018-01-01/2018-06-15"), parse("2018-01~/2018-11?"), parse("2018")
    assert [
        (periods.short(one.start), periods.short(one.end)) for one in found if one.start and one.end
    ] == [
        ("1 Jan", "15 Jun"),
        ("Jan", "Nov"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018-03", "March 2018"),
        ("2018-03-31", "31 March 2018"),
        ("2018-01/2018-11", "January to November 2018"),
        ("2020-03-15/2020-04-15", "15 March to 15 April 2020"),
        ("2016-07/2024-04", "July 2016 to April 2024"),
        ("2016/2024", "2016 to 2024"),
        ("1926~", "about 1926"),
        ("2018?", "2018 (inferred)"),
        ("2018-06%", "about June 2018 (inferred)"),
        ("2018-01?/2018-02?", "January to February 2018 (inferred)"),
        ("2021-01?/2021-09", "January 2021 (inferred) to September 2021"),
        ("../2015", "until 2015"),
        ("2016/", "since 2016, end not given"),
        ("2016/..", "since 2016, still running"),
        ("undated", "no date given"),
    ],
)
def test_a_period_is_worded_as_precisely_as_it_is_printed(text: str, words: str) -> None:
    assert periods.in_words(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", Date(2018, 1, 1), Date(2018, 12, 31)),
        ("2020-02", Date(2020, 2, 1), Date(2020, 2, 29)),
        ("1900-02", Date(1900, 2, 1), Date(1900, 2, 28)),
        ("2018-01/2018-11", Date(2018, 1, 1), Date(2018, 11, 30)),
        ("2016/", Date(2016, 1, 1), None),
        ("2016-07/..", Date(2016, 7, 1), None),
        ("../2015", None, Date(2015, 12, 31)),
        ("/2015", None, Date(2015, 12, 31)),
        ("/2015-02~", None, Date(2015, 2, 28)),
        ("undated", None, None),
    ],
)
def test_a_period_reaches_from_its_first_to_its_last_day(
    text: str, first: Date | None, last: Date | None
) -> None:
    assert (parse(text).first_day, parse(text).last_day) == (first, last)


@pytest.mark.parametrize(
    ("text", "is_year"),
    [
        ("2018", True),
        ("2018?", True),
        ("2018-01/2018-12", True),
        ("2020-01-01/2020-12-31", True),
        ("2018-01/2018-11", False),
        ("2017/2018", False),
    ],
)
def test_a_whole_year_is_one_however_it_is_written(text: str, is_year: bool) -> None:
    assert parse(text).is_year is is_year


@pytest.mark.parametrize("number", range(21, 42))
@pytest.mark.parametrize("form", ["2001-{}", "2001-{}~", "2001-{}/2002", "2000/2001-{}"])
def test_a_season_is_refused_with_the_months_that_say_the_same(number: int, form: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(form.format(number))
    assert "names a season or a part of a year" in str(caught.value)
    assert "2001-03/2001-05" in str(caught.value)
    assert parse("2001-03/2001-05").months == 3


@pytest.mark.parametrize("text", ["199X", "201X", "000X", "19XX", "20XX?"])
def test_what_a_refusal_of_a_decade_says_can_be_read(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(text)
    advice = str(caught.value).rpartition(" ")[2]
    if not text.startswith("000"):  # there is no year 0
        assert parse(advice).start is not None


def test_a_beginning_that_nobody_printed_differs_from_one_long_ago() -> None:
    unprinted, long_ago = parse("/2016"), parse("../2016")
    assert (periods.in_words(unprinted), periods.in_words(long_ago)) == (
        "until 2016, beginning not given",
        "until 2016",
    )
    assert unprinted != long_ago


def test_an_end_that_nobody_printed_differs_from_one_that_has_not_come() -> None:
    unprinted, running = parse("2016/"), parse("2016/..")
    assert (periods.in_words(unprinted), periods.in_words(running)) == (
        "since 2016, end not given",
        "since 2016, still running",
    )
    assert unprinted != running


def test_a_window_over_two_years_lies_in_none() -> None:
    assert [
        parse(text).year for text in ("2018-12/2019-01", "2018-01/2018-03", "2018/", "undated")
    ] == [None, 2018, None, None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2018-13", "'2018-13' names a day that is not in the calendar; check month and day"),
        ("2019-02-29", "'2019-02-29' names a day that is not in the calendar; check month and day"),
        ("0000", "'0000' names a day that is not in the calendar; check month and day"),
        ("2019/2018", "'2019/2018' ends before it starts; write the earlier date first"),
        (
            "2018/2019/2020",
            "'2018/2019/2020' has more than one slash; a day is YEAR-MONTH-DAY, an interval START/END",
        ),
        ("../..", "'../..' has no date at all; write 'undated'"),
        ("../", "'../' has no date at all; write 'undated'"),
        ("/", "'/' has no date at all; write 'undated'"),
        ("/..", "'/..' has no date at all; write 'undated'"),
        ("199X", "'199X' names a decade; write its years, 1990/1999"),
        ("201X~", "'201X~' names a decade; write its years, 2010~/2019~"),
        ("19XX", "'19XX' names a century; write its years, 1900/1999"),
        ("2018-XX", "'2018-XX' marks what is not known; leave that out and write 2018"),
        ("2018-XX-XX", "'2018-XX-XX' marks what is not known; leave that out and write 2018"),
        ("2018-05-XX", "'2018-05-XX' marks what is not known; leave that out and write 2018-05"),
        ("2018-00", "'2018-00' marks what is not known; leave that out and write 2018"),
        ("2018-00-00", "'2018-00-00' marks what is not known; leave that out and write 2018"),
        ("2018-05-00~", "'2018-05-00~' marks what is not known; leave that out and write 2018-05"),
        ("2018-00/2019", "'2018-00' marks what is not known; leave that out and write 2018"),
        (
            "2018-00-05",
            "'2018-00-05' names a day that is not in the calendar; check month and day",
        ),
        ("0000-05", "'0000-05' names a day that is not in the calendar; check month and day"),
    ],
)
def test_a_wrong_text_is_refused_with_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2018",
        "2018 ",
        "2018\n",
        "٢٠١٨",
        "18",
        "2018-1",
        "2018-Q1",
        "2X1X",
        "20X",
        "XXXX",
        "{2016,2018}",
        "2018-01-01T00:00",
        "2018--2019",
    ],
)
def test_what_looks_like_a_period_but_is_none_is_refused(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(text)
    right = "write YEAR, YEAR-MONTH or YEAR-MONTH-DAY, each with ? if inferred, ~ if about, % if both, an interval START/END, or 'undated'"
    assert str(caught.value) == f"{text!r} is no EDTF period; {right}"


@pytest.mark.parametrize(("mark", "text"), [("", "2018"), ("?", "2018-05?"), ("~", "2018-05-09~")])
def test_how_sure_a_time_is_is_kept(mark: str, text: str) -> None:
    period = parse(text)
    assert period.start == period.end
    assert period.start is not None
    assert period.start.qualifier == mark


def test_a_text_of_sixty_characters_that_is_no_period_is_told_whole() -> None:
    with pytest.raises(PeriodError, match=f"'{'x' * 60}' is no EDTF period"):
        parse("x" * 60)
    with pytest.raises(PeriodError, match=f"'{'x' * 59}…' is no EDTF period"):
        parse("x" * 61)


def test_a_long_text_that_is_no_period_is_shortened_in_the_message() -> None:
    with pytest.raises(PeriodError, match=f"'{'x' * 59}…' is no EDTF period"):
        parse("x" * 5_000)
