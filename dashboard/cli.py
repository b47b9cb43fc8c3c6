"""The command `smederevo`."""

import dataclasses
import json
import os
import shutil
import signal
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any, NoReturn

import click
from babel import Locale, UnknownLocaleError

from dashboard import (
    __version__,
    article,
    atomic,
    environment,
    headings,
    history,
    listening,
    plural,
    store,
)
from dashboard.exports import package
from dashboard.model import schema
from dashboard.model.facts import Change
from dashboard.reading import DatasetError, Problem, Rule, read, take, translations
from dashboard.reading import messages as catalogue_files
from dashboard.reading.catalogues import ENDING
from dashboard.reading.folder import CHANGES, LOCALE, RECORDED, left_behind
from dashboard.reading.translations import Translation
from dashboard.record import Record

SKELETON = Path(__file__).resolve().parent / "skeleton"
_SHOWN = 60
"""So many characters of a text are shown that a release has changed."""


def _version(context: click.Context, option: click.Parameter, asked: bool) -> None:  # noqa: FBT001  (as click calls it)
    """Print the versions of program and record, what draws charts and pictures, and end."""
    if not asked:
        return
    folder = store.folder()
    click.echo(f"smederevo {__version__}", nl=False)
    try:
        held = store.current(folder)
    except DatasetError as error:
        click.echo()
        _list(folder, error)
    # Takes a while to import, and other commands do not need it.
    from dashboard.charts import library  # noqa: PLC0415
    from dashboard.web import letters  # noqa: PLC0415

    click.echo(f", release {held.name} of the record in {folder}")
    click.echo(f"charts are drawn by {library.found().words}")
    click.echo(f"pictures for previews are written in {', '.join(letters.written())}")
    context.exit()


class _Commands(click.Group):
    """Commands whose output may have no place to go, such as a full disk.

    That is told in one sentence, which is no word about the dataset.
    """

    def main(self, *arguments: Any, **options: Any) -> Any:
        try:
            return super().main(*arguments, **options)
        except OSError as error:
            click.echo(f"smederevo: cannot write its output ({error.strerror})", err=True)
            sys.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and the release.",
)
def main() -> None:
    """A plant's record: show it, check it, take it away."""
    try:
        Path.cwd()
    except FileNotFoundError:
        _refuse("the current folder is gone; change to one that exists")
    for warning in environment.warnings(os.environ):
        click.echo(f"warning: {warning}", err=True)


_dataset = click.option(
    "--dataset",
    "folder",
    type=click.Path(path_type=Path),
    default=store.DEFAULT,
    envvar="SMEDEREVO_DATASET",
    show_envvar=True,
)


def _release(folder: Path) -> store.Release:
    """The release in a folder, or the list of its problems and exit status 1."""
    try:
        return store.current(folder)
    except DatasetError as error:
        _list(folder, error)


def _check(folder: Path, further: Rule | None = None) -> tuple[tuple[Problem, ...], str]:
    """The problems of a dataset, or what it holds."""
    try:
        dataset = read(folder, further)
    except DatasetError as error:
        return error.problems, ""
    counted = {
        "observation": dataset.observations,
        "series": dataset.series,
        "source": dataset.sources,
        "event": dataset.events,
        "gap": dataset.gaps,
    }
    return (), ", ".join(plural.count(len(facts), noun) for noun, facts in counted.items())


def _list(folder: Path, error: DatasetError) -> NoReturn:
    """Print every problem, and end with status 1."""
    for one in error.problems:
        click.echo(str(one), err=True)
    click.echo(
        f"{folder}: {plural.count(len(error.problems), 'problem')}; mend what is listed first",
        err=True,
    )
    sys.exit(1)


def _refuse(sentence: str) -> NoReturn:
    """Print what is wrong and what would be right, and end with status 2."""
    click.echo(f"smederevo: {sentence}", err=True)
    sys.exit(2)


def _refuse_installed() -> NoReturn:
    raise click.UsageError(
        "the record of an installed package is not to be edited; name your dataset with --dataset"
    )


@main.command()
@click.argument(
    "folder", type=click.Path(path_type=Path), default=store.DEFAULT, envvar="SMEDEREVO_DATASET"
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def validate(folder: Path, form: str) -> None:
    """Check the dataset in FOLDER. Exit status: 0 clean, 1 problems, 2 wrong use."""
    problems, facts = _check(folder, headings.problems)
    translated = {} if problems else _translated(folder)
    for translation in translated.values():
        problems += translation.problems
    for name in left_behind(folder):
        click.echo(f"warning: {name}: is no part of the dataset and is not read", err=True)
    if form == "json":
        listed = [dataclasses.asdict(one) for one in problems]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for one in problems:
            click.echo(str(one))
        found = plural.count(len(problems), "problem") if problems else f"clean; {facts}"
        click.echo(f"{folder}: {found}")
        for tag, translation in translated.items():
            click.echo(_coverage(tag, translation))
    sys.exit(1 if problems else 0)


def _translated(folder: Path) -> dict[str, Translation]:
    """What each catalogue beside a record that keeps its rules says of it."""
    files = take(folder)
    dataset = read(folder)
    tags = dict.fromkeys(map(translations.written_in, translations.tags(files.content)))
    return {tag: translations.translation(dataset, files.content, tag) for tag in tags}


def _coverage(tag: str, found: Translation) -> str:
    """'de: 1 of 1,460 texts translated (0 %)', and where to go on; only all of them are 100 %."""
    part = len(found.words) * 100 // max(found.texts, 1)
    done = f"{tag}: {len(found.words):,} of {found.texts:,} texts translated ({part} %)"
    if found.waiting:
        return f"{done}; go on at {LOCALE}/{tag}{ENDING}:{found.waiting[0]}"
    if len(found.words) < found.texts and not found.problems:
        return f"{done}; `smederevo messages` brings the others into {LOCALE}/{tag}{ENDING}"
    return done


@main.command()
@click.argument("target", metavar="OUT.zip", type=click.Path(path_type=Path, dir_okay=False))
@_dataset
def export(target: Path, folder: Path) -> None:
    """Write the whole release as a data package: the same bytes for the same release, anywhere."""
    current = _release(folder)
    content = package.zipped(current)
    # Asked to stop, Python would end without the clean-up that leaves no half file.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        atomic.write(target, content)
    except OSError as error:
        _refuse(
            f"cannot write {target} ({error.strerror}); name a place in a folder that exists, "
            f"is yours, and has {len(content):,} bytes"
        )
    click.echo(f"{target}: release {current.name}, {len(content):,} bytes")


@main.command()
@_dataset
def release(folder: Path) -> None:
    """Record what changed since the last release.

    It is written into changes.csv and released.json of the dataset.
    """
    if folder == store.INSTALLED:
        _refuse_installed()
    dataset = _release(folder).dataset
    problems, _facts = _check(folder, headings.problems)
    if problems:
        _list(folder, DatasetError(problems))
    try:
        changes = history.record(folder, dataset, article.all_verdicts(Record(dataset)))
    except history.ReleaseError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(
            f"cannot write {folder / CHANGES} and {folder / RECORDED[1]}"
            f" ({error.strerror}); free some room there, or make the folder yours, and try again"
        )
    for change in changes:
        click.echo(f"{change.id or folder}: {change.field}{_arrow(change)}")
    done = (
        f"release {dataset.about.version} is recorded"
        if changes
        else "nothing has changed since the last release"
    )
    click.echo(f"{done}; the name of this state is {store.current(folder).name}")


def _arrow(change: Change) -> str:
    """': 4.77 -> 4.8'; '' for a record that came or went. The table has long texts whole."""
    if not change.before and not change.after:
        return ""
    before, after = (
        textwrap.shorten(text or "nothing", _SHOWN, placeholder=" …")
        for text in (change.before, change.after)
    )
    return f": {before} -> {after}"


@main.command()
@_dataset
@click.option("--language", default="", metavar="TAG", help="Begin a catalogue, such as de.")
def messages(folder: Path, language: str) -> None:
    """Bring the catalogues of a record up to date with its texts.

    Translations whose English text has changed are kept and marked as fuzzy.
    """
    if folder == store.INSTALLED:
        _refuse_installed()
    if language and not _is_language(language):
        _refuse(f"{language!r} is the tag of no language; write one such as de or zh-Hans")
    try:
        written = catalogue_files.write(folder, language)
    except DatasetError as error:
        _list(folder, error)
    except OSError as error:
        _refuse(
            f"cannot write {folder / LOCALE} ({error.strerror}); "
            "free some room there, or make the folder yours, and try again"
        )
    for path in written:
        click.echo(str(path))
    for tag, translation in _translated(folder).items():
        click.echo(_coverage(tag, translation))
    if not written:
        click.echo(f"{folder}: there is no catalogue; --language TAG begins one")


def _is_language(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


@main.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
def new(target: Path) -> None:
    """Write a small dataset with comments to DIR.

    It is there to be written over with the facts of another plant.
    """
    target = target.resolve()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        _refuse(f"{target} is there and not an empty folder; name a new one")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as home:
            made = shutil.copytree(SKELETON, Path(home) / target.name)
            schema.write(made / "schema")
            made.rename(target)
    except OSError as error:
        _refuse(
            f"cannot write {target} ({error.strerror}); "
            "name a place in a folder that exists and is yours"
        )
    click.echo(
        f"{target}: a dataset to write over; `smederevo validate {target}` checks it, "
        f"`smederevo run --dataset {target}` shows it"
    )


@main.command()
@_dataset
@click.option(
    "--host", default="localhost", show_default=True, help="Name or address to listen on."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser window.")
@click.option(
    "--base-path",
    default="",
    envvar="SMEDEREVO_BASE_PATH",
    show_envvar=True,
    help="Path of another site's address beneath which it stands, such as /steel/.",
)
def run(folder: Path, host: str, port: int, *, no_browser: bool, base_path: str) -> None:
    """Show the dashboard."""
    folder = folder.absolute()
    if not folder.is_dir():
        _refuse(f"there is no folder {folder}; name one that holds dataset.yaml with --dataset")
    wrong = listening.refusal(host, port)
    if wrong:
        _refuse(wrong)
    problems, _facts = _check(folder)
    for one in problems:
        click.echo(str(one), err=True)
    if problems:
        count = plural.count(len(problems), "problem")
        click.echo(f"{folder}: {count}; the page shows the list until all is mended", err=True)
    os.environ["SMEDEREVO_DATASET"] = str(folder)
    # Streamlit takes a second to import, which the other commands do not need.
    from dashboard import server  # noqa: PLC0415
    from dashboard.web import beneath, framing  # noqa: PLC0415

    try:
        os.environ[beneath.VARIABLE] = beneath.cleaned(base_path)
        framing.ancestors()
    except (beneath.BasePathError, framing.FramingError) as error:
        raise click.UsageError(str(error)) from None

    server.serve(host, port, browser=not no_browser)
