from dashboard.charts import hover
from dashboard.record import Record


def test_a_card_says_value_time_speaker_and_why(record: Record) -> None:
    cards = {value.id: hover.card(record.dataset, value) for value in record.values}
    assert (
        cards["sales-2018-post"]
        == "<b>about 400 m NOK</b><br>2018<br>The Valley Post, November 2021<br>another source&#x27;s value"
    )
    assert cards["rank-undated"].split("<br>")[1:3] == ["no date given", "Valley Museum"]
