"""Every panel, dialog and popup on screen: for a test that nothing is cut off, and for a person's eyes.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.helpers.gallery OUT --language vi --look dark

One scene an action of the table (whatever it opens), and one a kind of thing that can be selected.
`pseudo` makes every string half as long again, with stacked accents; `--scene NAME` takes one picture.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode, Recovered
from ivr_designer.ui import theme
from ivr_designer.ui.action_table import MENUS, SPECS
from ivr_designer.ui.canvas.gestures import EdgeDragGesture, MarqueeGesture
from ivr_designer.ui.canvas.moving import MoveGesture
from ivr_designer.ui.canvas.name_editor import NameEditor
from ivr_designer.ui.shell import Shell
from ivr_designer.ui.theme import Look, ThemeKeeper
from ivr_designer.ui.translation import Translations
from ivr_designer.ui.widgets.search_bar import SearchBar
from tests.helpers import gallery_checks, gallery_jobs
from tests.helpers.backend import MemoryBackend
from tests.helpers.live import TREE
from tests.helpers.rare_dialogs import rare_dialogs
from tests.helpers.sessions import session
from tests.helpers.window import WindowRig

SMALL = (1280, 760)
"""A usual laptop's screen, less the title bar of the window and the bar of the desktop."""
USUAL = (1600, 860)
SPECS_BY_ID = {spec.id: spec for spec in SPECS}
SILENT = {"quit", "whats-this", "undo", "redo", "next-pane"}
"""Actions that show nothing, or that end the program."""
PUBLISHING = [i for title, ids in MENUS if title == "&Publish" for i in ids if i not in ("-", "mode-live")]


class PseudoTranslator(QTranslator):
    """Makes each text longer and higher, as other languages are; fields and access keys stay."""

    _HIGH = str.maketrans("aeiouyAEIOU", "ậệịộữỹẬỆỊỘỮ")

    def translate(self, _context: str, text: str, _note: str | None = None, _n: int = -1) -> str:
        """The text, half as long again."""
        inside, made = 0, []
        for letter in text:
            inside += (letter == "{") - (letter == "}")
            made.append(letter if inside or letter == "}" else letter.translate(self._HIGH))
        longer = "".join(made)
        words = "mộữệ " * max(1, round(len(text) * 0.4 / 5)) if len(text) > 3 else ""
        return f"{longer} {words.strip()}" if words else longer

    def isEmpty(self) -> bool:
        return False


class Stage:
    """The whole program on a sandbox. `scenes` brings each thing on screen and takes it away."""

    def __init__(self, qtbot: QtBot, folder: Path, app: QApplication, look: Look, language: str) -> None:
        self._app = app
        self.folder = folder
        self._before = app.styleSheet(), app.palette(), app.font()
        self.keeper = ThemeKeeper(app, look)
        self.translations = Translations(app, "en" if language == "pseudo" else language)
        self.pseudo = PseudoTranslator(app) if language == "pseudo" else None
        if self.pseudo is not None:
            app.installTranslator(self.pseudo)
        self._hold = ExitStack()
        self._server = self._hold.enter_context(SandboxServer(seed="sample"))
        self.session = self._hold.enter_context(session(folder, self._server)).session
        self.rig = WindowRig(qtbot)
        self.size = USUAL if language == "pseudo" else SMALL
        self.rig.window.resize(*self.size)
        self.shell = Shell(
            self.rig.window, MemoryBackend(folder, self.session), self.keeper, self.translations
        )
        self.shell.begin(sandbox=True)
        self.rig.wait(lambda: self.rig.window.io.session is not None)
        (self._tree,) = [row.id for row in self.session.account.trees if row.remote_id == TREE]
        self.rig.open(self._tree)
        self.rig.wait(lambda: self.rig.window.checks.report is not None)  # the problems come later
        self.settle(200)

    def settle(self, ms: int = 30) -> None:
        """Let what was asked for come on screen."""
        QTest.qWait(ms)
        self.rig.settle_canvas()

    def close(self) -> None:
        """Give the application back as it was."""
        self.clear()
        self.rig.close()
        self._hold.close()
        if self.pseudo is not None:
            self._app.removeTranslator(self.pseudo)
        self.translations.choose("en")
        self.keeper.choose(Look.SYSTEM)
        self.keeper.deleteLater()
        self.translations.deleteLater()
        self._app.setStyleSheet(self._before[0])
        self._app.setPalette(self._before[1])
        self._app.setFont(self._before[2])
        theme._theme = theme.LIGHT

    def clear(self) -> None:
        """Take away what the last scene opened."""
        window = self.rig.window
        for widget in self.shown():
            if widget is not window:
                widget.close()
        for dialog in window.findChildren(QDialog):
            dialog.close()
        for kind in (SearchBar, QAbstractItemView, NameEditor):
            for widget in window.findChildren(kind):
                self._end(widget)
        QTest.qWait(10)

    def _end(self, widget: QWidget) -> None:
        """End what a scene began in the window itself: names that are being written, a search."""
        if isinstance(widget, QAbstractItemView):
            for editor in widget.viewport().findChildren(QLineEdit):
                QTest.keyClick(editor, Qt.Key.Key_Escape)
        elif isinstance(widget, NameEditor):
            QTest.keyClick(widget, Qt.Key.Key_Escape)
        elif isinstance(widget, SearchBar) and widget.isVisible():
            widget.closed.emit()

    def shown(self) -> list[QWidget]:
        """All windows on screen, the lowest first."""
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        return sorted(
            tops, key=lambda w: (w is not self.rig.window, bool(w.windowFlags() & Qt.WindowType.Popup))
        )

    def scenes(self, wanted: Collection[str] = ()) -> Iterator[str]:
        """Name after name, each with its thing on screen while the caller looks at it.

        With `wanted`, only those of selections, actions and rare dialogs that are named.
        """
        for name, select in self._selections().items():
            if wanted and f"select-{name}" not in wanted:
                continue
            select()
            self.settle()
            yield f"select-{name}"
        yield from () if wanted else self._drag_scenes()
        for spec in SPECS:
            is_wanted = not wanted or spec.id in wanted
            if is_wanted and spec.id not in SILENT and self._trigger(spec.id):
                yield spec.id
                self._switch_back(spec.id)
                self.clear()
                self.again()
        yield from () if wanted else gallery_checks.scenes(self)
        yield from () if wanted else gallery_jobs.scenes(self)
        yield from () if wanted else self._key_scenes()
        self.rig.window.canvas_area.front.setFocus()
        for name, make in rare_dialogs(self.rig.window, self.rig.tree).items():
            if wanted and name not in wanted:
                continue
            make().open()
            self.settle()
            yield name
            self.clear()
        yield from () if wanted else self._late_scenes()

    def _late_scenes(self) -> Iterator[str]:
        """After these the tree is another."""
        yield from self._draft_scenes()
        yield from self._recovery_scenes()
        yield from self._trouble_scenes()

    def _key_scenes(self) -> Iterator[str]:
        """What asks about one key."""
        for action_id in ("lead-elsewhere", "change-key"):
            self._selections()["keypress"]()
            self.rig.window.canvas_area.front.setFocus()
            self.rig.window.refresh_actions()
            self.rig.window.actions_.trigger(action_id)
            self.settle()
            yield f"key-{action_id}"
            self.clear()

    def _drag_scenes(self) -> Iterator[str]:
        """What a drag shows while it lasts: the lines on which other boxes stand, and a line being drawn."""
        surface = self.rig.window.surface
        picture = surface.picture
        assert picture is not None
        seen = [picture.boxes[v] for v in picture.box_grid.within(surface.view.scene)]
        source, moved = next(b for b in seen if b.is_node), [b for b in seen if b.is_node][-1]
        free = [
            (a.x, b.y) for a in seen for b in seen
            if moved not in (a, b) and not picture.box_grid.within((a.x - 99, b.y - 46, a.x + 99, b.y + 46))
        ]  # fmt: skip
        x, y = free[-1] if free else (source.x, moved.y)
        at = moved.x, moved.y
        left, top, _, _ = surface.view.scene
        for name, gesture, place in (
            ("drag-guides", MoveGesture(surface, at, moved.vertex, alone=False), (x + 3, y - 3)),
            ("drag-line", EdgeDragGesture(surface, NodeId(str(source.vertex))), (moved.x, moved.y - 20)),
            ("drag-band", MarqueeGesture(surface, (left, top), add=False), (source.x + 20, moved.y + 20)),
        ):
            surface.select([moved.vertex if name == "drag-guides" else source.vertex])
            surface.mouse.gesture = gesture
            gesture.move(place)
            self.settle()
            yield name
            surface.cancel_gesture()
        surface.select()
        surface.mouse.hover(QPointF(*surface.view.to_widget(source.x, source.y)))
        self.settle()
        yield "hover"

    def _trigger(self, action_id: str) -> bool:
        """Choose an action with a node selected and the keyboard on the canvas, if it can be chosen then."""
        self._selections()["talk"]()
        self.rig.window.canvas_area.front.setFocus()
        self.rig.window.refresh_actions()
        action = self.rig.window.actions_[action_id]
        if not action.isEnabled():
            return False
        action.trigger()
        self.settle(100 if action_id in PUBLISHING else 30)
        return True

    def _switch_back(self, action_id: str) -> None:
        """What is switched on for a scene does not stay for the others."""
        actions = self.rig.window.actions_
        if SPECS_BY_ID[action_id].checkable and actions[action_id].isEnabled():
            actions[action_id].trigger()
            self.settle()
        self.rig.window.surface.highlight(())

    def _draft_scenes(self) -> Iterator[str]:
        """What can be seen of publishing, with a draft that differs from the contact center."""
        self.session.set_mode(self._tree, Mode.DRAFT)
        node = next(iter(self.rig.tree.nodes.values()))
        self.rig.window.documents.submit(UpdateNode(replace(node, name="Lời chào mới")))
        for action_id in PUBLISHING:
            if self._trigger(action_id):
                yield f"draft-{action_id}"
                self.clear()

    def _recovery_scenes(self) -> Iterator[str]:
        """What a start says of the last time: work that waits, and a journal that was damaged."""
        window = self.rig.window
        for bar in window.bars.bars:
            window.prompts.clear(bar.topic)
        damage = phrase(
            "The journal of waiting changes was damaged. It is kept as “{name}”, and a new one was begun.",
            name="sandbox.sqlite3.damaged-20261126-174000",
        )
        for name, news in (("left-over", Recovered(3)), ("damaged", Recovered(0, damage, read_only=True))):
            window.io.recovered.emit(news)
            self.settle()
            yield f"start-{name}"
            window.prompts.clear("recovered")

    def _trouble_scenes(self) -> Iterator[str]:
        """What somebody else at the contact center brings: a conflict of several fields, an emptied tree."""
        window, store = self.rig.window, self._server.control.store
        window.canvas_area.end_comparison()
        window.features.search_bar.closed.emit()
        window.actions_["time-map"].setChecked(False)
        self.again()
        self.session.set_mode(self._tree, Mode.DRAFT)
        (row,) = [r for r in store.rows("ivrnode") if r["node_name"] == "Kinh doanh"]
        node = next(n for n in self.rig.tree.nodes.values() if n.name == "Kinh doanh")
        spoken = TalkPrompt("Xin chào, đây là phòng kinh doanh. Để mua mới, bấm phím 1.")
        window.documents.submit(UpdateNode(replace(node, name="Phòng bán hàng", prompt=spoken)))
        theirs = {"node_name": "Bán hàng", "node_play_content": "Phòng bán hàng nghe đây. Bấm 1 để mua."}
        store.update("ivrnode", row["id"], theirs)
        window.features.attention.check_now()
        self.rig.wait(lambda: window.features.conflicts.count == 1)
        window.actions_.trigger("go-conflicts")
        self.settle(200)  # the panel has another size with a button more
        yield "trouble-conflict"
        for bar in window.bars.bars:  # what earlier scenes said takes the room of this one
            window.prompts.clear(bar.topic)
        for each in store.rows("ivrnode"):
            store.remove("ivrnode", each["id"])
        window.features.attention.check_now()
        self.rig.wait(lambda: any(b.topic.startswith("guard") for b in window.bars.bars))
        self.settle()
        yield "trouble-guard"

    def again(self) -> None:
        """The sample tree as it was, whatever the scene did to it."""
        documents = self.rig.window.documents
        documents.show(self._tree)
        self.rig.wait(lambda: not self.session.publishings)  # no undo before it is over
        for _ in range(20):
            if not documents.group.canUndo():
                break
            documents.undo()
        self.settle(5)

    def _selections(self) -> dict[str, Callable[[], object]]:
        rig, surface = self.rig, self.rig.window.surface
        kinds: dict[str, Callable[[], object]] = {"nothing": lambda: surface.select()}
        if rig.window.bridge.document is None:
            return kinds
        nodes = list(rig.tree.nodes.values())
        kinds["talk"] = lambda: surface.select([nodes[0].id])
        kinds["play"] = lambda: surface.select([n.id for n in nodes if n.name == "Kỹ thuật"][:1])
        kinds["several"] = lambda: surface.select([n.id for n in nodes])
        kinds["keypress"] = lambda: surface.select(keypresses=[next(iter(rig.tree.keypresses))])
        for destination in rig.tree.destinations():
            kinds[destination.kind] = lambda d=destination: surface.select([d])
        return kinds


@contextmanager
def stage(qtbot: QtBot, folder: Path, look: Look = Look.LIGHT, language: str = "en") -> Iterator[Stage]:
    """A stage, struck at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Stage(qtbot, folder, app, look, language)
    try:
        yield made
    finally:
        made.close()


def picture(windows: list[QWidget]) -> QImage:
    """The windows as they lie over each other."""
    frames = [QRect(w.mapToGlobal(QPoint(0, 0)), w.size()) for w in windows]
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.united(frame)
    ratio = windows[0].devicePixelRatio()
    image = QImage(whole.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.gray)
    for window, frame in zip(windows, frames, strict=True):
        painter.drawPixmap(frame.topLeft() - whole.topLeft(), window.grab())
        if (
            window.windowType() is Qt.WindowType.Dialog
        ):  # a desktop frames it; popups have a frame of their own
            painter.drawRect(frame.translated(-whole.topLeft()).adjusted(-1, -1, 0, 0))
    painter.end()
    return image


class Bot:
    """What the rig needs of pytest-qt, outside pytest."""

    def addWidget(self, _widget: QWidget) -> None:
        pass

    def waitExposed(self, _widget: QWidget) -> None:
        QTest.qWait(50)

    def waitUntil(self, condition: Callable[[], bool], timeout: int = 5000) -> None:
        end = time.monotonic() + timeout / 1000
        while not condition():
            assert time.monotonic() < end
            QTest.qWait(10)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--look", default="light", choices=[look.value for look in Look])
    parser.add_argument("--scene", action="append", default=[])
    parser.add_argument("--size", help="of the window, as 1424x852")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as home:
        os.environ["IVR_DESIGNER_HOME"] = home
        with stage(Bot(), Path(home), Look(asked.look), asked.language) as made:  # type: ignore[arg-type]
            if asked.size:
                made.rig.window.resize(*map(int, asked.size.split("x")))
                made.settle(100)
                made.rig.window.surface.fit()
            left = set(asked.scene)
            for number, name in enumerate(made.scenes()):
                if not asked.scene or name in left:
                    made.settle(120)  # what comes a moment later has found its place
                    picture(made.shown()).save(str(asked.out / f"{number:02}-{name}.png"))
                    left.discard(name)
                    if asked.scene and not left:
                        break
    os._exit(0)  # Qt takes its windows apart after Python has ended, and crashes on ours


if __name__ == "__main__":
    main()
