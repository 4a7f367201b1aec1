"""The style sheet template spells no colours."""

import re
from dataclasses import fields

from ivr_designer.ui.style_sheet import SHEET
from ivr_designer.ui.theme import Theme


def test_no_colour_by_number():
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"#\w*[a-z]{3}\w*", "", SHEET))


def test_every_name_is_a_token_or_a_metric():
    known = {f.name for f in fields(Theme)} | {
        "radius",
        "space",
        "half",
        "outline",
        "arrow",
        "arrow_up",
        "arrow_right",
        "check",
        "dot",
    }
    used = set(re.findall(r"\$\{?(\w+)\}?", SHEET))
    assert used <= known


def test_fields_for_numbers_look_alike_with_and_without_decimals():
    assert "QAbstractSpinBox" in SHEET
    assert not re.findall(r"\bQ(?:Double)?SpinBox", SHEET)


def test_each_thing_is_said_once():
    heads = [
        head.strip()
        for head in re.findall(r"(?:^|\n|\})([^{}]+)\{(?!\w+\})", re.sub(r"\$\{(\w+)\}", r"$\1", SHEET))
    ]
    twice = {head for head in heads if heads.count(head) > 1}
    assert not twice, "the second rule would half undo the first"


def test_a_focus_ring_takes_its_room_from_the_box():
    """A box that grows when it has the keyboard pushes its words aside."""
    sides = {}
    for kind in ("QCheckBox", "QRadioButton"):
        for state in ("", ":focus"):
            rules = re.findall(rf"{kind}::indicator{state}(?:, [^{{]+)? \{{([^}}]+)\}}", SHEET)
            width, border = (int(re.search(rf"{name}: (\d+)px", rules[0])[1]) for name in ("width", "border"))
            sides[kind, state] = width + 2 * border
    assert len(set(sides.values())) == 1, sides
