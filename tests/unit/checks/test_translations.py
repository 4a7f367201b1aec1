from pathlib import Path

import pytest

from tests.checks import translations
from tests.checks.translations import (
    Catalogue,
    Found,
    compile_to,
    complaints,
    extract,
    fields,
    merged,
    read,
    render,
)


def write(folder: Path, text: str) -> Path:
    path = folder / "module.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_collects_each_kind_of_marked_literal(tmp_path):
    path = write(
        tmp_path,
        'a = tr("One")\nb = trn("{n} box", "{n} boxes", 2)\nc = mark("Two")\n'
        'd = phrase("Key {key}", key="not this")\ne = tr("Yes" if a else "No")\nf = other("not this")\n',
    )
    found = extract([path], tmp_path)
    assert set(found.texts) == {"One", "{n} box", "{n} boxes", "Two", "Key {key}", "Yes", "No"}
    assert found.texts["Two"] == "module.py:3"
    assert found.unreadable == []


def test_an_f_string_is_reported(tmp_path):
    found = extract([write(tmp_path, 'x = tr(f"Hello {name}")\n')], tmp_path)
    assert found.unreadable == ["module.py:1: an f-string cannot be translated"]


def test_a_file_survives_a_round_trip_and_keeps_what_was_translated(tmp_path):
    path = tmp_path / "a.ts"
    path.write_text(render(Catalogue("vi", {"Save & close <now>": "Lưu & đóng <ngay>", "Open": ""})), "utf-8")
    again = merged(read(path, "vi"), Found({"Save & close <now>": "m.py:1", "New": "m.py:2"}, []))
    assert again.texts == {"New": "", "Save & close <now>": "Lưu & đóng <ngay>"}


@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("Phím {key}", None),
        ("", "m.py:1: no vi translation of 'Key {key}'"),
        ("Phím {phim}", "m.py:1: fields differ in the vi translation of 'Key {key}'"),
        ("Phím {", "m.py:1: fields differ in the vi translation of 'Key {key}'"),
    ],
)
def test_complains_of_missing_texts_and_wrong_fields(target, complaint):
    said = complaints(Catalogue("vi", {"Key {key}": target}), Found({"Key {key}": "m.py:1"}, []))
    assert said == ([complaint] if complaint else [])


def test_complains_of_what_the_source_does_not_say_any_more():
    said = complaints(Catalogue("vi", {"Old": "Cũ"}), Found({}, []))
    assert said == ["vi: 'Old' is not in the source any more"]


def test_fields_of_a_template():
    assert fields("{b} and {a!r:>3} and {{c}}") == ["a", "b"]


def test_compiles_what_qt_can_load(tmp_path):
    from PySide6.QtCore import QTranslator

    ts, qm = tmp_path / "a.ts", tmp_path / "a.qm"
    ts.write_text(render(Catalogue("vi", {"Queue": "Hàng đợi"})), "utf-8")
    compile_to(ts, qm)
    translator = QTranslator()
    assert translator.load(str(qm))
    assert translator.translate(translations.CONTEXT, "Queue") == "Hàng đợi"
