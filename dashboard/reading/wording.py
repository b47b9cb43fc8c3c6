"""What pydantic found, in a curator's words."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from dashboard.model.types import quoted, shorten
from dashboard.reading.problem import printable

_SLIP = 0.7
"""How like a word has to be to be a slip of the pen: 'newspaper' is none for 'news_agency'."""


def worded(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One sentence: what is wrong; what would be right."""
    match error["type"]:
        case "missing":
            return f"`{error['loc'][-1]}` is missing; add it"
        case "extra_forbidden":
            return _no_such_field(error, model)
        case "literal_error" | "enum":
            return _not_allowed(error)
        case "value_error":
            return str(error["ctx"]["error"])
        case "tuple_type":
            return "is not a list; write one entry a line, each after a dash"
        case "too_short":
            return "is an empty list; name at least one"
        case "model_type":
            return "is not a group of fields; write each as name: value"
        case _:
            written = shorten(str(error["input"]))
            first, rest = error["msg"][0], error["msg"][1:]
            return f"{written!r} will not do ({first.lower()}{rest}); see the data dictionary"


def _no_such_field(error: ErrorDetails, model: type[BaseModel]) -> str:
    meant = _meant(error, model)
    if meant:
        right = f"did you mean `{meant}`?"
    elif error["input"]:
        right = f"the fields are {', '.join(_field_names(model, error['loc'][:-1]))}"
    else:
        # The name is a text that was cut at a comma.
        right = "put quotes round a text that holds a comma; a number has no thousands separator"
    name = str(error["loc"][-1])
    written = quoted(name, 40) if not name.isascii() else f"`{printable(shorten(name, 40))}`"
    return f"there is no field {written}; {right}"


def _not_allowed(error: ErrorDetails) -> str:
    expected = str(error["ctx"]["expected"]).replace(" or ", ", ")
    allowed = [part.strip("'") for part in expected.split(", ")]
    near = get_close_matches(str(error["input"]).lower(), allowed, n=1, cutoff=_SLIP)
    right = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(allowed)}"
    return f"{quoted(str(error['input']))} is not allowed here; {right}"


def causes(errors: list[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Errors that do not merely follow from another one.

    A misspelt field is also missing under its right name, and a list whose only entry is broken is
    also too short.
    """
    follow = {
        ("missing", (*error["loc"][:-1], _meant(error, model)))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    follow |= {
        ("too_short", error["loc"][:n]) for error in errors for n in range(len(error["loc"]))
    }
    return [error for error in errors if (error["type"], error["loc"]) not in follow]


def _meant(error: ErrorDetails, model: type[BaseModel]) -> str:
    near = get_close_matches(str(error["loc"][-1]), _field_names(model, error["loc"][:-1]), n=1)
    return near[0] if near else ""


def _field_names(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The fields of the model that lies at a path."""
    for step in path:
        if step in model.model_fields:
            model = _inner(model.model_fields[str(step)].annotation)
    return list(model.model_fields)


def _inner(annotation: Any) -> Any:
    """The model inside a tuple or an optional."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner, get_args(annotation))), None)
