"""Checks worked out: every kind on the invented mill, what is lacking, what changes with an input."""

from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import store
from dashboard.agreement import PROMISED, Interval, Verdict, compare, last_digit
from dashboard.exports import judgements
from dashboard.model import Check, Dataset, Unit
from dashboard.model.checks import ROLES, CheckKind, Input
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, checks
from dashboard.record.checks.comparison import Compared, result_digit
from dashboard.record.checks.kinds import KINDS
from dashboard.words import arithmetic, comparisons
from dashboard.words.units import Scale
from tests.folders import add, add_ratios, edit
from tests.told import Told, told


@pytest.fixture
def mill(small: Path) -> Path:
    """The small dataset with percentages and a rate."""
    add_ratios(small)
    return small


def result(dataset: Dataset, check: Check) -> Told:
    return Told(dataset, checks.result(Record(dataset), check))


def results(folder: Path) -> dict[str, Told]:
    return told(Record(read(folder)))


def changed(dataset: Dataset, name: str, **fields: Any) -> Dataset:
    """The dataset with one observation changed; with none of its fields named, without it."""
    rows = (
        one.model_copy(update=fields) if one.id == name else one for one in dataset.observations
    )
    return dataset.replace(observations=tuple(one for one in rows if fields or one.id != name))


def test_every_kind_is_worked_out_on_the_small_dataset(mill: Path) -> None:
    found = results(mill)
    assert {
        name: (one.check.kind, one.verdict.value, one.formula) for name, one in found.items()
    } == {
        "check-sales-2018": ("same", "agrees", "412.50 m NOK beside about 400 m NOK"),
        "check-sum": ("sum", "consistent with", "412.50 m NOK + 288 m NOK + about 0.5 bn NOK"),
        "check-bound": ("bound", "consistent with", "412.50 m NOK ≤ about 2.1 bn NOK"),
        "check-order": ("order", "consistent with", "288 m NOK ≤ about 2.1 bn NOK"),
        "check-rank": ("same", "cannot be checked", ""),
        "check-part": (
            "share",
            "agrees",
            "412.50 m NOK / 9.6 kroner for a euro / about 43 million euros",
        ),
        "check-euros": ("conversion", "agrees", "412.50 m NOK / 9.6 kroner for a euro"),
        "check-growth": ("growth", "agrees", "about 0.5 bn NOK / 412.50 m NOK − 1"),
    }


def test_a_sentence_says_what_came_out_how_it_compares_and_what_is_unlike(mill: Path) -> None:
    found = {name: one.sentence for name, one in results(mill).items()}
    assert (
        found["check-part"]
        == "Worked out: 100 %, which agrees with 100 %. Not a share, two different measures: sales and a budget."
    )
    assert found["check-sales-2018"] == "Reported: 412.50 m NOK and about 400 m NOK, which agree."
    assert found["check-sum"] == (
        "Worked out: at least 1.14 bn NOK, which fits about 2.1 bn NOK. "
        "About 0.5 bn NOK is counted as 0.45 to 0.55. No figure found for: September 2019 to December 2020."
    )
    assert found["check-rank"] == (
        "Cannot be checked: “for years the first mill of the valley” gives no number. Not quite alike: the claim names no years."
    )


def test_a_result_names_its_inputs_and_a_sum_those_that_it_counts(mill: Path) -> None:
    found = results(mill)
    assert found["check-part"].inputs == (
        "part-2018-post",
        "sales-2018-registry",
        "sales-2018-euros",
        "euro-2018-post",
    )
    assert found["check-sum"].inputs == (
        "sales-since-2018",
        "sales-2018-registry",
        "sales-2019-post",
        "sales-2021-post",
    )
    assert found["check-rank"].inputs == ("rank-undated", "rank-2018-registry")


CLOSE = "with the rounding of both, less than one unit of the last digit lies between them"


@pytest.mark.parametrize(
    ("name", "value", "check", "verdict", "says"),
    [
        (
            "part-2018-post",
            "97",
            "check-part",
            Verdict.NEAR,
            f"100 % (98.2 to 101.7 with the rounding of its inputs), which is close to 97 % (96.5 to 97.5): {CLOSE}",
        ),
        (
            "part-2018-post",
            "90",
            "check-part",
            Verdict.DIFFERS,
            "100 %, which differs from 90 % by 10",
        ),
        (
            "euro-2018-post",
            "12",
            "check-euros",
            Verdict.DIFFERS,
            "34 million euros, which differs from about 43 million euros by 9",
        ),
        (
            "change-2021-post",
            "-5",
            "check-growth",
            Verdict.DIFFERS,
            "21 %, which differs from about -5 % by 26",
        ),
        (
            "sales-since-2018",
            "0.9",
            "check-sum",
            Verdict.IMPOSSIBLE,
            "at least 1.14 bn NOK, but this and about 0.9 bn NOK cannot both be right",
        ),
        (
            "sales-since-2018",
            "0.2",
            "check-order",
            Verdict.IMPOSSIBLE,
            "288 m NOK and about 0.2 bn NOK, which cannot both be right",
        ),
        (
            "sales-since-2018",
            "0.2",
            "check-bound",
            Verdict.IMPOSSIBLE,
            "412.50 m NOK and about 0.2 bn NOK, which cannot both be right",
        ),
        (
            "sales-2018-registry",
            "300",
            "check-sales-2018",
            Verdict.DIFFERS,
            "300 m NOK and about 400 m NOK, which differ by 100",
        ),
    ],
)
def test_a_changed_observation_changes_the_verdict(
    mill: Path, name: str, value: str, check: str, verdict: Verdict, says: str
) -> None:
    dataset = changed(read(mill), name, value=Decimal(value))
    found = result(dataset, dataset.check[check])
    assert found.verdict is verdict
    assert says in found.sentence


def test_an_observation_that_is_not_known_cannot_be_checked_and_is_named(mill: Path) -> None:
    dataset = changed(read(mill), "sales-2018-euros")
    found = result(dataset, dataset.check["check-euros"])
    assert (found.verdict, found.sentence) == (
        Verdict.UNCHECKED,
        "Cannot be checked: the record does not hold “sales-2018-euros”, which was not yet known.",
    )


def test_a_series_without_a_value_for_the_period_cannot_be_checked_and_is_named(mill: Path) -> None:
    edit(
        mill,
        "checks.yaml",
        'rates: [{series: euro, period: "2018"}]',
        'rates: [{series: euro, period: "2017", source: post-2021}]',
    )
    found = results(mill)["check-euros"]
    assert found.verdict is Verdict.UNCHECKED
    assert (
        found.sentence
        == "Cannot be checked: the record has no value of “Kroner for a euro” by The Valley Post, 2017."
    )


def test_a_series_means_the_value_that_stands_or_that_of_a_source(mill: Path) -> None:
    dataset = read(mill)
    assert "sales-2018-registry" in result(dataset, dataset.check["check-bound"]).inputs
    earlier = changed(dataset, "sales-2018-registry")
    assert "sales-2018-post" in result(earlier, earlier.check["check-bound"]).inputs
    assert "sales-2018-post" in result(dataset, dataset.check["check-sales-2018"]).inputs


def test_bounds_of_a_base_bound_the_growth(mill: Path) -> None:
    edit(
        mill,
        "checks.yaml",
        "base: [{observation: sales-2018-registry}]",
        "base: [{observation: sales-2019-post, bound: at_least}, {observation: sales-2018-registry, bound: at_most}]",
    )
    found = results(mill)["check-growth"]
    assert (found.verdict, found.point) == (Verdict.CONSISTENT, None)
    assert found.sentence == "Worked out: between 9.0 and 91.4 %, which fits about 20 %."


def test_a_printed_increase_takes_the_place_of_the_base(mill: Path) -> None:
    edit(
        mill,
        "checks.yaml",
        "base: [{observation: sales-2018-registry}]",
        "increase: {observation: sales-2018-post}",
    )
    found = results(mill)["check-growth"]
    assert (found.verdict, found.formula) == (
        Verdict.IMPOSSIBLE,
        "about 400 m NOK / (about 0.5 bn NOK − about 400 m NOK)",
    )


def test_a_sum_in_another_currency_takes_the_rate_of_each_year_and_leaves_out_years_without_one(
    mill: Path,
) -> None:
    row = {
        "value": "100",
        "unit": "EUR_m",
        "source": "mill-2022",
        "as_printed": "100 million euros",
    }
    add(mill, "sales", id="sales-euros", period="2018/2021", **row)
    edit(
        mill,
        "checks.yaml",
        "claim: {observation: sales-since-2018}\n    terms: [{series: sales, period: 2018/2021}]",
        "claim: {observation: sales-euros}\n    terms: [{series: sales, period: 2018/2021}]\n    rates: [{series: euro}]",
    )
    found = results(mill)["check-sum"]
    assert found.formula == "412.50 m NOK / 9.6 kroner for a euro"
    assert (
        "No figure found for: January 2019 to December 2021" in found.sentence
        or "Not printed: 2019 to 2021" in found.sentence
    )
    assert found.verdict is Verdict.CONSISTENT


def test_rates_of_a_sum_apply_in_the_order_in_which_they_are_named(mill: Path) -> None:
    row = {
        "value": "100",
        "unit": "EUR_m",
        "source": "mill-2022",
        "as_printed": "100 million euros",
    }
    add(mill, "sales", id="sales-euros", period="2018/2021", **row)
    sum_of = "terms: [{series: sales, period: 2018/2021}]"
    named = f"claim: {{observation: sales-euros}}\n    {sum_of}\n    rates: [{{observation: euro-2018-post}}]"
    edit(mill, "checks.yaml", f"claim: {{observation: sales-since-2018}}\n    {sum_of}", named)
    assert results(mill)["check-sum"].formula.startswith(
        "412.50 m NOK / 9.6 kroner for a euro + 288 m NOK / 9.6 kroner for a euro"
    )


def test_a_sum_spans_all_the_windows_that_it_names(mill: Path) -> None:
    two = 'terms: [{series: sales, period: "2018"}, {series: sales, period: 2019/2021}]'
    edit(mill, "checks.yaml", "terms: [{series: sales, period: 2018/2021}]", two)
    assert results(mill)["check-sum"].formula == "412.50 m NOK + 288 m NOK + about 0.5 bn NOK"


def test_a_range_gives_a_range_and_the_gap_from_its_nearer_end(mill: Path) -> None:
    dataset = changed(read(mill), "sales-2018-registry", qualifier="range", value_to=Decimal(500))
    found = result(dataset, dataset.check["check-part"])
    assert (found.point, found.got) == (None, "98 to 124 %")
    dataset = changed(
        read(mill), "part-2018-post", qualifier="range", value=Decimal(50), value_to=Decimal(70)
    )
    assert (
        "100 %, which differs from 50 to 70 % by 30"
        in result(dataset, dataset.check["check-part"]).sentence
    )


def test_an_input_with_a_source_never_means_a_deprecated_value(mill: Path) -> None:
    found = result(
        changed(read(mill), "sales-2018-post", standing="deprecated"),
        read(mill).check["check-sales-2018"],
    )
    assert found.verdict is Verdict.UNCHECKED


def test_windows_are_those_of_their_days_however_sure_they_are(mill: Path) -> None:
    edit(
        mill,
        "checks.yaml",
        '{series: rank, period: "2018"}',
        '{series: rank, period: "2018-01/2018-12"}',
    )
    assert results(mill)["check-rank"].inputs == ("rank-undated", "rank-2018-registry")


def test_two_windows_without_an_end_are_not_the_same(mill: Path) -> None:
    dataset = changed(read(mill), "sales-2018-registry", period=parse("2017/"))
    dataset = changed(dataset, "sales-2018-post", period=parse("2018/"))
    check = dataset.check["check-sales-2018"]
    inputs = check.inputs.model_copy(update={"claim": Input(observation="sales-2018-post")})
    assert (
        result(dataset, check.model_copy(update={"inputs": inputs})).verdict is not Verdict.AGREES
    )


def test_a_year_before_1000_has_its_rates_too(mill: Path) -> None:
    edit(mill, "observations/sales.csv", "sales-2018-post,2018,", "sales-2018-post,0801,")
    assert results(mill)["check-euros"].verdict is Verdict.AGREES


def test_a_value_of_a_part_of_the_time_is_never_more_than_consistent(mill: Path) -> None:
    edit(
        mill,
        "checks.yaml",
        'claim: {series: sales, period: "2018", source: post-2021}',
        "claim: {observation: sales-since-2018}",
    )
    assert results(mill)["check-sales-2018"].verdict is Verdict.IMPOSSIBLE
    add(
        mill,
        "rank",
        id="rank-years",
        period="2018/2021",
        value="1",
        unit="rank",
        source="mill-2022",
        as_printed="first for four years",
    )
    edit(
        mill,
        "checks.yaml",
        "claim: {observation: rank-undated}",
        "claim: {observation: rank-years}",
    )
    assert results(mill)["check-rank"].verdict is Verdict.CONSISTENT


def test_places_are_counted_and_have_no_rounding(mill: Path) -> None:
    add(
        mill,
        "rank",
        id="rank-second",
        period="2018",
        value="2",
        unit="rank",
        source="mill-2022",
        as_printed="second",
    )
    edit(
        mill,
        "checks.yaml",
        "claim: {observation: rank-undated}",
        "claim: {observation: rank-second}",
    )
    edit(mill, "checks.yaml", '{series: rank, period: "2018"}', "{observation: rank-2018-registry}")
    found = results(mill)["check-rank"]
    assert found.verdict is Verdict.DIFFERS
    assert found.sentence.startswith("Reported: 1st and 2nd, which differ by 1.")


def test_what_the_claim_can_stand_for_is_in_the_unit_of_the_result(mill: Path) -> None:
    found = results(mill)["check-euros"]
    assert found.printed == Interval(Decimal("42.5"), Decimal("43.5"))
    assert found.unit is not None
    assert found.unit.id == "EUR_m"


def test_every_kind_of_check_is_worked_out() -> None:
    assert {*KINDS, "promise"} == set(ROLES) == set(get_args(CheckKind))


def test_the_table_has_a_row_for_each_check(mill: Path) -> None:
    release = store.current(mill)
    dataset = release.dataset
    table = judgements.checks(release, Record(dataset).results)
    names = [field.name for field in table.fields]
    found = {row[0]: dict(zip(names, row, strict=True)) for row in table.rows}
    assert list(found) == [one.id for one in dataset.checks]
    row = found["check-growth"]
    assert [row[name] for name in ("kind", "inputs", "verdict", "unit", "reported", "release")] == [
        "growth", "change-2021-post\nsales-2021-post\nsales-2018-registry", "agrees", "pct", Decimal(20), release.name,
    ]  # fmt: skip
    assert [f"{row[name]:.3f}" for name in ("computed", "low", "high")] == [
        "21.212",
        "9.090",
        "33.335",
    ]
    assert found["check-sum"]["high"] is None
    assert [found["check-rank"][name] for name in ("computed", "reported", "low", "high")] == [
        None
    ] * 4


def test_a_dataset_without_checks_has_an_empty_table(bare: Path) -> None:
    assert judgements.checks(store.current(bare), ()).rows == ()


@given(st.permutations([0, 1, 2]))
def test_the_order_of_terms_does_not_matter_to_a_sum(dataset: Dataset, order: list[int]) -> None:
    check = dataset.check["check-sum"]
    one = check.inputs.terms[0]
    named = [
        one.model_copy(update={"observation": each, "series": None, "period": None})
        for each in result(dataset, check).inputs[1:]
    ]
    inputs = check.inputs.model_copy(update={"terms": tuple(named[n] for n in order)})
    found = result(dataset, check.model_copy(update={"inputs": inputs}))
    assert found.inputs == result(dataset, check).inputs


@given(
    st.decimals(min_value=1, max_value=999, places=1),
    st.decimals(min_value=1, max_value=999, places=1),
)
def test_a_hedge_never_turns_agreement_into_difference(
    dataset: Dataset, one: Decimal, other: Decimal
) -> None:
    verdicts = []
    for qualifier in ("exact", "about"):
        hedged = changed(
            changed(dataset, "sales-2018-post", value=one, qualifier="exact"),
            "sales-2018-registry",
            value=other,
            qualifier=qualifier,
        )
        verdicts.append(result(hedged, dataset.check["check-sales-2018"]).verdict)
    assert verdicts[0] is not Verdict.AGREES or verdicts[1] is Verdict.AGREES


def test_a_result_of_any_size_can_be_said(mill: Path) -> None:
    dataset = changed(read(mill), "sales-2018-registry", value=Decimal("0.000000001"))
    found = result(
        changed(dataset, "sales-2021-post", value=Decimal(10**18)), dataset.check["check-growth"]
    )
    assert (found.verdict, found.sentence) == (
        Verdict.DIFFERS,
        "Worked out: 1.0e+32 %, which differs from about 20 % by 1.0e+32.",
    )


def test_a_sum_of_which_nothing_can_be_counted_cannot_be_checked(mill: Path) -> None:
    edit(mill, "checks.yaml", "period: 2018/2021}]", "period: 2012/2013}]\n  unlike: other years")
    found = results(mill)["check-sum"]
    assert (found.verdict, found.computed, found.formula) == (Verdict.UNCHECKED, None, "")
    assert (
        found.sentence
        == "Cannot be checked: no part of this time has both a value and a rate. Not quite alike: other years."
    )
    assert found.inputs == ("sales-since-2018",)


def test_a_result_that_agrees_by_rounding_only_says_its_range(mill: Path) -> None:
    dataset = changed(read(mill), "sales-2018-euros", value=Decimal("42.9"))
    said = result(dataset, dataset.check["check-euros"]).sentence
    assert (
        said == "Worked out: 43.0 million euros (42.74 to 43.20 with the rounding of its inputs), "
        "which agrees with about 42.9 million euros (42.85 to 42.95)."
    )
    dataset = changed(read(mill), "sales-2018-euros", value=Decimal("43.0"))
    assert "rounding" not in result(dataset, dataset.check["check-euros"]).sentence


def test_a_line_about_a_check_reads_as_one(mill: Path) -> None:
    found = {name: one.short for name, one in results(mill).items()}
    assert found["check-growth"].endswith(": agrees, 21 %")
    assert found["check-sum"] == "◍ Years against the sum since 2018: fits, at least 1.14 bn NOK"
    assert found["check-bound"].endswith(": fits")


KILOGRAM = Unit(id="kg", dimension="mass", factor=Decimal("0.001"), words="kg")


def compared(
    worth: tuple[Decimal | None, Decimal | None], value: Decimal, verdict: Verdict
) -> Compared:
    """A result of these ends; a point where they are one."""
    low, high = worth
    point = low if low == high else None
    stated, digit = Interval(value, value), last_digit(value)
    return Compared(
        verdict=verdict,
        interval=Interval(low, high),
        point=point,
        printed=stated,
        stated=stated,
        digit=digit,
        unit=KILOGRAM,
    )


SCALE = Scale("en-GB", KILOGRAM)


def got(one: Compared) -> str:
    return arithmetic.result_of(one, SCALE)


NUMBERS = st.decimals(Decimal(-9999), Decimal(9999), places=4)
CLAIMS = st.decimals(Decimal(-999), Decimal(999), places=2) | st.integers(-999, 999).map(Decimal)


@given(
    low=NUMBERS,
    wide=st.decimals(Decimal(0), Decimal(99), places=4),
    value=CLAIMS,
    verdict=st.sampled_from(list(Verdict)[:-1]),
)
def test_a_bound_as_written_still_holds(
    low: Decimal, wide: Decimal, value: Decimal, verdict: Verdict
) -> None:
    least, most = compared((low, low + wide), value, verdict).written.ends
    assert least <= low <= low + wide <= most


@given(point=NUMBERS, value=CLAIMS)
def test_what_is_written_adds_up(point: Decimal, value: Decimal) -> None:
    one = compared((point, point), value, Verdict.DIFFERS)
    shown, gap = Decimal(got(one).split()[0].replace(",", "")), one.gap
    assert abs(shown - value) == gap
    assert shown != value or point == value
    assert shown or not point or abs(point) < last_digit(value) / 10


PAIR = ("1 kg", "2 kg")
CLOSE = "with the rounding of both, less than one unit of the last digit lies between them"


def test_every_verdict_gives_a_whole_sentence() -> None:
    printed = {
        one.verdict: comparisons.both_printed(one, PAIR, 2, SCALE, alike=True)
        for one in each_verdict()
    }
    worked = {
        one.verdict: comparisons.recomputed(one, "2 kg", SCALE, alike=False)
        for one in each_verdict()
    }
    assert printed == {
        Verdict.AGREES: "Reported: 1 kg and 2 kg, which agree",
        Verdict.CONSISTENT: "Reported: 1 kg and 2 kg, which can both be right",
        Verdict.NEAR: f"Reported: 1 kg (1.0 kg) and 2 kg (2 kg), which are close to each other: {CLOSE}",
        Verdict.DIFFERS: "Reported: 1 kg and 2 kg, which differ by 1",
        Verdict.IMPOSSIBLE: "Reported: 1 kg and 2 kg, which cannot both be right",
    }
    assert worked == {
        Verdict.AGREES: "Worked out: 1 kg (1.0 with the rounding of its inputs), "
        "which agrees with 2 kg (2)",
        Verdict.CONSISTENT: "Worked out: 1 kg, which fits 2 kg",
        Verdict.NEAR: "Worked out: 1 kg (1.0 with the rounding of its inputs), "
        f"which is close to 2 kg (2): {CLOSE}",
        Verdict.DIFFERS: "Worked out: 1 kg, which differs from 2 kg by 1",
        Verdict.IMPOSSIBLE: "Worked out: 1 kg, but this and 2 kg cannot both be right if they count the same",
    }
    agreed, *_ = each_verdict()
    assert (
        comparisons.both_printed(agreed, PAIR, 5, SCALE, alike=True)
        == "Reported: 5 values, which all agree"
    )


def each_verdict() -> list[Compared]:
    """One kilogram against two, with every verdict that compares."""
    return [
        compared((Decimal(1), Decimal(1)), Decimal(2), verdict)
        for verdict in Verdict
        if verdict not in (Verdict.WORKED_OUT, Verdict.UNCHECKED, *PROMISED)
    ]


@pytest.mark.parametrize(
    ("value", "result", "words", "gap"),
    [
        ("14", "0.357", "0.4 kg", "13.6"),
        ("10", "0.357", "0.4 kg", "9.6"),
        ("1.15", "1.0568", "1.06 kg", "0.09"),
        ("750", "683.46", "683 kg", "67"),
    ],
)
def test_a_result_takes_one_digit_more_only_where_its_own_would_hide_it(
    value: str, result: str, words: str, gap: str
) -> None:
    one = compared((Decimal(result), Decimal(result)), Decimal(value), Verdict.DIFFERS)
    assert (got(one), str(one.gap)) == (words, gap)


def judged(low: Decimal, high: Decimal, value: Decimal, *, is_bound: bool) -> Compared:
    """A result of two ends, set against a printed value with its rounding; the middle is its point."""
    digit = last_digit(value)
    printed = Interval(value - digit / 2, value + digit / 2)
    worth = Interval(low, high)
    verdict = compare(worth, printed, digit, is_bound=is_bound)
    point = None if is_bound else (low + high) / 2
    stated = Interval(value, value)
    return Compared(
        verdict=verdict,
        interval=worth,
        point=point,
        printed=printed,
        stated=stated,
        digit=digit,
        unit=KILOGRAM,
        is_bound=is_bound,
    )


def numbers(one: Compared) -> str:
    """What a reader sees of it."""
    return arithmetic.both_ranges(one, SCALE) or got(one)


FEW = st.decimals(Decimal(0), Decimal(5), places=4)
ONE_CLAIM = Decimal("2.5")


@given(
    one=st.tuples(FEW, st.decimals(Decimal(0), Decimal("0.2"), places=4)),
    other=st.tuples(FEW, st.decimals(Decimal(0), Decimal("0.2"), places=4)),
    is_bound=st.booleans(),
)
def test_no_two_verdicts_on_a_claim_show_the_same_numbers(
    one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], is_bound: bool
) -> None:
    first, second = (
        judged(low, low + wide, ONE_CLAIM, is_bound=is_bound) for low, wide in (one, other)
    )
    alike = numbers(first) == numbers(second)
    assert not alike or first.verdict is second.verdict


@pytest.mark.parametrize(
    ("low", "high", "verdict", "shown"),
    [
        ("2.43", "2.451", Verdict.AGREES, "2.43 to 2.46 beside 2.45 to 2.55 kg"),
        ("2.43", "2.4496", Verdict.NEAR, "2.4300 to 2.4496 beside 2.45 to 2.55 kg"),
        ("2.60", "2.62", Verdict.NEAR, "2.60 to 2.62 beside 2.45 to 2.55 kg"),
        ("2.48", "2.52", Verdict.AGREES, ""),
        ("2.64", "2.66", Verdict.NEAR, "2.64 to 2.66 beside 2.45 to 2.55 kg"),
        ("2.65", "2.65", Verdict.DIFFERS, ""),
    ],
)
def test_ranges_stand_where_the_number_alone_would_not_show_the_verdict(
    low: str, high: str, verdict: Verdict, shown: str
) -> None:
    found = judged(Decimal(low), Decimal(high), ONE_CLAIM, is_bound=False)
    assert (found.verdict, arithmetic.both_ranges(found, SCALE)) == (verdict, shown)


@pytest.mark.parametrize(
    ("published", "counted"),
    [
        ("2022-01-20", ("sales-2018-registry", "sales-2021-post")),
        ("2021", ("sales-2018-registry",)),
        ("2022?", ("sales-2018-registry", "sales-2021-post")),
    ],
)
def test_a_claim_that_runs_on_holds_only_what_was_before_the_first_day_that_its_date_can_mean(
    mill: Path, published: str, counted: tuple[str, ...]
) -> None:
    terms = "terms: [{observation: sales-2018-registry}, {observation: sales-2021-post}]"
    edit(mill, "checks.yaml", "terms: [{series: sales, period: 2018/2021}]", terms)
    edit(mill, "sources.yaml", 'published: "2022-01-20"', f'published: "{published}"')
    found = results(mill)["check-sum"]
    assert found.inputs == ("sales-since-2018", *counted)
    assert found.computed is not None
    assert found.computed.high is None


def test_a_claim_of_a_vague_date_has_no_upper_bound_though_no_day_is_missing(mill: Path) -> None:
    same = {"unit": "NOK_m", "source": "post-2021", "as_printed": "so"}
    add(mill, "sales", id="two-years", period="2018/2019", value="700", **same)
    edit(
        mill,
        "checks.yaml",
        "terms: [{series: sales, period: 2018/2021}]",
        "terms: [{observation: two-years}]",
    )
    edit(mill, "sources.yaml", 'published: "2022-01-20"', 'published: "2019-12-31"')
    assert results(mill)["check-sum"].computed.high is not None  # type: ignore[union-attr]
    edit(mill, "sources.yaml", 'published: "2019-12-31"', 'published: "2019-12-31/2021"')
    assert results(mill)["check-sum"].computed.high is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("printed", "gap"), [("14000", "13,900"), ("20000", "19,900"), ("100", "")]
)
def test_a_gap_never_makes_the_result_look_like_nought(mill: Path, printed: str, gap: str) -> None:
    dataset = changed(read(mill), "part-2018-post", value=Decimal(printed))
    sentence = result(dataset, dataset.check["check-part"]).sentence
    assert (f" by {gap}" in sentence) is bool(gap)


def wordless(folder: Path) -> None:
    """The share of the mill is claimed in words."""
    edit(folder, "observations/part.csv", "2018,100,,pct,", "2018,,,,")
    edit(
        folder,
        "observations/part.csv",
        "as much as a budget of 43 million euros",
        "all of a budget",
    )


def test_a_share_that_is_claimed_in_words_is_worked_out_without_a_verdict(mill: Path) -> None:
    wordless(mill)
    dataset = read(mill)
    found = result(dataset, dataset.check["check-part"])
    assert found.verdict is Verdict.UNCHECKED
    assert found.sentence.startswith(
        "Cannot be checked: “all of a budget” gives no number; worked out: "
    )
    assert found.got in found.sentence
    assert found.got.endswith(" %")
    assert " / " in found.formula
    assert found.short.startswith("? Sales of 2018 over a budget: cannot be checked, ")
    # Nothing stands on a scale beside words.
    assert (found.computed, found.reported, found.unit) == (None, None, None)


def test_a_share_in_words_without_its_whole_is_not_worked_out(mill: Path) -> None:
    wordless(mill)
    dataset = changed(read(mill), "sales-2018-euros", value=None, unit=None, qualifier="exact")
    found = result(dataset, dataset.check["check-part"])
    assert (found.verdict, found.got, found.computed) == (Verdict.UNCHECKED, "", None)


RESULTS = """
- id: result-each
  title: Sales for each person
  kind: quotient
  question: How much is sold for each person?
  inputs:
    numerator: {observation: sales-2018-registry}
    denominator: {observation: staff-2018-post}
    rates: [{observation: euro-2018-post}]
  unit: EUR_k_each

- id: result-share
  title: A year in two years and a part of one
  kind: share
  question: How much of the sales was of 2018?
  inputs:
    numerator: {observation: sales-2018-euros}
    terms: [{series: sales, period: 2018/2021}]
    rates: [{observation: euro-2018-post}]
  unit: pct
  unlike: one year and more than three

- id: result-sum
  title: Sales of two windows
  kind: sum
  question: How much was sold?
  inputs:
    terms: [{observation: sales-2018-registry}, {observation: sales-2019-post}]
  unit: NOK_m

- id: result-pace
  title: Sales of eight months, for a year
  kind: pace
  question: How much is sold in a year?
  inputs:
    terms: [{observation: sales-2019-post}]
  unit: NOK_m_a_year
"""
UNITS = """
- {id: EUR_k_each, dimension: money-per-person, currency: EUR, factor: "1000", words: thousand euros each}
- {id: NOK_m_a_year, dimension: money-rate, currency: NOK, factor: "1000000", words: million kroner a year}
"""


@pytest.fixture
def reckoned(mill: Path) -> Path:
    """The mill with checks that have no claim."""
    staff = {"value": "310", "unit": "persons", "source": "post-2021", "as_printed": "310 people"}
    add(mill, "staff", id="staff-2018-post", period="2018-12-31", **staff)
    for name, text in (("checks.yaml", RESULTS), ("units.yaml", UNITS)):
        with (mill / name).open("a") as file:
            file.write(text)
    return mill


RATE = " / 9.6 kroner for a euro"


def test_a_result_without_a_claim_is_worked_out_and_compared_with_nothing(reckoned: Path) -> None:
    found = {name: one for name, one in results(reckoned).items() if name.startswith("result")}
    assert {one.verdict for one in found.values()} == {Verdict.WORKED_OUT}
    assert {one.reported for one in found.values()} == {one.printed for one in found.values()}
    assert {one.reported for one in found.values()} == {None}
    assert {name: (one.got, one.formula) for name, one in found.items()} == {
        "result-each": (
            "139 thousand euros each",
            "412.50 m NOK / 9.6 kroner for a euro / 310 persons",
        ),
        "result-share": (
            "0 to 37 %",
            f"about 43 million euros / (412.50 m NOK{RATE} + 288 m NOK{RATE} + about 0.5 bn NOK{RATE})",
        ),
        "result-sum": ("700 m NOK", "412.50 m NOK + 288 m NOK"),
        "result-pace": ("432 million kroner a year", "288 m NOK / (8 months / 12)"),
    }


def test_a_sum_of_all_its_time_is_a_number_and_one_that_lacks_days_a_bound(reckoned: Path) -> None:
    found = results(reckoned)["result-sum"]
    assert (found.point, found.got) == (Decimal("700.5"), "700 m NOK")
    two = "terms: [{observation: sales-2018-registry}, {observation: sales-2019-post}]"
    edit(reckoned, "checks.yaml", two, "terms: [{series: sales, period: 2018/2019}]")
    found = results(reckoned)["result-sum"]
    assert found.computed == Interval(Decimal("699.995"), None)
    assert (found.point, found.got) == (None, "at least 699 m NOK")
    assert found.sentence.endswith("No figure found for: September to December 2019.")


def test_a_count_of_a_day_within_the_year_divides_it_and_the_sentence_says_which_day(
    reckoned: Path,
) -> None:
    found = results(reckoned)["result-each"]
    assert found.sentence == (
        "Worked out: 139 thousand euros each (137 to 140 with the rounding of its inputs). "
        "Staff: the number is that of 31 December 2018."
    )
    edit(reckoned, "observations/staff.csv", "staff-2018-post,2018-12-31", "staff-2018-post,2018")
    assert "the number is that of" not in results(reckoned)["result-each"].sentence


def test_a_result_that_lacks_an_input_cannot_be_checked(reckoned: Path) -> None:
    dataset = changed(read(reckoned), "staff-2018-post")
    found = result(dataset, dataset.check["result-each"])
    assert found.verdict is Verdict.UNCHECKED
    assert "staff-2018-post" in found.sentence


def test_a_result_is_a_row_of_the_table_whose_printed_number_is_empty(reckoned: Path) -> None:
    release = store.current(reckoned)
    table = judgements.checks(release, Record(release.dataset).results)
    columns = [field.name for field in table.fields]
    row = next(
        dict(zip(columns, row, strict=True)) for row in table.rows if row[0] == "result-each"
    )
    assert (row["reported"], row["verdict"], row["unit"]) == (None, "worked out", "EUR_k_each")
    low, computed, high = (Decimal(str(row[name])) for name in ("low", "computed", "high"))
    assert low < computed < high


@pytest.mark.parametrize(
    ("low", "high", "digit"),
    [
        ("40", "40", "0.1"),
        ("728.17", "728.38", "1"),
        ("36.5", "44.6", "1"),
        ("5.13", "5.27", "0.1"),
        ("0", "0", "1"),
        ("-700", "-699", "1"),
        ("1234567", "1234567", "10000"),
        (None, "60", "0.1"),
        (None, None, "1"),
    ],
)
def test_a_result_has_three_digits_or_as_many_as_rounding_leaves(
    low: str | None, high: str | None, digit: str
) -> None:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    assert result_digit(Interval(least, most)) == Decimal(digit)
