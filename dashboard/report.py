"""Where a reader reports an error: an address of the dataset, else the home of the repository."""

from functools import cache
from importlib import metadata
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from pydantic import TypeAdapter, ValidationError

from dashboard.model.types import Url

DISTRIBUTION = "smederevo"
"""Name of the installed package, whose metadata hold `[project.urls]` of pyproject.toml."""
LABEL = "Repository"
"""The entry of `[project.urls]` that names the home of the repository."""
FORM = "wrong-number.yml"
"""The form in .github/ISSUE_TEMPLATE which asks for an id."""
FIELD = "id"
"""The field of that form which takes the id."""

_URL: TypeAdapter[str] = TypeAdapter(Url)


@cache
def home(distribution: str = DISTRIBUTION) -> str | None:
    """The web address of the repository, if the installed package names one."""
    try:
        entries = metadata.metadata(distribution).get_all("Project-URL", [])
    except metadata.PackageNotFoundError:
        return None
    for entry in entries:
        label, _, url = entry.partition(",")
        if label.strip().casefold() == LABEL.casefold():
            return _valid(url.strip())
    return None


def address(own: str | None, repository: str | None, focus: str | None) -> str | None:
    """The page or the mail for a report; None where there is neither.

    It has the id of what is open, where GitHub's form or the subject of a mail can take it.
    """
    if own:
        return _with_id(own, focus) if focus else own
    if not repository:
        return None
    parts = urlsplit(repository)
    place = _place(parts)
    if len(place) != 2 or not _on_github(parts):
        return repository
    new = f"{parts.scheme}://{parts.netloc}/{place[0]}/{place[1].removesuffix('.git')}/issues/new"
    return f"{new}?{urlencode({'template': FORM, FIELD: focus})}" if focus else f"{new}/choose"


def _valid(url: str) -> str | None:
    try:
        return _URL.validate_python(url)
    except ValidationError:
        return None


def _on_github(parts: SplitResult) -> bool:
    return parts.hostname in ("github.com", "www.github.com")


def _place(parts: SplitResult) -> list[str]:
    """The steps of a path, whatever slash it ends with."""
    return [step for step in parts.path.split("/") if step]


def _with_id(url: str, focus: str) -> str:
    """A mail, or GitHub's page of a new issue, with the id filled in; another address as it is."""
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return f"{url}?subject={quote(focus, safe='')}"
    if not _on_github(parts) or _place(parts)[2:] != ["issues", "new"]:
        return url
    others = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name != FIELD
    ]
    return parts._replace(query=urlencode([*others, (FIELD, focus)])).geturl()
