"""Which other sites may show pages in a frame."""

import pytest

from dashboard.web import framing


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", "*"),
        ("  ", "*"),
        ("*", "*"),
        ("'none'", "'none'"),
        ("https:", "https:"),
        ("'self' https://paper.example", "'self' https://paper.example"),
        (
            "'self'  paper.example *.paper.example:8443\n",
            "'self' paper.example *.paper.example:8443",
        ),
        ("http://localhost:*", "http://localhost:*"),
        ("https://paper.example/", "https://paper.example/"),
    ],
)
def test_sites_are_taken_as_they_are_written(
    monkeypatch: pytest.MonkeyPatch, written: str, meant: str
) -> None:
    monkeypatch.setenv(framing.VARIABLE, written)
    assert framing.ancestors() == meant


def test_without_the_variable_all_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(framing.VARIABLE, raising=False)
    assert framing.ancestors() == "*"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("self", "self stands in quotes; write 'self'"),
        ("https://paper.example none", "none stands in quotes; write 'none'"),
        ("none; script-src *", "“none;” names no site"),
        ("https://paper.example, https://other.example", "“https://paper.example,” names no site"),
        ("ftp://paper.example", "“ftp://paper.example” names no site"),
        ("“self”", "““self”” names no site"),
        ("x" * 60 + ";" + "y" * 60, f"“{'x' * 60}” names no site"),
    ],
)
def test_what_names_no_site_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    monkeypatch.setenv(framing.VARIABLE, written)
    with pytest.raises(framing.FramingError) as refused:
        framing.ancestors()
    assert str(refused.value).startswith(f"{framing.VARIABLE}: {said}")
