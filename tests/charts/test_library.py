"""Which bundle of Plotly the browser gets: the small one where the set-up has put it, else the whole one."""

from pathlib import Path

import plotly
import pytest

from dashboard.charts import library

HEAD = "/**\n* plotly.js{} v{}\n* Copyright\n*/\n"


@pytest.mark.parametrize("version", ["4.1.1", "4.10.0", "5.0.12"])
def test_the_small_bundle_is_preferred(tmp_path: Path, version: str) -> None:
    path = tmp_path / library.SMALL
    path.write_text(HEAD.format(" (basic - minified)", version))
    found = library.choose(tmp_path)
    assert (found.path, found.is_small) == (path, True)
    assert found.name == f"plotly-basic-{version}.min.js"
    assert found.words == f"plotly.js {version}, the small bundle"


@pytest.mark.parametrize("there", ["", "plotly-basic.txt"])
def test_without_it_the_whole_bundle_of_the_python_package_serves(
    tmp_path: Path, there: str
) -> None:
    folder = tmp_path / "vendor"
    if there:
        folder.mkdir()
        (folder / there).write_text("")
    found = library.choose(folder)
    assert found.path == Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    assert not found.is_small
    assert found.version in found.path.read_text("utf-8")[:200]
    assert found.name == f"plotly-{found.version}.min.js"
    assert found.words == f"plotly.js {found.version}, the whole bundle"


@pytest.mark.parametrize("content", ["", "<!doctype html>", "/* plotly.js */"])
def test_a_file_that_is_no_bundle_is_refused_in_words(tmp_path: Path, content: str) -> None:
    (tmp_path / library.SMALL).write_text(content)
    with pytest.raises(ValueError, match=r"is no bundle of plotly\.js; put another one there"):
        library.choose(tmp_path)
