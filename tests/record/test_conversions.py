"""Values in another unit: only what the record has a rate or a total for, and always said to be worked out."""

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.agreement import Interval
from dashboard.charts import view
from dashboard.reading import read
from dashboard.record import Record, Value, conversions
from dashboard.words import value_words
from tests.folders import REAL, add, edit, report
from tests.values import ids

IN_EUROS = "{unit: EUR_m, title: Sales in million euros, rates: [rate]}"
OF_ALL = "{unit: percent, title: Sales as a share, of: market, rates: [rate]}"


def write(folder: Path, conversion: str) -> None:
    """The small dataset with a rate, a total, and a conversion of its chart of sales."""
    with (folder / "units.yaml").open("a") as file:
        file.write(
            '- {id: EUR_per_NOK, dimension: exchange-rate, currency: EUR, per: NOK, factor: "1", words: euros for a krone}\n'
        )
        file.write('- {id: percent, dimension: ratio, factor: "1", words: per cent, symbol: "%"}\n')
    with (folder / "series.yaml").open("a") as file:
        for name, unit, more in (
            ("rate", "EUR_per_NOK", ""),
            ("market", "NOK_bn", "\n  units: [EUR_m]"),
        ):
            file.write(
                f"\n- id: {name}\n  title: The {name}\n  definition: As printed.\n  unit: {unit}{more}\n  perimeter: country\n"
                '  measure: ratio\n  nonnegative: "true"\n  plausible: {min: 0, max: 9000}\n  decimals: "2"\n'
            )
            (folder / "observations" / f"{name}.csv").write_text(
                (folder / "observations" / "rank.csv").read_text().splitlines()[0] + "\n"
            )
    add(
        folder,
        "rate",
        id="rate-2018",
        period="2018",
        value="0.1",
        unit="EUR_per_NOK",
        source="mill-2022",
    )
    add(
        folder,
        "rate",
        id="rate-2021",
        period="2021",
        value="0.125",
        unit="EUR_per_NOK",
        source="mill-2022",
    )
    edit(
        folder,
        "pages.yaml",
        "      caveat: Nominal, as reported.\n",
        f"      caveat: Nominal, as reported.\n      conversions:\n        - {conversion}\n"
        "    - {id: rest, kind: words, series: [rate, market], title: Rates, caveat: As printed.}\n",
    )


def values(folder: Path) -> dict[str, Value]:
    """The values of sales in the unit of the conversion, by observation."""
    record = Record(read(folder))
    conversion = record.dataset.chart["sales-by-year"].conversions[0]
    return {value.id: value for value in conversions.restated(record, "sales", conversion)}


def restated(folder: Path) -> dict[str, tuple[float, bool, str]]:
    """Amount, whether it was worked out, and mark of each of them."""
    dataset = read(folder)
    return {
        name: (round(float(value.number), 6), value.is_derived, value_words.mark(dataset, value))
        for name, value in values(folder).items()
    }


def test_a_value_is_converted_at_the_rate_of_its_own_window(small: Path) -> None:
    write(small, IN_EUROS)
    found = restated(small)
    assert found["sales-2018-registry"] == (41.25, True, "41")
    assert found["sales-2021-post"] == (62.5, True, "≈ 62")


def test_a_window_without_a_rate_of_its_own_is_not_converted(small: Path) -> None:
    write(small, IN_EUROS)
    assert "sales-2019-post" not in restated(small)


def test_a_value_printed_in_the_unit_takes_the_place_of_one_worked_out(small: Path) -> None:
    write(small, IN_EUROS)
    add(
        small,
        "sales",
        id="in-euros",
        period="2018",
        value="40",
        unit="EUR_m",
        source="mill-2022",
        as_printed="40 million euros",
    )
    found = restated(small)
    assert found["in-euros"] == (40.0, False, "40")
    assert not {"sales-2018-registry", "sales-2018-post"} & set(found)


def test_what_is_worked_out_says_how(small: Path) -> None:
    write(small, IN_EUROS)
    dataset, value = read(small), values(small)["sales-2018-registry"]
    assert value_words.shown(dataset, value) == "≈ 41 million euros, worked out"
    why = value_words.why(dataset, value)
    assert why.startswith("converted from 412.50 m NOK at 0.1, the mean of 2018; ")
    assert value.interval == Interval(Decimal("41.2495"), Decimal("41.2505"))


@pytest.mark.parametrize(("value", "unit"), [("1.65", "NOK_bn"), ("165", "EUR_m")])
def test_a_share_is_taken_of_the_same_window_in_whatever_currency_it_is_printed(
    small: Path, value: str, unit: str
) -> None:
    write(small, OF_ALL)
    add(
        small, "market", id="market-2018", period="2018", value=value, unit=unit, source="mill-2022"
    )
    found = restated(small)
    assert found["sales-2018-registry"] == (25.0, True, "25.0")
    assert "sales-2021-post" not in found


@pytest.mark.parametrize(
    ("total", "mark"), [("1.65", "25.0"), ("4.125", "10.0"), ("4.15", "9.94"), ("165", "0.25")]
)
def test_a_percentage_has_as_many_digits_as_its_inputs_bear(
    small: Path, total: str, mark: str
) -> None:
    write(small, OF_ALL)
    add(
        small,
        "market",
        id="market-2018",
        period="2018",
        value=total,
        unit="NOK_bn",
        source="mill-2022",
    )
    assert restated(small)["sales-2018-registry"][2] == mark


def test_a_total_in_the_same_currency_goes_before_one_that_needs_a_rate(small: Path) -> None:
    write(small, OF_ALL)
    add(
        small, "market", id="market-a", period="2018", value="330", unit="EUR_m", source="mill-2022"
    )
    add(
        small,
        "market",
        id="market-b",
        period="2018",
        value="1.65",
        unit="NOK_bn",
        source="post-2021",
    )
    assert restated(small)["sales-2018-registry"][0] == 25.0


def test_a_share_is_taken_of_the_value_that_stands(small: Path) -> None:
    write(small, OF_ALL)
    add(
        small,
        "market",
        id="market-old",
        period="2018",
        value="0.825",
        unit="NOK_bn",
        source="registry-2019",
    )
    add(
        small,
        "market",
        id="market-new",
        period="2018",
        value="1.65",
        unit="NOK_bn",
        source="mill-2022",
    )
    assert restated(small)["sales-2018-registry"][0] == 25.0


@pytest.mark.parametrize("conversion", [IN_EUROS, OF_ALL])
def test_nothing_is_divided_by_nothing(small: Path, conversion: str) -> None:
    write(small, conversion)
    edit(small, "observations/rate.csv", "rate-2018,2018,0.1", "rate-2018,2018,0")
    add(
        small,
        "market",
        id="market-2018",
        period="2018",
        value="0",
        unit="NOK_bn",
        source="mill-2022",
    )
    assert "sales-2018-registry" not in restated(small)


def test_a_range_keeps_both_ends(small: Path) -> None:
    write(small, IN_EUROS)
    edit(small, "observations/sales.csv", "2018,412.50,,NOK_m,,", "2018,412.50,500,NOK_m,range,")
    edit(small, "observations/sales.csv", "412.50 million kroner", "412.50 to 500 million kroner")
    assert restated(small)["sales-2018-registry"] == (41.25, True, "41 to 50")


def test_a_rate_is_that_of_the_days_however_sure_they_are(small: Path) -> None:
    write(small, IN_EUROS)
    edit(
        small,
        "observations/sales.csv",
        "sales-2018-registry,2018,",
        "sales-2018-registry,2018-01/2018-12?,",
    )
    assert restated(small)["sales-2018-registry"][0] == 41.25


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "unit: EUR_m, title",
            "unit: EUR_x, title",
            "charts.0.conversions.0.unit: there is no unit 'EUR_x'; did you mean 'EUR_m'?",
        ),
        (
            "rates: [rate]",
            "rates: [rat]",
            "charts.0.conversions.0.rates.0: there is no series 'rat'; did you mean 'rate'?",
        ),
        (
            "rates: [rate]",
            "of: marked",
            "charts.0.conversions.0.of: there is no series 'marked'; did you mean 'market'?",
        ),
    ],
)
def test_a_conversion_that_names_nothing_is_a_problem(
    small: Path, old: str, new: str, says: str
) -> None:
    write(small, IN_EUROS)
    edit(small, "pages.yaml", old, new)
    assert [line.split(": ", 1)[1] for line in report(small)] == [says]


def test_a_rate_the_other_way_round_divides(small: Path) -> None:
    write(small, IN_EUROS)
    edit(small, "units.yaml", "currency: EUR, per: NOK, factor", "currency: NOK, per: EUR, factor")
    edit(small, "observations/rate.csv", "0.125", "8")
    assert restated(small)["sales-2021-post"] == (62.5, True, "≈ 62")


def test_rates_that_lead_elsewhere_are_a_problem(small: Path) -> None:
    write(small, IN_EUROS)
    edit(small, "units.yaml", "currency: EUR, per: NOK, factor", "currency: USD, per: NOK, factor")
    (line,) = report(small)
    assert line.endswith(
        "charts.0.conversions.0.rates: NOK_m and EUR_m do not cancel; name the rates that lead from one to the other"
    )


def test_values_printed_in_the_unit_keep_hedge_and_role(small: Path) -> None:
    write(small, IN_EUROS)
    add(
        small,
        "sales",
        id="vow",
        period="2021",
        value="70",
        unit="EUR_m",
        source="mill-2022",
        as_printed="70 million euros",
        status="f",
    )
    add(
        small,
        "sales",
        id="some",
        period="2018",
        value="40",
        unit="EUR_m",
        source="mill-2022",
        as_printed="about 40",
        qualifier="about",
    )
    add(
        small,
        "sales",
        id="told",
        period="2018",
        value="39.5",
        unit="EUR_m",
        source="post-2021",
        as_printed="39.5 million",
    )
    found = values(small)
    assert {name: value.role.value for name, value in found.items()} == {
        "vow": "forecast",
        "sales-2021-post": "stands",
        "some": "stands",
        "told": "rival",
    }
    assert found["some"].interval == Interval(Decimal(35), Decimal(45))


def test_the_real_exports_in_dollars_keep_the_printed_value_of_2020() -> None:
    record = Record(read(REAL))
    dollars, share = record.dataset.chart["exports-by-year"].conversions
    values = {value.id: value for value in conversions.restated(record, "exports", dollars)}
    printed = values["exports-2020-the-people-s"]
    assert value_words.mark(record.dataset, printed) == "≲ 400"
    assert printed.is_used
    whole = [value for value in values.values() if value.is_used and value.is_derived]
    assert len(whole) >= 5
    rates = {value.period.text: value.number for value in record.charted("usd-per-eur")}
    for value in whole:
        assert value.number == record.value[value.id].number * rates[value.period.text]
    shares = [value.number for value in conversions.restated(record, "exports", share)]
    assert 0 < min(shares) < max(shares) < 10


def test_a_promise_is_no_part_of_what_came_about(small: Path) -> None:
    write(small, OF_ALL)
    add(
        small,
        "market",
        id="market-2018",
        period="2018",
        value="1.65",
        unit="NOK_bn",
        source="mill-2022",
    )
    promised = {
        "value": "800",
        "unit": "NOK_m",
        "status": "f",
        "source": "post-2021",
        "as_printed": "it will sell 800 million kroner",
    }
    add(small, "sales", id="sales-promised", period="2018", **promised)
    assert "sales-promised" not in restated(small)
    assert "sales-2018-registry" in restated(small)


def pinned(folder: Path, unit: str, conversion: str = OF_ALL) -> None:
    """A second chart of sales, drawn in one unit."""
    write(folder, IN_EUROS)
    total = {"value": "1.65", "unit": "NOK_bn", "source": "mill-2022"}
    for year in ("2015", "2016", "2017", "2018"):
        add(folder, "market", id=f"market-{year}", period=year, **total)
    for year, amount in (("2015", "33"), ("2016", "66"), ("2017", "99")):
        sold = {"value": amount, "unit": "NOK_m", "source": "mill-2022"}
        add(
            folder, "sales", id=f"sales-{year}", period=year, as_printed=f"{amount} million", **sold
        )
    edit(
        folder,
        "pages.yaml",
        "    - id: sales-by-window\n",
        "    - id: sales-in-market\n      kind: periods\n      series: [sales]\n      title: Sales, per cent of the market\n"
        f"      caveat: Worked out here.\n      unit: {unit}\n      conversions:\n        - {conversion}\n    - id: sales-by-window\n",
    )


def test_a_chart_with_a_unit_of_its_own_is_drawn_in_it_and_offers_no_other(small: Path) -> None:
    pinned(small, "percent")
    record = Record(read(small))
    chart = record.dataset.chart["sales-in-market"]
    drawn = view.of(chart, record).values
    assert view.of(chart, record).choices == []
    assert (chart.parameter, view.of(chart, record).unit, view.of(chart, record).title) == (
        "",
        "percent",
        "Sales, per cent of the market",
    )
    assert [value_words.shown(record.dataset, value) for value in drawn] == [
        "≈ 2.00 %, worked out",
        "≈ 4.00 %, worked out",
        "≈ 6.00 %, worked out",
        "≈ 25.0 %, worked out",
        "≈ 24.2 %, worked out",
    ]
    assert (
        ids(view.of(chart, record).table_values)
        == ids(drawn)
        == ["sales-2015", "sales-2016", "sales-2017", "sales-2018-registry", "sales-2018-post"]
    )
    assert {value.series.id for value in view.of(chart, record).conversion_inputs} == {
        "market",
        "rate",
    }
    assert view.of(chart, record).alt_text.startswith(
        "Sales, per cent of the market. 4 values. First 2.00, 2015; last 25.0, 2018; "
    )


def test_a_chart_with_a_unit_of_its_own_stands_beside_one_where_a_reader_chooses(
    small: Path,
) -> None:
    pinned(small, "percent")
    dataset = read(small)
    assert dataset.chart["sales-by-year"].parameter == "unit"
    assert view.of(dataset.chart["sales-by-year"], Record(dataset)).choices == ["NOK_m", "EUR_m"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "unit: percent\n",
            "unit: EUR_m\n",
            "no conversion leads to the unit 'EUR_m'; add it to `conversions`, or take `unit` out",
        ),
        (
            "unit: percent\n",
            "unit: share\n",
            "no conversion leads to the unit 'share'; add it to `conversions`, or take `unit` out",
        ),
        (
            "periods\n      series: [sales]",
            "windows\n      series: [sales]",
            "only charts of the kinds periods, ratio and balance have `conversions`; take them out",
        ),
    ],
)
def test_a_unit_to_which_nothing_leads_is_a_problem(
    small: Path, old: str, new: str, says: str
) -> None:
    pinned(small, "percent")
    edit(small, "pages.yaml", old, new)
    assert [line.split(": ", 2)[2] for line in report(small)] == [says]


def test_a_unit_of_a_chart_without_bars_is_a_problem(small: Path) -> None:
    edit(small, "pages.yaml", "      kind: dots\n", "      kind: dots\n      unit: persons\n")
    assert [line.split(": ", 2)[2] for line in report(small)] == [
        "only charts of the kind periods are drawn in one `unit`; take it out"
    ]
