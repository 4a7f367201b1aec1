"""What is seen after each key of the shortcut table: a try for every action that has one.

A try is where the keyboard is before (`start`, the sample tree on screen and one node selected) and what can
be `seen` afterwards and not before. tests/gui/test_key_walk.py presses them as real keys of X.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtWidgets import QApplication, QWhatsThis

from ivr_designer.domain.edits import MoveBoxes, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.name_editor import NameEditor
from tests.helpers.gallery import Stage

Seen = Callable[[Stage], object]


class Try(NamedTuple):
    """One key. `seen` is true of the window when it has done its work."""

    seen: Seen
    start: Seen = lambda _stage: None


REACHED = frozenset({"stop-publishing", "send-again", "take-back", "hear", "arrange-new"})
"""These need a call that lasts, a refusal, a loudspeaker or disorder: enough that the key triggers them."""


def surface(stage: Stage) -> Any:
    """The canvas."""
    return stage.rig.window.surface


def node(stage: Stage, name: str = "Kinh doanh") -> NodeId:
    """The node of that name."""
    return stage.rig.node(name)


def choose(name: str) -> Seen:
    """Select a node."""
    return lambda stage: surface(stage).select([node(stage, name)])


def edit(stage: Stage) -> None:
    """Rename a node, one step of undo."""
    found = stage.rig.tree.nodes[node(stage)]
    stage.rig.window.documents.submit(UpdateNode(replace(found, name="Bán hàng")))


def edit_and_undo(stage: Stage) -> None:
    """So that there is something to do again."""
    edit(stage)
    stage.rig.window.documents.undo()


def named(name: str) -> Seen:
    """A node has that name."""
    return lambda stage: name in {n.name for n in stage.rig.tree.nodes.values()}


def nodes(count: int) -> Seen:
    """The tree has so many nodes; the sample has 4."""
    return lambda stage: len(stage.rig.tree.nodes) == count


def shows(kind: str) -> Seen:
    """A window of that class is on screen."""
    return lambda stage: any(top.metaObject().className() == kind for top in stage.shown())


def keyboard_in(dock: str) -> Seen:
    """The keyboard is in that panel."""

    def seen(stage: Stage) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and stage.rig.window.docks[dock].isAncestorOf(focus)

    return seen


def on_canvas(stage: Stage) -> bool:
    """The keyboard is on the canvas."""
    return bool(surface(stage).hasFocus())


def to_trees(stage: Stage) -> None:
    """The keyboard into the list of trees."""
    stage.rig.window.trees_panel.view.setFocus()


def zoom(low: float, high: float) -> Seen:
    """The canvas is drawn at such a scale."""
    return lambda stage: low < surface(stage).view.zoom < high


def at_100(stage: Stage) -> None:
    """Draw at 100 %."""
    surface(stage).zoom_to(1.0)


def said(words: str) -> Seen:
    """A screen reader was told these words last."""
    return lambda stage: words in " ".join(stage.rig.window.announcer.said[-2:])


def by_hand(stage: Stage) -> None:
    """A box placed by hand."""
    x, y = surface(stage).picture.layout.at[node(stage)]
    stage.rig.window.documents.submit(MoveBoxes({node(stage): (x + 160, y + 90)}))
    stage.home = surface(stage).picture.layout.at[node(stage)]  # type: ignore[attr-defined]


def moved(stage: Stage) -> bool:
    """It stands elsewhere now."""
    return bool(surface(stage).picture.layout.at[node(stage)] != stage.home)  # type: ignore[attr-defined]


def find(stage: Stage) -> None:
    """Something is being looked for."""
    stage.rig.window.actions_.trigger("find")
    stage.rig.window.features.search_bar.field.setText("k")
    stage.settle(200)
    surface(stage).setFocus()
    remember(stage)


def remember(stage: Stage) -> None:
    """What is selected and chosen, to see whether that changes."""
    stage.home = standing(stage)  # type: ignore[attr-defined]


def standing(stage: Stage) -> tuple[object, ...]:
    """Selection, chosen problem, and how much was done."""
    window = stage.rig.window
    row = window.problems_panel.view.currentIndex().row()
    return window.selection, row, window.documents.group.activeStack().index()


def changed(stage: Stage) -> bool:
    """Something of that is another than remembered."""
    return standing(stage) != stage.home  # type: ignore[attr-defined]


def selected(place: int, start: Seen = remember) -> Try:
    """The `place`-th part of what is standing has changed."""
    return Try(lambda s: standing(s)[place] != s.home[place], start)  # type: ignore[attr-defined]


def problem(stage: Stage) -> None:
    """A problem that can be mended is chosen."""
    model, view = stage.rig.window.problems_model, stage.rig.window.problems_panel.view
    for row in range(model.rowCount()):
        view.setCurrentIndex(model.index(row))
        stage.settle(10)
        if stage.rig.window.problems_panel.detail.fix.isVisible():
            break
    surface(stage).setFocus()
    remember(stage)


def conflict(name: str) -> Seen:
    """Somebody else and we have renamed the same node."""

    def start(stage: Stage) -> None:
        window, store = stage.rig.window, stage._server.control.store
        stage.session.set_mode(stage.rig.tree.id, Mode.DRAFT)
        found = stage.rig.tree.nodes[node(stage, name)]
        (row,) = [r for r in store.rows("ivrnode") if r["node_name"] == name]
        window.documents.submit(UpdateNode(replace(found, name=f"{name}, mine")))
        store.update("ivrnode", row["id"], {"node_name": f"{name}, theirs"})
        window.features.attention.check_now()
        stage.rig.wait(lambda: window.features.conflicts.count == 1)
        stage.settle(50)

    return start


def plan(stage: Stage) -> None:
    """A plan to publish a change. What the key before changed and took back is sent first."""
    stage.session.settled(stage.rig.tree.id).result(20)
    be(Mode.DRAFT)(stage)
    edit(stage)
    stage.settle(300)
    stage.rig.window.actions_.trigger("preview")
    stage.settle(300)
    stage.rig.wait(lambda: stage.rig.window.features.publishing.has_plan)
    surface(stage).setFocus()


def on_server(name: str) -> Seen:
    """The contact center has a node of that name."""
    return lambda stage: name in {row["node_name"] for row in stage._server.control.store.rows("ivrnode")}


def mode(wanted: str) -> Seen:
    """The tree is live, or a draft."""
    return lambda stage: stage.rig.window.facts().mode == wanted


def be(wanted: Mode) -> Seen:
    """Make it so."""

    def start(stage: Stage) -> None:
        stage.session.set_mode(stage.rig.tree.id, wanted)
        stage.rig.wait(lambda: bool(mode(wanted.value)(stage)))

    return start


def fact(name: str) -> Seen:
    """One of the facts about the window is so."""
    return lambda stage: getattr(stage.rig.window.facts(), name)


def key_one(stage: Stage) -> None:
    """Select a keypress."""
    tree = stage.rig.tree
    surface(stage).select(keypresses=[tree.keypresses_of(node(stage))[0].id])


def folded(stage: Stage) -> bool:
    """A branch is folded."""
    return bool(surface(stage).picture.layout.collapsed)


def fold(stage: Stage) -> None:
    """Fold it."""
    surface(stage).set_collapsed(node(stage), True)


def copied(stage: Stage) -> None:
    """Something is on the clipboard, and nothing of it in the tree yet."""
    stage.rig.window.actions_.trigger("copy")


TRIES: dict[str, Try] = {
    "new-tree": Try(lambda s: len(s.rig.tree_names()) == 2),
    "open-file": Try(shows("QFileDialog")),
    "save-file": Try(shows("QFileDialog")),
    "save-file-as": Try(shows("QFileDialog")),
    "new-from-template": Try(shows("TemplateGallery")),
    "export": Try(shows("ExportDialog")),
    "preferences": Try(shows("PreferencesDialog")),
    "quit": Try(lambda s: not s.rig.window.isVisible()),
    "undo": Try(named("Kinh doanh"), edit),
    "redo": Try(named("Bán hàng"), edit_and_undo),
    "cut": Try(nodes(3), choose("Khuyến mãi cũ")),
    "copy": Try(lambda s: "Kinh doanh" in QApplication.clipboard().text(), choose("Kinh doanh")),
    "paste": Try(nodes(5), copied),
    "duplicate": Try(nodes(5)),
    "delete": Try(nodes(3), choose("Khuyến mãi cũ")),
    "rename": Try(lambda s: isinstance(QApplication.focusWidget(), NameEditor)),
    "select-all": Try(lambda s: surface(s).selection.vertices == set(surface(s).picture.boxes)),
    "find": Try(lambda s: s.rig.window.features.search_bar.field.hasFocus()),
    "find-next": Try(changed, find),
    "find-previous": Try(changed, find),
    "add-talk": Try(nodes(5), lambda s: surface(s).select()),
    "add-key": Try(shows("KeyPicker")),
    "new-child": Try(shows("KeyPicker")),
    "connect": Try(shows("KeyPicker")),
    "lead-elsewhere": Try(shows("TargetPicker"), key_one),
    "change-key": Try(shows("KeyPicker"), key_one),
    "delete-key": Try(lambda s: len(s.rig.tree.keypresses) == 11, key_one),
    "refresh": Try(said("Compared with the contact center.")),
    "prompts-sheet": Try(shows("PromptsSheet")),
    "recordings": Try(shows("RecordingsDialog")),
    "where-used": Try(shows("UsageDialog")),
    "zoom-in": Try(zoom(1.05, 2), at_100),
    "zoom-out": Try(zoom(0.5, 0.95), at_100),
    "zoom-fit": Try(zoom(0.1, 0.99), at_100),
    "zoom-100": Try(zoom(0.99, 1.01)),
    "arrange": Try(moved, by_hand),
    "go-canvas": Try(on_canvas, to_trees),
    "go-trees": Try(keyboard_in("trees")),
    "go-inspector": Try(keyboard_in("inspector")),
    "go-problems": Try(keyboard_in("problems")),
    "go-activity": Try(keyboard_in("activity")),
    "go-outline": Try(keyboard_in("outline")),
    "go-conflicts": Try(keyboard_in("conflicts")),
    "go-plan": Try(keyboard_in("plan")),
    "go-history": Try(keyboard_in("history")),
    "go-calls": Try(keyboard_in("calls")),
    "go-to": Try(shows("CommandPalette")),
    "command-palette": Try(shows("CommandPalette")),
    "previous-pane": Try(lambda s: not on_canvas(s)),
    "next-pane": Try(lambda s: not on_canvas(s)),
    "hide-panels": Try(lambda s: not s.rig.window.docks["trees"].isVisible()),
    "show-paths": Try(lambda s: surface(s).overlay.highlight is not None),
    "fold": Try(folded),
    "unfold-all": Try(lambda s: not folded(s), fold),
    "next-problem": selected(1),
    "previous-problem": selected(1),
    "fix-problem": selected(2, problem),
    "simulate": Try(keyboard_in("call")),
    "time-map": Try(lambda s: s.rig.window.actions_["time-map"].isChecked()),
    "write-menu": selected(2, lambda s: (_say_nothing(s), remember(s))),
    "mode-live": Try(mode("live"), be(Mode.DRAFT)),
    "mode-draft": Try(mode("draft"), be(Mode.LIVE)),
    "preview": Try(fact("plan"), lambda s: (be(Mode.DRAFT)(s), edit(s))),
    "publish": Try(on_server("Bán hàng"), plan),
    "next-conflict": Try(keyboard_in("conflicts"), conflict("Kỹ thuật")),
    "keep-mine": Try(lambda s: not s.rig.window.features.conflicts.count),
    "take-theirs": Try(named("Lời chào, theirs"), conflict("Lời chào")),
    "lock": Try(fact("locked")),
    "help": Try(shows("QWhatsThat")),
    "whats-this": Try(lambda s: QWhatsThis.inWhatsThisMode()),
    "shortcuts": Try(shows("ShortcutsDialog")),
}  # fmt: skip


def _say_nothing(stage: Stage) -> None:
    """A prompt that does not name its keys."""
    found = stage.rig.tree.nodes[node(stage)]
    bare = replace(found, prompt=replace(found.prompt, text="Xin chào."))  # type: ignore[type-var]
    stage.rig.window.documents.submit(UpdateNode(bare))
