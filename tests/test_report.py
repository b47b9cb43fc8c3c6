"""Where a reader reports an error."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard import report

GITHUB = "https://github.com/mill/figures"
FORM = f"{GITHUB}/issues/new?template=wrong-number.yml&id=sales-2018"
MAIL = "mailto:errors@archive.example"
OWN = "https://archive.example/report"


@pytest.mark.parametrize(
    ("own", "repository", "focus", "expected"),
    [
        (None, None, None, None),
        (None, None, "sales-2018", None),
        (None, GITHUB, None, f"{GITHUB}/issues/new/choose"),
        (None, f"{GITHUB}/", None, f"{GITHUB}/issues/new/choose"),
        (None, f"{GITHUB}.git", None, f"{GITHUB}/issues/new/choose"),
        (None, GITHUB, "sales-2018", FORM),
        (None, f"{GITHUB}/", "sales-2018", FORM),
        (None, f"{GITHUB}.git/", "sales-2018", FORM),
        (None, f"{GITHUB}?tab=readme#top", "sales-2018", FORM),
        (
            None,
            "https://git.example/mill/figures",
            "sales-2018",
            "https://git.example/mill/figures",
        ),
        (None, "https://github.com/mill", "sales-2018", "https://github.com/mill"),
        (
            None,
            "https://github.com.example/mill/figures",
            "sales-2018",
            "https://github.com.example/mill/figures",
        ),
        (OWN, None, None, OWN),
        (OWN, GITHUB, None, OWN),
        (OWN, GITHUB, "sales-2018", OWN),
        (GITHUB, None, "sales-2018", GITHUB),
        (f"{GITHUB}/issues/new", None, None, f"{GITHUB}/issues/new"),
        (f"{GITHUB}/issues/new", None, "sales-2018", f"{GITHUB}/issues/new?id=sales-2018"),
        (f"{GITHUB}/issues/new/", None, "sales-2018", f"{GITHUB}/issues/new/?id=sales-2018"),
        (
            f"{GITHUB}/issues/new?template=own.yml",
            GITHUB,
            "sales-2018",
            f"{GITHUB}/issues/new?template=own.yml&id=sales-2018",
        ),
        (
            f"{GITHUB}/issues/new?id=old&title=",
            None,
            "sales-2018",
            f"{GITHUB}/issues/new?title=&id=sales-2018",
        ),
        (MAIL, None, None, MAIL),
        (MAIL, GITHUB, None, MAIL),
        (MAIL, GITHUB, "sales-2018", f"{MAIL}?subject=sales-2018"),
        (MAIL, None, "a&body=x y", f"{MAIL}?subject=a%26body%3Dx%20y"),
        (f"{GITHUB}/issues/new/choose", None, "sales-2018", f"{GITHUB}/issues/new/choose"),
        (
            "https://git.example/mill/figures/issues/new",
            None,
            "sales-2018",
            "https://git.example/mill/figures/issues/new",
        ),
    ],
)
def test_the_page_for_a_report(
    own: str | None, repository: str | None, focus: str | None, expected: str | None
) -> None:
    assert report.address(own, repository, focus) == expected


@pytest.mark.parametrize(
    "focus",
    ["a&title=x", "a#b", "a b", "a%26b", '"><script>', "žito", "a=b", "../..", "a;b", "a+b"],
)
@pytest.mark.parametrize("own", [None, f"{GITHUB}/issues/new?template=wrong-number.yml"])
def test_whatever_is_open_stays_inside_its_parameter(own: str | None, focus: str) -> None:
    found = report.address(own, GITHUB, focus)
    assert found
    parts = urlsplit(found)
    assert (parts.netloc, parts.path, parts.fragment) == (
        "github.com",
        "/mill/figures/issues/new",
        "",
    )
    assert parse_qsl(parts.query) == [("template", "wrong-number.yml"), ("id", focus)]
    assert not set(found) & set('<>" ')


def installed(folder: Path, name: str, *entries: str) -> None:
    """Put the metadata of a package into a folder, as an installer would."""
    home = folder / f"{name}-1.0.dist-info"
    home.mkdir()
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        "Version: 1.0",
        *(f"Project-URL: {entry}" for entry in entries),
    ]
    (home / "METADATA").write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "entries", "expected"),
    [
        (0, (), None),
        (1, (f"Repository, {GITHUB}",), GITHUB),
        (2, (f"Documentation, {OWN}", f"repository,{GITHUB}/"), f"{GITHUB}/"),
        (3, (f"Documentation, {OWN}",), None),
        (4, ("Repository, javascript:alert(1)",), None),
        (5, ("Repository, data:text/html,x",), None),
        (6, ("Repository, mailto:a@b.example",), None),
        (7, ("Repository, https://user:word@github.com/mill/figures",), None),
        (8, ("Repository, //github.com/mill/figures",), None),
        (9, ("Repository, https://github.com/mill/fig ures",), None),
        (10, ("Repository, https://[github.com/mill",), None),
        (11, ("Repository, https://github.com:port/mill",), None),
        (12, ("Repository,",), None),
        (13, ("Repository",), None),
        (14, (f"Repository, {GITHUB}/\N{RIGHT-TO-LEFT OVERRIDE}x",), None),
        (15, (f"Repository, {GITHUB}/{'x' * 3000}",), None),
    ],
)
def test_the_home_is_read_from_the_installed_package(
    number: int,
    entries: tuple[str, ...],
    expected: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    installed(tmp_path, f"mill{number}", *entries)
    assert report.home(f"mill{number}") == expected


def test_a_package_that_is_not_installed_has_no_home() -> None:
    assert report.home("mill-that-nobody-installed") is None
