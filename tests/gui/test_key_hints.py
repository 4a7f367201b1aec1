"""Texts that name keys name those there are now."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip

import ivr_designer.ui as ui
from ivr_designer.ui.key_hints import KeyHints
from ivr_designer.ui.shortcuts import native

KEYS = re.compile(r"\b(?:Ctrl|Alt|Shift|Meta)\+\w|\bF\d+\b")
FIXED = {
    "Alt+Enter: {what}",
    "The tree as lines. Arrows move, F2 renames, Enter opens the properties, Delete deletes.",
}
"""Keys that nobody can change: they are those of a text field and of a list."""


def test_tooltips_and_the_hint_follow_changed_keys(rig):
    window, panel = rig.window, rig.window.conflicts_panel
    hints = window.actions_.findChild(KeyHints)
    panel.mine.setToolTip("Keep it")
    assert native(QKeySequence("Ctrl+Shift+M")) in window.canvas_area.hint.words
    assert hints.words(panel.mine).endswith(f"({window.actions_.keys_text('keep-mine')})")
    window.actions_.set_custom({"add-talk": "Ctrl+Alt+U", "keep-mine": "Ctrl+Alt+0", "find-next": ""})
    assert native(QKeySequence("Ctrl+Alt+U")) in window.canvas_area.hint.words
    assert hints.words(panel.mine).endswith(f"({native(QKeySequence('Ctrl+Alt+0'))})")
    assert "(" not in hints.words(window.features.search_bar.next)
    window.actions_.set_custom({"add-talk": ""})
    assert "press" not in window.canvas_area.hint.words


def test_the_keys_are_shown_with_the_tooltip(rig):
    widget, at = rig.window.features.search_bar.previous, QPoint(2, 2)
    rig.window.features.search_bar.show()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    assert QToolTip.text().endswith(f"({native(QKeySequence('Shift+F3'))})")
    QToolTip.hideText()


def test_no_text_spells_out_keys_that_can_be_changed():
    spelled = []
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for words in re.findall(r"\b(?:tr|mark)\(\s*\"([^\"]*)\"", path.read_text("utf-8")):
            if KEYS.search(words) and words not in FIXED:
                spelled.append(f"{path.name}: {words}")
    assert not spelled
