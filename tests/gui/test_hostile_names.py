"""Whatever a node is called, no panel or dialog of the checks gets wider by it, or shows it as markup."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ivr_designer.domain.edits import ReplaceTree, UpdateTree
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.ui.canvas.boxes import words_of_node
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.dialogs.accept_problem import AcceptDialog
from ivr_designer.ui.dialogs.add_ladder import LadderDialog
from ivr_designer.ui.dialogs.calibrate import CalibrateDialog
from ivr_designer.ui.dialogs.save_test import SaveTestDialog
from ivr_designer.ui.widgets.fields import Choice
from ivr_designer.validation.settings import SpeechRate
from tests.helpers.builders import content_of
from tests.helpers.window import WindowRig

NAMES = {
    "long": "N" * 300,
    "words": "phòng kinh doanh " * 18,
    "right to left": "קבוצת מכירות \u202eabc" * 12,
    "emoji": "👩‍👩‍👧‍👦😀" * 60,
    "zero width": "a\u200b\u200d\ufeff" * 100,
    "markup": "<h1><b>Sales</b></h1><img src=x>" * 9,
    "marks": "e" + "\u0301" * 299,
    "access keys": "&Sales && &Co " * 20,
}


def hostile(name: str) -> TreeContent:
    """Two menus of that name, with every kind of problem that names a node."""
    content = content_of(
        "a -1-> b; a -2-> queue:Q; a -none-> a; b -1-> a; b -#-> b; c -1-> stop",
        a=f"{name[:40]} bấm phím 1 để mua. Để bán, bấm phím 3.",
    )
    nodes = {k: replace(n, name=name) for k, n in content.nodes.items()}
    test = {"name": name, "steps": ["1", "no_input"], "expect": {"action": "queue", "queue_id": name}}
    return replace(content, name=name, nodes=nodes, tests=(test,))


def panels(rig: WindowRig) -> Iterator[tuple[str, QWidget]]:
    """Every panel that names nodes, in the states where it does."""
    window = rig.window
    node = NodeId("a")
    keypress = next(iter(rig.tree.keypresses_of(node)))
    for what, selection in (
        ("tree", Selection()),
        ("node", Selection(frozenset({node}))),
        ("key", Selection(keypresses=frozenset({keypress.id}))),
        ("many", Selection(frozenset({node, NodeId("b")}))),
        *((f"box {d.kind}", Selection(frozenset({d}))) for d in rig.tree.destinations()),
    ):
        window.inspector.set_selection(selection)
        rig.pump(20)
        yield f"properties of {what}", window.inspector
    window.actions_.trigger("next-problem")
    for _ in range(6):
        window.problems_panel.step(1)
        rig.pump(10)
        yield "problems", window.problems_panel
    window.actions_.trigger("simulate")
    window.features.simulator.choose_speed(0)
    yield "call", window.simulator_panel
    for key in (Key.ONE, Key.NINE):
        window.features.simulator.press(key)
        rig.pump(10)
        yield "call", window.simulator_panel
    window.features.simulator.stop()
    window.actions_.trigger("go-calls")
    rig.pump(50)
    yield "calls", window.calls_panel


def looked_at(rig: WindowRig, name: str) -> dict[str, int]:
    """The least width of each panel, with everything called `name`; what is shown is held to be plain."""
    rig.window.documents.submit(ReplaceTree(hostile(name), phrase("Replace")))
    rig.pump(300)  # the checks begin a moment after the edit
    rig.wait(lambda: rig.window.checks.report is not None and rig.window.checks.report.result.findings != ())
    found: dict[str, int] = {}
    for what, panel in panels(rig):
        found[what] = max(found.get(what, 0), panel.minimumSizeHint().width())
        for widget in panel.findChildren(QWidget):
            tip = widget.toolTip()
            assert "<" not in tip or tip.startswith("<qt>"), (what, tip)
            assert "<h1>" not in tip, (what, tip)
            if isinstance(widget, QLabel) and widget.pixmap().isNull():
                assert widget.textFormat() is Qt.TextFormat.PlainText, (what, widget.text())
    return found


def test_no_panel_gets_wider_by_a_name_or_shows_it_as_markup(rig):
    plain = looked_at(rig, "Sales")
    for what, name in NAMES.items():
        found = looked_at(rig, name)
        assert found.keys() == plain.keys()
        # A count of two figures is a little wider than one of one.
        assert {p: w for p, w in found.items() if w > plain[p] + 12} == {}, what


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_dialog_of_the_checks_gets_wider_by_a_name(qtbot, name):
    makers: tuple[Callable[[str], QWidget], ...] = (
        lambda words: AcceptDialog(words, date(2026, 1, 1)),
        lambda words: SaveTestDialog(words, words, []),
        lambda words: LadderDialog(words, [Choice(words, 0)], words, 3),
        lambda words: CalibrateDialog(f"{words} a", 0, SpeechRate()),
    )
    for make in makers:
        plain, hostile = make("Sales"), make(name)
        for dialog in (plain, hostile):
            qtbot.addWidget(dialog)
        assert hostile.minimumSizeHint().width() <= plain.minimumSizeHint().width() + 12, type(plain)


def test_a_name_of_several_lines_that_turns_the_direction_stays_in_its_line(rig: WindowRig) -> None:
    name = "Sales\nTeam\t\u202egnp.exe"
    rig.window.documents.submit(ReplaceTree(hostile(name), phrase("x")))
    rig.window.documents.submit(UpdateTree(name=name))
    rig.pump(50)
    rig.wait(lambda: not rig.window.checks.is_busy)
    outline, problems = rig.window.outline.model, rig.window.problems_panel.model
    shown = [rig.window.windowTitle(), outline.index(0, 0).data(), problems.index(0, 0).data()]
    shown += [words.title for words in map(words_of_node, rig.tree.nodes.values())]
    for text in shown:
        assert "Sales Team gnp.exe" in text
        assert not {"\n", "\t", "\u202e"} & set(text)
    assert outline.index(0, 0).data(Qt.ItemDataRole.EditRole) == name, "what is edited is what there is"
    assert {node.name for node in rig.tree.nodes.values()} == {name}
