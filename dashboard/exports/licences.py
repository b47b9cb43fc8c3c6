"""What programs call the licence of a record: its id in the list of SPDX, where it has one."""

from dashboard.model.site import About

_SPDX = frozenset(
    {
        *("CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0"),
        *("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0"),
        *("ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "CDLA-Permissive-1.0", "CDLA-Sharing-1.0"),
        *("OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "OGL-Canada-2.0", "etalab-2.0", "NLOD-1.0"),
        *("MIT", "Apache-2.0", "Unlicense"),
    }
)
"""Ids of the licences under which data are given away."""
_BY_WORDS = {name.lower(): name for name in _SPDX} | {
    "cc0": "CC0-1.0",
    "open-government-licence-v3.0": "OGL-UK-3.0",
    "etalab-licence-ouverte-2.0": "etalab-2.0",
}
"""What people write, in small letters and with hyphens for spaces -> the id that it means."""


def spdx(about: About) -> str:
    """The id of the licence; '' for one without, which its address alone names."""
    return _BY_WORDS.get("-".join(about.licence.lower().split()), "")


def of_package(about: About) -> dict[str, str]:
    """The licence as a data package has it, whose names hold no letters but those of ASCII."""
    name = spdx(about)
    told = {"title": about.licence, "path": about.licence_url}
    return {"name": name, **told} if name else told


def of_citation(about: About) -> dict[str, str]:
    """The licence as CITATION.cff has it: an id, or an address."""
    name = spdx(about)
    return {"license": name} if name else {"license-url": about.licence_url}
