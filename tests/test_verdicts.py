"""What the checks say of the published record: the check, what is worked out, what is printed, the verdict."""

import re
from datetime import date as Date
from decimal import Decimal

import pytest

from dashboard.agreement import Verdict
from dashboard.charts.ratio import RatioView
from dashboard.model import Chart, Dataset
from dashboard.record import Record, checks
from dashboard.words import numbers
from tests import published
from tests.record.test_checks import changed
from tests.told import Told, told

RECORD = published.DATASET
RESULTS = told(published.RECORD)
FAR = (Verdict.NEAR, Verdict.DIFFERS)
EXPECTED = """
gdp-2023-estimate | 1.150 | 1.15 | agrees
gdp-2023-first | 1.143 | 1.15 | near
gdp-2023-revised | 1.057 | 1.15 | differs
gdp-2023-first-in-euros | 1.144 | 1.15 | agrees
gdp-2023-january | 1.152 | 1.15 | agrees
gdp-2023-latest | 1.060 | 1.15 | differs
gdp-2022-before | 1.855 | 1.86 | agrees
gdp-2022-revised | 1.766 | 1.86 | differs
exports-within-output-2022 | 830.000 to open | 1120 | consistent with
exports-within-output-2023 | 549.050 to open | 795 | consistent with
dollars-at-2024-04-29 | 5.113 | 5.13 | near
dollars-at-2024-04-30 | 5.112 | 5.13 | near
dollars-at-2024-05-02 | 5.103 | 5.13 | differs
dollars-at-2024-05-03 | 5.125 | 5.13 | agrees
dollars-at-2024-05-06 | 5.140 | 5.13 | agrees
dollars-at-2024-05-07 | 5.135 | 5.13 | agrees
dollars-at-2024-05-08 | 5.124 | 5.13 | agrees
dollars-at-2024-05-09 | 5.119 | 5.13 | near
dollars-at-2024-05-10 | 5.142 | 5.13 | near
dollars-at-2024-05-13 | 5.149 | 5.13 | near
dollars-at-2024-05-14 | 5.150 | 5.13 | near
dollars-at-2024-05-15 | 5.167 | 5.13 | differs
exports-add-up-from-2016-01 | 4.597 to open | 4.77 | consistent with
exports-add-up-from-2016-07 | 4.454 to open | 4.77 | consistent with
dollars-by-yearly-rates-from-2016-01 | 5.170 to open | 5.13 | cannot be
dollars-by-yearly-rates-from-2016-07 | 5.011 to open | 5.13 | consistent with
exports-2016-halves | 358.650 to 368.750 | 368.7 | consistent with
windows-2018 | 695.250 to open | 749.5 | consistent with
windows-2018-mislabelled | 695.250 to open | 638.3 | cannot be
windows-2017 | 381.500 to open | 488.6 | consistent with
windows-2016 | 318.650 to open | 368.7 | consistent with
windows-2021 | 619.550 to open | 752.7 | consistent with
windows-2023 | 374.250 to open | 549.1 | consistent with
eleven-months-2018 | 695.300 | 749.5 | differs
about-800-in-2018 | 749.500 | 800 | near
growth-2018-01-02 | 82.669 | 82.7 | agrees
growth-2018-01-06 | 44.020 | 44 | agrees
increase-2018-01-06 | 123.300 | 123 | agrees
growth-2018-01-07 | 45.562 | 42.9 | differs
growth-2018-01-09 | 18.971 to 52.412 | 36.5 | consistent with
growth-2018-01-11 | 42.305 | 42.3 | agrees
growth-2018 | 39.624 | 39.6 | agrees
growth-2015 | 47.299 to open | 58.8 | consistent with
growth-2015-01-11 | 47.299 to 117.851 | 67.8 | consistent with
growth-2020-01-05 | -32.631 | -33 | agrees
growth-2016-second-half | 72.027 | 68.3 | agrees
first-2018-2021 | 1.000 to 1.000 | 1 | consistent with
three-or-four-years | 4.000 | 3 | differs
first-for-years | nothing | nothing | cannot be checked
chamber-2014 | 1.793 | 8.9 | differs
plant-within-country-2015 | 328.231 to open | 325 | cannot be
net-exports-2015 | 56.350 to open | 295.9 | consistent with
exports-2010-fourteen-percent | 0.357 | 14 | differs
exports-2010-ten-percent | 0.357 | 10 | differs
exports-2020-in-dollars | 352.753 to open | 400 | consistent with
price-2016-at-2016-06-16 | 51.400 | 51.6 | agrees
price-2016-at-2016-04-18 | 52.008 | 51.6 | agrees
price-2016-at-2016-07-01 | 51.221 | 51.6 | agrees
price-2016-fifty-six-million | 52.008 | 56 | differs
price-2016-in-2018 | 54.326 | 53.8 | agrees
price-2016-in-2023 | 49.740 | 49.8 | agrees
price-2003 | 23.000 | 33 | differs
price-2003-filing | 22.500 to 23.500 | 33 | cannot be
price-2003-banks | 22.500 to 23.500 | 21.3 | cannot be
steel-2014 | 335.000 to open | 583 | consistent with
steel-2015 | 875.000 to open | 955 | consistent with
steel-2017 | 1455.000 to open | 1477 | consistent with
steel-2018 | 1765.000 to open | 1973 | consistent with
steel-2022-01-09 | 0.900 to open | 1.36 | consistent with
only-mill-2014 | nothing | nothing | cannot be checked
only-mill-2015 | nothing | nothing | cannot be checked
only-mill-2017 | nothing | nothing | cannot be checked
only-mill-2018 | nothing | nothing | cannot be checked
only-mill-2022-01-09 | nothing | nothing | cannot be checked
city-forty-percent | nothing | nothing | cannot be checked
revenue-2018 | 1050.511 | 1050 | agrees
revenue-2017 | 683.468 | 750 | differs
revenue-2014 | 247.772 | 240 | differs
loss-2014 | 97.747 | 96 | differs
loss-2010 | 151.499 | 150 | near
city-payment-2018 | 3.550 | 3.7 | near
losses-2010-2014 | 60.885 to 60.935 | 61 | consistent with
exported-2014 | 83.667 | 75 | agrees
exported-2018 | 84.260 | 75 | agrees
exported-2022 | 73.778 to open | 75 | consistent with
exported-2023 | 69.069 | 75 | differs
to-the-eu-2023 | 69.069 | 80 | differs
exports-within-revenue-2014 | 200.750 to open | 240 | consistent with
exports-within-revenue-2016 | 368.650 to open | 335 | cannot be
exports-within-revenue-2017 | 488.550 to open | 605 | consistent with
exports-within-revenue-2018 | 749.450 to open | 889.51 | consistent with
environment-within-investment | 300.000 to open | 320 | consistent with
promise-steel-2005 | nothing | nothing | not reported
promise-steel-2015 | 0.875 | 1 | short
promise-steel-2016 | nothing | nothing | not reported
promise-steel-2017 | 1.460 | 2 | short
promise-steel-2017-in-april | 1.460 | 2 | short
promise-steel-2018 | 1.770 | 1.8 | kept
promise-steel-2018-in-july | 1.770 | 1.8 | kept
promise-steel-pace | nothing | nothing | not reported
promise-revenue-2016 | nothing | nothing | not reported
promise-revenue-2017 | 683.468 | 800 | short
promise-revenue-2017-as-told | 750.000 | 800 | short
promise-revenue-2018 | 1.050 | 1 | kept
promise-profit-2017 | 0.020 | 20 | short
promise-investment-2003 | nothing | nothing | not reported
promise-investment-2015 | nothing | nothing | not reported
promise-2016-at-signing | 320.000 | 300 | kept
promise-2016-at-a-rally | 178.493 | 980 | short
promise-investment-2017 | 160.000 | 120 | exceeded
promise-investment-2018 | nothing | nothing | not reported
promise-investment-2019 | nothing | nothing | not reported
promise-jobs-2003 | nothing | nothing | not reported
promise-jobs-2016 | 4964.000 | 5050 | cannot be checked
pledge-2016 | nothing | nothing | cannot be checked
promise-growth-2016 | nothing | nothing | not reported
promise-growth-2017-by-a-bank | nothing | nothing | not reported
promise-growth-2017 | nothing | nothing | not reported
promise-growth-without-a-year | nothing | nothing | not reported
exports-each-2014 | 40.160 | nothing | worked out
exports-each-2016 | 73.010 | nothing | worked out
exports-each-2018 | 150.987 | nothing | worked out
exports-each-2021 | 150.540 | nothing | worked out
revenue-each-2014 | 48.000 | nothing | worked out
revenue-each-2015 | 74.087 | nothing | worked out
revenue-each-2018 | 179.192 | nothing | worked out
taxes-in-revenue-2017 | 5.200 | nothing | worked out
taxes-in-revenue-2017-bisnode | 5.706 | nothing | worked out
wages-each-year | 66.727 | nothing | worked out
exports-in-goods-exports-2016-2023 | 3.035 | nothing | worked out
losses-of-the-state-2012-2015 | 46.722 | nothing | worked out
euros-a-tonne-2025-01-08 | 728.277 | nothing | worked out
"""


def written(one: Told) -> str:
    """A line of the table above."""
    computed = "nothing"
    if one.point is not None:
        computed = f"{one.point:.3f}"
    elif one.computed is not None:
        computed = " to ".join(
            "open" if end.is_infinite() else f"{end:.3f}" for end in one.computed.ends
        )
    reported = "nothing" if one.reported is None else f"{one.reported:f}"
    return " | ".join(
        (
            one.check.id,
            computed,
            f"{float(reported):g}" if one.reported is not None else reported,
            one.verdict.value,
        )
    )


def test_the_verdicts_on_the_record_are_those_of_the_table() -> None:
    assert [written(one) for one in RESULTS.values()] == EXPECTED.split("\n")[1:-1]
    assert len(RESULTS) >= 30


@pytest.mark.parametrize("name", RESULTS)
def test_a_check_reads_well_and_stands_on_what_is_in_the_record(name: str) -> None:
    one = RESULTS[name]
    assert one.check.question.endswith("?")
    beginnings = ("Worked out: ", "Reported: ", "Promised: ", "Cannot be checked: ")
    assert one.sentence.startswith(beginnings)
    assert set(one.inputs) <= set(RECORD.observation)
    assert one.inputs
    assert [
        other.check.id
        for other in RESULTS.values()
        if (other.check.question, other.check.title) == (one.check.question, one.check.title)
    ] == [name]


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, one in RESULTS.items()
        if one.check.unlike is not None and one.check.kind == "share"
    ],
)
def test_gross_output_over_gdp_is_always_said_to_be_a_ratio_of_unlike_things(name: str) -> None:
    claim = RECORD.observation[RESULTS[name].inputs[0]]
    assert (
        "Not a share, two different measures: output value is gross" in RESULTS[name].sentence
    ) is (claim.series == "said-of-gdp")
    assert "Not printed" not in RESULTS[name].sentence


@pytest.mark.parametrize(
    ("name", "got"),
    [
        ("only-mill-2014", "57.4 to 59.3 %"),
        ("only-mill-2015", "91.5 to 91.7 %"),
        ("only-mill-2017", "98.4 to 99.3 %"),
        ("only-mill-2018", "89.4 to 90.0 %"),
        ("only-mill-2022-01-09", "65.9 to 66.6 %"),
    ],
)
def test_the_part_of_the_only_mill_in_the_steel_of_the_country_is_worked_out(
    name: str, got: str
) -> None:
    assert RESULTS[name].got == got
    assert f"gives no number; worked out: {got}. Not quite alike:" in RESULTS[name].sentence


def test_the_unknown_months_of_a_sum_are_named() -> None:
    missing = (
        "No figure found for: December 2017; September to December 2020; January to April 2024."
    )
    assert all(
        missing in RESULTS[f"exports-add-up-from-2016-{month}"].sentence for month in ("01", "07")
    )


@pytest.mark.parametrize(
    ("observation", "value", "check", "verdict"),
    [
        ("gdp-rsd-2023-kurir", "8103.0", "gdp-2023-first", "agrees"),
        ("output-value-2023-people-s-daily", "800", "gdp-2023-first", "agrees"),
        ("said-of-gdp-2023-people-s-daily", "1.06", "gdp-2023-revised", "agrees"),
        ("said-of-gdp-2023-people-s-daily", "1.30", "gdp-2023-estimate", "differs"),
        (
            "usd-per-eur-2024-05-09-european-central-bank",
            "1.0744",
            "dollars-at-2024-05-09",
            "agrees",
        ),
        ("exports-since-2016-people-s-daily", "4.47", "exports-add-up-from-2016-01", "cannot be"),
        ("exports-2017-01-07-serbian-monitor", "327.1", "growth-2018-01-07", "agrees"),
        ("exports-2018-01-09-clubalfa", "700", "windows-2018", "cannot be"),
        ("exports-2020-01-08-serbian-monitor", "360", "exports-2020-in-dollars", "cannot be"),
        ("steel-made-2018-great-wall-net", "200", "steel-2018", "cannot be"),
        ("exporter-rank-2021-serbian-monitor", "2", "first-2018-2021", "cannot be"),
        ("loss-2010-2014-magazin-tabloid", "70", "losses-2010-2014", "cannot be"),
        (
            "national-steel-exports-2015-xinhua",
            "335",
            "plant-within-country-2015",
            "consistent with",
        ),
        ("net-exports-2015-serbian-monitor", "297", "net-exports-2015", "cannot be"),
        ("share-of-exports-2014-afp", "1.8", "chamber-2014", "agrees"),
        (
            "investment-made-2016-07-2018-07-bizlife",
            "900",
            "promise-2016-at-a-rally",
            "exceeded",
        ),
        ("steel-made-2015-reuters", "1000000", "promise-steel-2015", "kept"),
        ("steel-made-2018-great-wall-net", "160", "promise-steel-2018", "short"),
        ("price-paid-2003-09-12-u-s-steel", "33", "price-2003-filing", "consistent with"),
    ],
)
def test_another_number_in_the_record_gives_another_verdict(
    observation: str, value: str, check: str, verdict: str
) -> None:
    assert RESULTS[check].verdict.value != verdict
    dataset = changed(RECORD, observation, value=Decimal(value))
    assert checks.result(Record(dataset), dataset.check[check]).verdict.value == verdict


def known(day: Date) -> Dataset:
    """The record as it could be known on a day."""
    return RECORD.known(day)


@pytest.mark.parametrize(
    ("day", "verdict", "denominator"),
    [
        ("2024-01-31", "cannot be checked", "gdp-eur-2023-informer"),
        ("2024-05-09", "agrees", "gdp-eur-2023-informer"),
    ],
)
def test_the_verdict_of_a_day_rests_on_what_was_known_then(
    day: str, verdict: str, denominator: str
) -> None:
    dataset = known(Date.fromisoformat(day))
    found = checks.result(Record(dataset), dataset.check["gdp-2023-latest"])
    assert found.verdict.value == verdict
    assert denominator in found.inputs
    assert denominator not in RESULTS["gdp-2023-latest"].inputs


@pytest.mark.parametrize(
    "chart",
    [chart for chart in RECORD.chart.values() if chart.kind == "ratio"],
    ids=lambda chart: chart.id,
)
def test_one_division_gives_one_number_on_the_chart_and_in_the_checks(chart: Chart) -> None:
    record = Record(RECORD)
    drawn = {part.id: row.value for row in RatioView(chart, record).rows for part in row.parts}
    shares = [
        one for one in RESULTS.values() if one.check.kind == "share" and one.check.inputs.rates
    ]
    both = {
        one.check.id: (drawn[name], one.got)
        for one in shares
        for name in one.inputs
        if name in drawn and name not in one.inputs[:2]
    }
    assert len(both) >= 4
    assert [name for name, (on_chart, worked) in both.items() if on_chart != worked] == []


@pytest.mark.parametrize(
    "name", [name for name, one in RESULTS.items() if one.check.kind != "promise"]
)
def test_a_result_has_the_digits_of_its_claim_or_one_more(name: str) -> None:
    one = RESULTS[name]
    if one.got and one.reported is not None:
        printed = numbers.places_of(str(one.reported))
        decimals = re.findall(
            r"\d[\d,]*(?:\.(\d+))?",
            one.got.partition(one.unit.symbol or one.unit.words if one.unit else "")[0],
        )
        assert decimals
        assert all(printed <= len(places) <= printed + 1 for places in decimals)


def test_no_two_verdicts_of_the_record_show_the_same_numbers() -> None:
    shown: dict[tuple[object, ...], set[str]] = {}
    for one in RESULTS.values():
        numbers = one.ranges or one.got
        if numbers:
            shown.setdefault((one.reported, one.unit, numbers), set()).add(one.verdict.value)
    assert len(shown) > 40
    assert [key for key, verdicts in shown.items() if len(verdicts) > 1] == []


@pytest.mark.parametrize("name", [name for name, one in RESULTS.items() if one.verdict in FAR])
def test_what_is_near_or_differs_is_never_written_as_two_equal_numbers(name: str) -> None:
    one = RESULTS[name]
    pair = re.search(r": (.+?)(?:, which differs from| and) (.+?)(?: by|,)", one.sentence)
    assert one.ranges or pair
    computed, printed = one.ranges.split(" beside ") if one.ranges or not pair else pair.groups()
    assert computed.split() != printed.split()[: len(computed.split())]
