"""Somebody who clicks, drags and types at random in the real window, on a sandbox over a socket, while
somebody else works on the same tree: nothing breaks or hangs, in the end window and server say the same.

Half of them meet a canvas that makes every change beside the picture that is shown, as of large trees.

One command: pytest tests/rig/test_window_monkey.py (6 afternoons of 150 acts); with --soak 200 more.
"""

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMenu,
    QTabBar,
    QWidget,
)

from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.status import ItemState
from tests.helpers.live import TREE, Live, live_window
from tests.helpers.pictures import check
from tests.helpers.window import LEFT, rigs

ACTS = 150
REGULAR = 6
SOAK = 200
AWAY = frozenset({"quit", "open-file", "save-file", "save-file-as", "export-activity", "lock", "delete-tree"})
"""What ends the afternoon, or leaves this tree."""
WORDS = ["1", "9", "#", "Xin chào", "press 1", "<b>x</b>", "\N{WOMAN}\N{ZERO WIDTH JOINER}x", "a" * 300]
_NAMES = "Delete Backspace Return Escape F2 F6 Tab Backtab Left Right Up Down Space Home End Menu PageDown 1"
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in _NAMES.split()]
CTRL, SHIFT, ALT, NO = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def live(tmp_path, qtbot) -> Iterator[Live]:
    maker = rigs(qtbot)
    with live_window(tmp_path, next(maker)) as made:
        yield made
        for _ in maker:
            pass


class Monkey:
    """Acts drawn from a seed. `story` is what was done, for the one who has to find out why."""

    def __init__(self, live: Live, seed: int) -> None:
        self.live, self.dice = live, random.Random(seed)
        self.story: list[str] = []
        self.acts = (
            [self.click] * 3 + [self.drag] * 3 + [self.press] * 4 + [self.type] * 2 + [self.action] * 4
            + [self.button] * 2 + [self.back, self.wheel, self.menu, self.double_click, self.tab, self.choose]
            + [self.elsewhere] * 2
        )  # fmt: skip

    def live_through(self, acts: int) -> None:
        """Do so many things; a popup or dialog that is open gets most of the attention."""
        for _ in range(acts):
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.dialog()
            if front is not None and self.dice.random() < 0.7:
                self.in_front(front)
            else:
                self.dice.choice(self.acts)()
            self.live.rig.pump(self.dice.choice([0, 0, 0, 5, 40]))

    def say(self, *words: object) -> None:
        self.story.append(" ".join(str(w) for w in words))

    def dialog(self) -> QWidget | None:
        """A dialog that is open, standing ones included."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return self.dice.choice(found) if found else None

    # ---- the canvas

    def spot(self) -> QPoint:
        """On a box, or anywhere."""
        surface = self.live.window.surface
        picture = surface.picture
        if picture is not None and picture.boxes and self.dice.random() < 0.8:
            box = picture.boxes[self.dice.choice(sorted(picture.boxes, key=str))]
            x = box.x + self.dice.uniform(-0.5, 0.5) * box.w
            y = box.y + self.dice.choice([-0.4, -0.2, 0.0, 0.3, 0.5]) * box.h
            return self.live.rig.at(x, y)
        return QPoint(
            self.dice.randrange(max(1, surface.width())), self.dice.randrange(max(1, surface.height()))
        )

    def click(self) -> None:
        spot, keys = self.spot(), self.dice.choice([NO, NO, CTRL, SHIFT])
        self.say("click", spot.toTuple(), keys)
        QTest.mouseClick(self.live.window.surface, LEFT, keys, spot)

    def double_click(self) -> None:
        spot = self.spot()
        self.say("double click", spot.toTuple())
        QTest.mouseDClick(self.live.window.surface, LEFT, pos=spot)

    def menu(self) -> None:
        spot = self.spot()
        self.say("menu", spot.toTuple())
        QTest.mouseClick(self.live.window.surface, Qt.MouseButton.RightButton, pos=spot)

    def drag(self) -> None:
        start, end = self.spot(), self.spot()
        self.say("drag", start.toTuple(), end.toTuple())
        surface = self.live.window.surface
        QTest.mousePress(surface, LEFT, pos=start)
        for step in range(1, 5):
            self.live.rig.move(surface, start + (end - start) * step / 4, LEFT)
            if self.dice.random() < 0.1:
                self.elsewhere()
                self.live.rig.pump(20)
            if self.dice.random() < 0.05:
                QTest.keyClick(surface, Qt.Key.Key_Escape)
        QTest.mouseRelease(surface, LEFT, pos=end)

    def wheel(self) -> None:
        surface, spot = self.live.window.surface, QPointF(self.spot())
        keys, turn = self.dice.choice([NO, CTRL, SHIFT]), self.dice.choice([120, -120, 360])
        self.say("wheel", keys, turn)
        event = QWheelEvent(
            spot, surface.mapToGlobal(spot), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(surface, event)

    # ---- the rest of the window

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.live.window.surface

    def press(self) -> None:
        key, keys = self.dice.choice(KEYS), self.dice.choice([NO, NO, NO, CTRL, SHIFT, ALT])
        self.say("key", key, keys, type(self.focus()).__name__)
        QTest.keyClick(self.focus(), key, keys)

    def type(self) -> None:
        word, where = self.dice.choice(WORDS), self.focus()
        self.say("type", ascii(word)[:20], type(where).__name__)
        if word.isascii():
            QTest.keyClicks(where, word[:40])
        else:
            self.live.rig.type(where, word)

    def action(self) -> None:
        able = [i for i in sorted(self.live.window.actions_.ids) if i not in AWAY]
        able = [i for i in able if self.live.window.actions_[i].isEnabled()]
        chosen = self.dice.choice(able)
        self.say("action", chosen)
        self.live.window.actions_.trigger(chosen)

    def button(self) -> None:
        self.press_one_of(self.live.window)

    def back(self) -> None:
        """Another tree may be on screen, or none: to one that there is."""
        rows = self.live.opened.session.account.trees
        if rows:
            row = self.dice.choice([r for r in rows if r.remote_id == TREE] or rows)
            self.say("open", row.name)
            self.live.window.documents.show(row.id)

    def tab(self) -> None:
        bars = [b for b in self.live.window.findChildren(QTabBar) if b.isVisible() and b.count()]
        if not bars:
            return
        bar = self.dice.choice(bars)
        bar.setCurrentIndex(self.dice.randrange(bar.count()))
        self.say("tab", bar.tabText(bar.currentIndex()))

    def choose(self) -> None:
        boxes = [b for b in self.live.window.findChildren(QComboBox) if b.isVisible() and b.isEnabled()]
        if boxes:
            box = self.dice.choice(boxes)
            box.setFocus()
            QTest.keyClick(box, self.dice.choice([Qt.Key.Key_Down, Qt.Key.Key_Up]))
            self.say("combo", box.accessibleName())

    def press_one_of(self, where: QWidget) -> None:
        buttons = [b for b in where.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        if buttons:
            button = self.dice.choice(buttons)
            self.say("button", button.text() or button.accessibleName(), "of", type(where).__name__)
            QTest.mouseClick(button, LEFT, pos=button.rect().center())

    def in_front(self, front: QWidget) -> None:
        """Something in the popup or dialog that is open."""
        if isinstance(front, QFileDialog):
            front.reject()
        elif isinstance(front, QMenu):
            able = [a for a in front.actions() if a.isEnabled() and not a.isSeparator() and a.menu() is None]
            chosen = self.dice.choice([None, *able])
            self.say("menu entry", chosen.text() if chosen else None)
            front.close()
            if chosen is not None:
                chosen.trigger()
        elif self.dice.random() < 0.3:
            self.say("escape", type(front).__name__)
            QTest.keyClick(front, Qt.Key.Key_Escape)
        elif self.dice.random() < 0.5:
            self.press_one_of(front)
        else:
            self.dice.choice([self.press, self.type])()

    # ---- somebody else

    def elsewhere(self) -> None:
        """Another admin renames, rewrites or takes something away, and the window looks."""
        store = self.live.server.control.store
        nodes, keys = store.rows("ivrnode"), store.rows("ivrkeypress")
        kind = self.dice.choice(["rename", "timeout", "unbind", "look", "look"])
        self.say("elsewhere", kind)
        if kind == "rename" and nodes:
            fields = {"node_name": f"Theirs {self.dice.randrange(100)}"}
            store.update("ivrnode", self.dice.choice(nodes)["id"], fields)
        elif kind == "timeout" and nodes:
            store.update(
                "ivrnode", self.dice.choice(nodes)["id"], {"keypress_timeout": self.dice.randrange(1, 9)}
            )
        elif kind == "unbind" and keys:
            store.remove("ivrkeypress", self.dice.choice(keys)["id"])
        if self.live.window.actions_["refresh"].isEnabled():
            self.live.window.actions_.trigger("refresh")


def put_all_away(live: Live) -> None:
    """Close what is open in front of the window, and leave every field."""
    for _ in range(20):
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            break
        front.close()
        live.rig.pump()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    live.window.surface.setFocus()
    live.rig.pump(20)


def settle_canvas(live: Live) -> None:
    """What is drawn is the tree there is."""
    surface = live.window.surface
    live.rig.qtbot.waitUntil(lambda: not surface.remaking.is_on)
    surface.finish_animation()
    if surface.picture is not None:
        check(surface.picture)


def agree(live: Live) -> None:
    """Unless a person has something to decide, the server has exactly what the window shows."""
    session = live.opened.session
    if live.window.bridge.document is None:  # a tree was made and taken back
        live.rig.open(session.account.trees[0].id)
    tree = live.tree
    session.refresh().result(20)
    session.check_tree(tree).result(20)
    live.settle()
    states = {s.state for s in session.items(tree).values()}
    if session.conflicts(tree) or session.guards() or states & {ItemState.REFUSED, ItemState.HELD}:
        return
    row = next(r for r in session.account.trees if r.id == tree)
    if row.mode is not Mode.LIVE or row.remote_id is None:
        return
    there = live.opened.rows("ivrnode", tree=row.remote_id)
    here = list(live.rig.tree.nodes.values())
    assert sorted(r["node_name"] for r in there) == sorted(n.name for n in here)
    told = sorted(r["node_play_content"] for r in there if r["node_play_mode"] == "talk")
    assert told == sorted(n.prompt.text for n in here if isinstance(n.prompt, TalkPrompt))
    ids = {r["id"] for r in there}
    keys = [r for r in live.opened.rows("ivrkeypress") if r["node"] in ids]
    assert len(keys) == len(live.rig.tree.keypresses)


def as_if_large(live: Live) -> None:
    """Every tree from now on is drawn as the large ones are."""
    surface = live.window.surface
    surface.large = surface.heavy = 0
    surface.set_document(surface.document)


def live_one(live: Live, seed: int, record_property: Callable[[str, object], None]) -> None:
    monkey = Monkey(live, seed)
    if seed % 2:
        as_if_large(live)
    try:
        monkey.live_through(ACTS)
        put_all_away(live)
        settle_canvas(live)
        agree(live)
    except BaseException:
        print("\n".join(monkey.story[-60:]))
        raise
    record_property("acts", ACTS)


@pytest.mark.parametrize("seed", range(REGULAR))
def test_an_afternoon_of_a_monkey(live, seed, record_property):
    live_one(live, seed, record_property)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(REGULAR, REGULAR + SOAK))
def test_a_year_of_a_monkey(live, seed, record_property):
    live_one(live, seed, record_property)
