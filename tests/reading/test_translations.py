"""What is wrong with a translation: it is named by `validate`, and its text stays English."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import cli
from dashboard.model.texts import Text
from dashboard.reading import read, take
from dashboard.reading.translations import Translation, _faults, in_other_letters, tags, translation
from tests.folders import REAL, SMALL, copy
from tests.tongues import translate

ANSWER = "It was {rank-2018|first in 2018}, with {sales-2018} and thirty-five people since May."


def faults(english: str, told: str, tag: str = "sr-Cyrl", length: int = 300) -> list[str]:
    return list(_faults(Text("dataset.answer.0", "About.answer", english, length), told, tag))


@pytest.mark.parametrize(
    ("english", "told", "tag"),
    [
        (ANSWER, "Била је {rank-2018|прва 2018}, са {sales-2018} и 35 људи од маја.", "sr-Cyrl"),
        (ANSWER, "自5月起有{sales-2018}和三十五人，{rank-2018|2018年第1}。", "zh-Hans"),
        ("5.13 billion dollars", "51.3亿美元", "zh-Hans"),
        ("about 600 million", "约6亿", "zh-Hans"),
        ("HBIS Group bought U.S. Steel's plant", "HBIS Group је купио погон U.S. Steel", "sr-Cyrl"),
        ("By the HBIS Group", "由HBIS Group收购", "zh-Hans"),
        ("10,000 tonnes of CO₂", "1万吨CO₂", "zh-Hans"),
    ],
)
def test_a_faithful_translation_has_no_faults(english: str, told: str, tag: str) -> None:
    assert faults(english, told, tag) == []


@pytest.mark.parametrize(
    ("english", "told", "said"),
    [
        (ANSWER, "Била је прва 2018, са {sales-2018}.", "has lost the reference {rank-2018}"),
        ("Of {a}", "Од {a} и {a}", "has the reference {a} once too often"),
        ("Of {a}", "Од {a} и {б}", "has a brace that is no reference"),
        ("In 2018", "Године 2019", "has the number 2019"),
        ("5.13 billion", "5.130,1 милијарди", "has the number 5.130,1"),
        ("Twenty people", "25 људи", "has the number 25"),
        ("Sales", "Prodaja", "has “Prodaja” in letters of another script"),
        ("Sales of Post", "Продаја Posta", "has “Posta” in letters of another script"),
        ("Sales", "Продаја  робе", "has needless spaces"),
        ("Sales", "Прода\u200bја", "holds the invisible character ZERO WIDTH SPACE"),
        ("Sales", "Ш" * 376, "has 376 characters; at most 375 fit here"),
    ],
)
def test_a_fault_is_named_with_what_would_be_right(english: str, told: str, said: str) -> None:
    assert any(fault.startswith(said) for fault in faults(english, told))


def test_a_catalogue_with_marks_of_a_merge_is_told_with_their_line(tmp_path: Path) -> None:
    folder = copy(SMALL, tmp_path / "small")
    dataset = read(folder)
    mark = b'# One\n<<<<<<< HEAD\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> other\n'
    found = translation(dataset, {"locale/de.po": mark}, "de")
    (problem,) = found.problems
    assert str(problem).startswith("locale/de.po:2: two versions stand here")
    assert found.words == {}


@pytest.mark.parametrize("told", ["Продажа и Sales", "Sales of 产值", "销售Prodaja"])
def test_chinese_has_no_letters_of_other_scripts(told: str) -> None:
    assert any("another script" in fault for fault in faults("Output", told, "zh-Hans"))


@pytest.mark.parametrize(
    ("tag", "told", "strange"),
    [
        ("de", "Ausfuhr", "Εξαγωγές"),
        ("el", "Εξαγωγές", "Ausfuhr"),
        ("ru", "Экспорт", "输出"),
        ("ja", "鉄鋼の輸出トン", "Экспорт"),
        ("ko", "수출", "Экспорт"),
        ("ar", "الصادرات", "Εξαγωγές"),
        ("zh-Hant", "出口", "Εξαγωγές"),
    ],
)
def test_every_language_has_the_letters_of_its_script(tag: str, told: str, strange: str) -> None:
    assert faults("Sales", told, tag) == []
    (fault,) = faults("Sales", strange, tag)
    assert "in letters of another script" in fault


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return translate(copy(SMALL, tmp_path / "small"))


def spoil(folder: Path, before: str, after: str, tag: str = "zh-Hans") -> None:
    path = folder / "locale" / f"{tag}.po"
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def found(folder: Path, tag: str) -> Translation:
    return translation(read(folder), take(folder).content, tag)


def test_a_full_catalogue_tells_the_whole_record(told: Path) -> None:
    for tag in ("sr-Cyrl", "zh-Hans"):
        made = found(told, tag)
        assert made.problems == ()
        assert len(made.words) == made.texts >= 40
    assert made.told(read(told)).about.title == "译Lillefoss Paper, in figures"
    assert tags(take(told).content) == ["sr-Latn", "sr-Cyrl", "zh-Hans"]


def test_a_translation_with_a_fault_is_not_shown_and_told_with_its_line(told: Path) -> None:
    spoil(told, 'msgstr "译Sales of the mill"', 'msgstr "译Sales of the mill 77"')
    made = found(told, "zh-Hans")
    (problem,) = made.problems
    assert (problem.file, problem.path) == ("locale/zh-Hans.po", "series.sales.title")
    assert problem.line > 1
    assert made.told(read(told)).one_series["sales"].title == "Sales of the mill"


def test_a_text_that_is_not_in_the_record_is_told(told: Path) -> None:
    spoil(told, 'msgctxt "series.sales.title"', 'msgctxt "series.gone.title"')
    (problem,) = found(told, "zh-Hans").problems
    gone = "its English text is gone; `smederevo messages` takes it out of this file"
    assert problem.text == gone


@pytest.mark.parametrize("place", ["x" * 5000, "a\\nb"])
def test_a_place_that_is_none_is_told_in_one_short_line(told: Path, place: str) -> None:
    spoil(told, 'msgctxt "series.sales.title"', f'msgctxt "{place}"')
    (problem,) = found(told, "zh-Hans").problems
    assert str(problem).isprintable()
    assert len(str(problem)) < 300


def test_what_is_quoted_of_a_translation_is_short() -> None:
    for told in ("译" + "7" * 5000, "译" + "x" * 5000):
        worst, *_ = faults("Sales", told, "zh-Hans")
        assert len(worst) < 200


def test_a_text_that_has_changed_in_the_record_is_told(told: Path) -> None:
    spoil(told, 'msgid "Sales of the mill"', 'msgid "Sales of the old mill"')
    (problem,) = found(told, "zh-Hans").problems
    changed = "its English text has changed; `smederevo messages` brings the new one here"
    assert problem.text == changed


def test_what_is_fuzzy_or_empty_stays_as_it_was_written(told: Path) -> None:
    spoil(told, 'msgctxt "series.sales.title"', '#, fuzzy\nmsgctxt "series.sales.title"')
    spoil(told, 'msgstr "译Lillefoss Paper, in figures"', 'msgstr ""')
    made = found(told, "zh-Hans")
    assert made.problems == ()
    assert made.texts - len(made.words) == 2
    assert made.told(read(told)).about.title == "Lillefoss Paper, in figures"


@pytest.mark.parametrize("content", [b"msgid without quotes\n", b"\xff\xfe\x00", b"<html>"])
def test_a_file_that_is_no_catalogue_is_told(told: Path, content: bytes) -> None:
    (told / "locale" / "zh-Hans.po").write_bytes(content)
    made = found(told, "zh-Hans")
    assert made.words == {}
    assert [problem.file for problem in made.problems] == ["locale/zh-Hans.po"]
    assert made.problems[0].line == 1
    assert "; " in made.problems[0].text


def test_names_have_a_spelling_of_their_own_in_latin_letters(told: Path) -> None:
    (told / "locale" / "sr-Latn.txt").write_text("Салес = Sales®\nno line\n= x\n", "utf-8")
    files = take(told).content
    made = in_other_letters(found(told, "sr-Cyrl"), files, "sr-Latn")
    assert made.words["Series.title", "Sales of the mill"].startswith("Sales® ")


def test_a_unit_is_told_in_the_forms_of_the_language(told: Path) -> None:
    forms = ['msgstr[0] "', 'msgstr[1] "', 'msgstr[2] "']
    path = told / "locale" / "sr-Cyrl.po"
    before, after = path.read_text("utf-8").split('msgctxt "units.NOK_bn.words"')
    for form, words in zip(forms, ("милијарда", "милијарде", "милијарди"), strict=True):
        after = after.replace(form, f"{form}{words} круна ", 1)
    path.write_text(f'{before}msgctxt "units.NOK_bn.words"{after}', "utf-8")
    cyrillic = found(told, "sr-Cyrl")
    latin = in_other_letters(cyrillic, {}, "sr-Latn")
    for made, words in ((cyrillic, "милијарде круна"), (latin, "milijarde kruna")):
        unit = made.told(read(told)).unit["NOK_bn"]
        assert unit.forms[1].startswith(words)
        assert unit.words == unit.forms[2]


def test_a_unit_of_which_a_form_is_missing_stays_as_it_was_written(told: Path) -> None:
    path = told / "locale" / "sr-Cyrl.po"
    before, after = path.read_text("utf-8").split('msgctxt "units.NOK_bn.words"')
    _, rest = after.split("msgstr[1]", 1)
    emptied = 'msgstr[1] ""' + rest[rest.index("\n") :]
    path.write_text(
        f'{before}msgctxt "units.NOK_bn.words"{after.split("msgstr[1]", 1)[0]}{emptied}', "utf-8"
    )
    unit = found(told, "sr-Cyrl").told(read(told)).unit["NOK_bn"]
    assert (unit.words, unit.forms) == ("billion kroner", ())


def test_validate_counts_what_is_translated_and_fails_for_a_fault(told: Path) -> None:
    clean = CliRunner().invoke(cli.main, ["validate", str(told)])
    assert clean.exit_code == 0
    number = found(told, "zh-Hans").texts
    line = f"{number} of {number} texts translated (100 %)"
    assert clean.output.splitlines()[-2:] == [f"sr-Cyrl: {line}", f"zh-Hans: {line}"]
    spoil(told, 'msgstr "译Sales of the mill"', 'msgstr "Продажа"')
    broken = CliRunner().invoke(cli.main, ["validate", str(told)])
    assert broken.exit_code == 1
    assert "locale/zh-Hans.po:" in broken.output
    assert f"zh-Hans: {number - 1} of {number} texts translated (" in broken.output
    assert "go on at" not in broken.output


def test_validate_names_the_line_at_which_a_translator_goes_on(told: Path) -> None:
    spoil(told, 'msgstr "译Sales of the mill"', 'msgstr ""')
    lines = (told / "locale" / "zh-Hans.po").read_text("utf-8").splitlines()
    number = lines.index('msgid "Sales of the mill"') + 1
    said = CliRunner().invoke(cli.main, ["validate", str(told)])
    assert said.exit_code == 0
    assert said.output.endswith(f"; go on at locale/zh-Hans.po:{number}\n")


def test_validate_says_how_a_new_text_comes_into_the_catalogues(told: Path) -> None:
    series = told / "series.yaml"
    series.write_text(series.read_text("utf-8").replace("Sales of the mill", "Sales, all"), "utf-8")
    spoil(told, 'msgid "Sales of the mill"', 'msgid "Sales, all"')
    said = CliRunner().invoke(cli.main, ["validate", str(told)])
    assert "sr-Cyrl.po:" in said.output
    said = CliRunner().invoke(cli.main, ["messages", "--dataset", str(told)])
    assert said.output.splitlines()[-2].startswith("sr-Cyrl: ")
    assert "; go on at locale/sr-Cyrl.po:" in said.output.splitlines()[-2]


def test_the_catalogues_of_the_record_have_no_fault() -> None:
    files = take(REAL).content
    written = [tag for tag in tags(files) if tag != "sr-Latn"]
    assert written == ["sr-Cyrl", "zh-Hans"]
    for tag in written:
        assert found(REAL, tag).problems == ()
