"""What is not known: a frame for each thing, with a slot for each year."""

from dashboard import store
from dashboard.markup import unknowns
from dashboard.record import of
from tests.folders import REAL


def test_a_frame_says_what_it_would_show_and_fills_the_year_that_is_known() -> None:
    known = of(store.current(REAL))
    frames = {frame.series: frame for frame in unknowns.frames(known)}
    assert set(frames) >= {unknown.series for unknown in known.dataset.about.unknowns}
    taxes = frames["taxes-paid"]
    assert taxes.would_show == "Would show what the state received"
    filled = [(slot.year, slot.height) for slot in taxes.slots if slot.value]
    assert filled == [(2017, 100.0)]
    assert taxes.words == "2016 to 2025: a figure for 1 year only"
    assert frames["value-added"].words == "2016 to 2025: no figure found"
    assert [slot.year for slot in taxes.slots] == list(range(2016, 2026))


def test_what_nobody_prints_is_a_frame_with_a_slot_a_year() -> None:
    record = of(store.current(REAL))
    frames = unknowns.frames(record)
    assert {frame.series for frame in frames} >= set(record.unprinted)
    for frame in frames:
        years = [slot.year for slot in frame.slots]
        assert years == list(range(years[0], years[-1] + 1))
        assert len(years) > 1
