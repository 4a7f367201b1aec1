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
