"""What is meant by a name of nothing."""

import pytest

from dashboard.model.naming import nearest


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("monitor-2025", "monitor-2025-02-20"),
        ("monitor-2015", "monitor-2015-12"),
        ("monitr-2015-12", "monitor-2015-12"),
        ("press", "press-2016"),
        ("other", ""),
        ("", ""),
    ],
)
def test_what_begins_like_a_name_is_meant_before_what_only_looks_like_it(
    name: str, meant: str
) -> None:
    there = ["monitor-2015-12", "monitor-2025-02-20", "press-2014-09-30", "press-2016"]
    assert nearest(name, there) == meant
