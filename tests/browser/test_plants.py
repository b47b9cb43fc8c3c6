"""Other plants on a phone: nothing overflows, nothing fails, and no word of the plant of this repository is on screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.test_plants import OTHER, PLANTS, RELEASES, pages

from .conftest import serving
from .reader import NARROW, Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("plant", ["kuang"])
def test_every_page_of_a_plant_fits_a_phone(
    plant: str, tmp_path: Path, context_of: Callable[[str], BrowserContext]
) -> None:
    with serving(tmp_path / "log.txt", "--dataset", str(PLANTS[plant])) as address:
        page = context_of("light").new_page()
        page.set_viewport_size({"width": NARROW, "height": 800})
        reader = Reader(page, address)
        for name in pages(RELEASES[plant]):
            reader.open("" if name == "overview" else name)
            assert reader.page.locator("[data-testid=stException]").count() == 0
            assert reader.overflow() <= 0, name
            assert (
                OTHER.findall(f"{reader.page.title()} {reader.page.locator('body').inner_text()}")
                == []
            )
            assert [fault for fault in reader.faults if "/_stcore/" not in fault] == []
        page.close()
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
