"""The codes of the format as a reader sees them: kinds of publisher and event, and measures."""

from dashboard.words.messages import gettext as _


def codes() -> dict[str, str]:
    """Code -> its words, of every closed set whose codes are shown."""
    return _publishers() | _events() | _perimeters() | _measures()


def _publishers() -> dict[str, str]:
    return {
        "state_media": _("state media"),
        "news_agency": _("news agency"),
        "press": _("press"),
        "trade_press": _("trade press"),
        "local_press": _("local press"),
        "investigative": _("investigative"),
        "government": _("government"),
        "statistics_office": _("statistics office"),
        "central_bank": _("central bank"),
        "company": _("company"),
        "court": _("court"),
        "international_organisation": _("international organisation"),
        "ngo": _("NGO"),
        "academic": _("academic"),
        "reference": _("reference"),
    }


def _events() -> dict[str, str]:
    return {
        "ownership": _("ownership"),
        "operations": _("operations"),
        "trade_policy": _("trade policy"),
        "environment": _("environment"),
        "milestone": _("milestone"),
        "diplomacy": _("diplomacy"),
        "labour": _("labour"),
        "investment": _("investment"),
    }


def _perimeters() -> dict[str, str]:
    return {
        "plant": _("plant"),
        "company": _("company"),
        "former_company": _("former company"),
        "suppliers": _("suppliers"),
        "city": _("city"),
        "country": _("country"),
    }


def _measures() -> dict[str, str]:
    return {
        "flow": _("flow"),
        "stock": _("stock"),
        "share": _("share"),
        "ratio": _("ratio"),
        "rank": _("rank"),
        "price": _("price"),
        "change": _("change"),
        "level": _("level"),
    }
