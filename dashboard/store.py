"""The release that is on show: a dataset as read from its folder, with its files and their hash."""

import hashlib
import json
import logging
import os
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Lock

from dashboard import shelf
from dashboard.model import Dataset, texts
from dashboard.reading import DatasetError, Files, Problem, dataset, take, translations
from dashboard.reading.folder import LOCALE, OBSERVATIONS, unreadable
from dashboard.reading.translations import Translation


@dataclass(frozen=True)
class Release:
    """One published state of the dataset. Two of them are equal when their files are."""

    dataset: Dataset = field(compare=False)
    digest: str
    """SHA-256 of names and contents of all files, in hexadecimal."""
    files: Mapping[str, bytes] = field(compare=False, repr=False)
    """Name in the folder -> content, of every file that belongs to the dataset."""
    language: str = ""
    """The language that its texts are told in; '' for that in which they were written."""
    _told: dict[str, "Release"] = field(default_factory=dict, compare=False, repr=False)
    _translations: dict[str, Translation] = field(default_factory=dict, compare=False, repr=False)

    def told(self, tag: str) -> "Release":
        """The release with the texts of its record in another language, made once.

        What nobody has translated stays as it was written.
        """
        written = self.written
        if tag not in self.languages:
            return written
        if tag not in self._told:
            in_language = written.translation(tag).told(written.dataset)
            about = in_language.about.model_copy(update={"language": tag})
            in_language = in_language.replace(about=about)
            self._told[tag] = replace(written, dataset=in_language, language=tag, _told=self._told)
        return self._told[tag]

    @property
    def written(self) -> "Release":
        """The release as it was written, before it was told in another language."""
        return self._told.setdefault("", self)

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Texts of the record that are shown in another language than this release is told in.

        They are what sources print, what nobody translates, and what nobody has translated yet,
        each with its language.
        """
        written = self.written
        own = _COUNTRY.sub("", written.dataset.about.language_of_texts)
        found = {one.words: one.language or own for one in texts.originals(written.dataset)}
        if self.language:
            translation = written.translation(self.language)
            found |= dict.fromkeys(translation.missing(written.dataset), own)
            for told in translation.words.values():
                found.pop(told, None)
        spoken = _voice(self.language or own)
        return {words: tag for words, tag in found.items() if _voice(tag) != spoken}

    @cached_property
    def languages(self) -> list[str]:
        """The languages that catalogues beside the record are in."""
        return translations.tags(self.files)

    def translation(self, tag: str) -> Translation:
        """What the catalogue of a language says, and what is wrong with it; read once."""
        written = self.written
        if tag not in self._translations:
            origin = translations.written_in(tag)
            if origin == tag:
                found = translations.translation(written.dataset, self.files, tag)
            else:
                found = translations.in_other_letters(self.translation(origin), self.files, tag)
            self._translations[tag] = found
        return self._translations[tag]

    @cached_property
    def name(self) -> str:
        """Version and the beginning of the digest, as links and files have it: '1.0.0-1a2b3c4d'."""
        return f"{self.dataset.about.version}-{self.digest[:8]}"


def _voice(tag: str) -> str:
    """What decides how a language is read aloud: neither the script nor the country of its tag."""
    return tag.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see of a folder: its last valid release, and what has been wrong since."""

    release: Release
    since: datetime | None = None
    """When the folder was first met with a problem; None while it is valid."""
    problems: tuple[Problem, ...] = ()


_COUNTRY = re.compile(r"-[A-Z]{2}$")
"""The country of a language: it tells how numbers are written, and not how words are read."""
_log = logging.getLogger("dashboard.releases")
Clock = Callable[[], datetime]
CLOCK: Clock = partial(datetime.now, UTC)
State = tuple[tuple[str, int, int, int, int], ...]
"""Name, file number, size, time of change and of writing of everything in a folder.

Cheap to look at, and enough to see an edit."""
INSTALLED = Path(__file__).resolve().parent / "datasets"
"""Where an installed package has its record."""
CHECKOUT = Path(__file__).resolve().parent.parent / "datasets"
"""Where the repository has it.

Beside an installed package a folder of this name would be somebody else's."""
DEFAULT = INSTALLED if INSTALLED.is_dir() else CHECKOUT
TRIES = 5
_TICK = 50_000_000
"""Nanoseconds within which the clock of a file system may give two edits the same time."""


def folder() -> Path:
    """The dataset that this process shows.

    It is SMEDEREVO_DATASET, or the one that comes with the package.
    """
    return Path(os.environ.get("SMEDEREVO_DATASET") or DEFAULT)


def current(home: Path) -> Release:
    """The last valid release of a folder. Raises DatasetError where there was none yet."""
    return shown(home).release


def shown(home: Path, clock: Clock = CLOCK) -> Shown:
    """The last valid release with what is wrong now; read again only when a file has changed.

    Raises DatasetError where there was none yet.
    """
    return _watch(home).look(clock)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last look at a folder found; replaced as a whole."""

    state: State | None = None
    """None where the next look has to compare the bytes."""
    files: Files | None = None
    release: Release | None = None
    since: datetime | None = None
    problems: tuple[Problem, ...] = ()


class _Watch:
    """Keeps the last valid release of one folder, for all threads."""

    def __init__(self, home: Path) -> None:
        self._home, self._lock, self._seen = home, Lock(), _Seen()

    def look(self, clock: Clock) -> Shown:
        """What is on show now; the folder is read again where it has changed.

        Raises DatasetError where it has never been valid.
        """
        if not self._is_fresh():
            with self._lock:
                if not self._is_fresh():
                    found = _next(self._home, self._seen, clock)
                    _report(self._home, self._seen, found)
                    before, self._seen = self._seen, found
                    if before.release is not None and found.release != before.release:
                        shelf.empty()
        seen = self._seen
        if seen.release is None:
            raise DatasetError(seen.problems)
        return Shown(seen.release, seen.since, seen.problems)

    def _is_fresh(self) -> bool:
        return self._seen.state is not None and self._seen.state == _state(self._home)


_watches: dict[Path, _Watch] = {}
"""One for each folder that was asked for, as long as the process runs."""
_watches_lock = Lock()


def _watch(home: Path) -> _Watch:
    with _watches_lock:
        if home not in _watches:
            _watches[home] = _Watch(home)
        return _watches[home]


def _report(home: Path, before: _Seen, now: _Seen) -> None:
    """A line for each release that comes on show, and for problems that come, change and go."""
    if (now.release, now.problems) == (before.release, before.problems):
        return
    found = {
        "folder": str(home),
        "release": now.release.name if now.release else None,
        "problems": len(now.problems),
    }
    first = {"first": str(now.problems[0])} if now.problems else {}
    _log.log(
        logging.WARNING if now.problems else logging.INFO,
        json.dumps({**found, **first}, ensure_ascii=False),
    )


def _next(home: Path, seen: _Seen, clock: Clock) -> _Seen:
    """What a look at a folder finds after an earlier one."""
    state: State | None = None
    files: Files | None = None
    try:
        state, files = _settled(home)
        if files == seen.files:
            return replace(seen, state=state)
        return _Seen(state, files, Release(dataset(files), digest(files.content), files.content))
    except DatasetError as error:
        since = (seen.since or clock()) if seen.release else None
        return _Seen(state, files, seen.release, since, error.problems)


def _settled(home: Path) -> tuple[State | None, Files]:
    """Files of one moment: nothing changed while they were read.

    The state is None where a change might go unseen.
    """
    for _ in range(TRIES):
        began, before = time.time_ns(), _state(home)
        files = take(home)
        if _state(home) == before:
            newest = max((changed for *_name, changed, _written in before), default=0)
            return (before if newest < began - _TICK else None), files
    wrong = "is being changed all the time; wait until the files stay as they are"
    raise unreadable(home, wrong)


def _state(home: Path) -> State:
    """What the file system says of each file, which is asked at every request."""
    found = []
    for inner in (home, home / OBSERVATIONS, home / LOCALE):
        with suppress(OSError):
            found.append(_marks(str(inner), inner.stat()))
            with os.scandir(inner) as entries:
                by_name = sorted(entries, key=lambda entry: entry.name)
            for entry in by_name:
                if not entry.name.startswith("."):
                    with suppress(OSError):
                        found.append(_marks(entry.path, entry.stat()))
    return tuple(found)


def _marks(path: str, stat: os.stat_result) -> tuple[str, int, int, int, int]:
    """What changes with a file."""
    return path, stat.st_ino, stat.st_size, stat.st_ctime_ns, stat.st_mtime_ns


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 of names and contents of all files, in hexadecimal."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()
