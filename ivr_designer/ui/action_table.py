"""Every action of the window, once: id, words, key, icon, when it can be used. Menus are made of it.

Words are English here and translated when shown. A test looks for clashes and for actions without help.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from ivr_designer.ui.text import mark

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides whether an action can be used now."""

    has_session: bool = False
    has_tree: bool = False
    boxes: int = 0
    nodes: int = 0
    keypresses: int = 0
    writable: bool = False  # exactly one node is selected, and it can be edited
    can_undo: bool = False
    can_redo: bool = False
    frozen: bool = False
    connected: bool = False
    mode: str = ""  # live or draft, of the tree on screen; empty without a server
    comparing: bool = False  # a picture to look at is in the place of the canvas
    plan: bool = False
    publishing: bool = False
    kept: bool = False  # the tree before is kept for the way back
    news: bool = False  # something is marked as changed on the server
    conflicts: int = 0
    stuck: int = 0  # refused or held, of the selection or the tree
    locked: bool = False  # the secret is not at hand
    online: bool = False  # it is, and can be forgotten
    led: bool = False  # exactly one keypress is selected, or one box that a key leads to


class Spec(NamedTuple):
    """One action. `hint` is one sentence for tooltip, status bar and What's This.

    `canvas` keys work while the canvas has the focus; all others in the whole window.
    """

    id: str
    text: str
    hint: str
    icon: str = ""
    shortcut: "str | Standard | None" = None
    enabled: Callable[[Facts], bool] = lambda _facts: True
    checkable: bool = False
    canvas: bool = False
    also: tuple[str, ...] = ()
    """Further keys at first, for those who are used to them."""


def _tree(facts: Facts) -> bool:
    return facts.has_tree


def _draw(facts: Facts) -> bool:
    return facts.has_tree and not facts.comparing


def _session(facts: Facts) -> bool:
    return facts.has_session


def _any(facts: Facts) -> bool:
    return facts.boxes + facts.keypresses > 0


def _nodes(facts: Facts) -> bool:
    return facts.nodes > 0


def _key(facts: Facts) -> bool:
    return facts.led


def _one(facts: Facts) -> bool:
    return facts.writable


def first_keys(spec: Spec, mac: bool) -> tuple["str | Standard", ...]:
    """The keys that an action has as long as nobody changes them, the main one first."""
    if mac and spec.id in MAC_KEYS:
        return MAC_KEYS[spec.id]
    return (*(() if spec.shortcut is None else (spec.shortcut,)), *spec.also)


SPECS: tuple[Spec, ...] = (
    # ---- File
    Spec("new-tree", mark("&New tree"), mark("Make a new, empty tree."), "plus", Standard.New, _session),
    Spec("open-file", mark("&Open file…"),
         mark("Open a tree from a file; nothing is sent."), "open", Standard.Open),
    Spec("save-file", mark("&Save to file"),
         mark("Write the tree to its file."), "save", Standard.Save, _tree),
    Spec("save-file-as", mark("Save to file &as…"), mark("Write the tree to a file of another name."), "",
         "Ctrl+Shift+S", _tree),
    Spec("new-from-template", mark("New from &template…"), mark("Begin with a ready tree, as a draft."),
         "tree", "Ctrl+Alt+N", _session),
    Spec("keep-template", mark("Save selection as te&mplate…"),
         mark("Keep the selected nodes to begin with another time."), "", None, _nodes),
    Spec("import", mark("&Import…"), mark("Make a draft of another program's phone menu; nothing is sent."),
         "", None, _session),
    Spec("export", mark("&Export…"), mark("Write the tree as a picture, a document or a table."), "export",
         "Ctrl+E", _tree),
    Spec("export-activity", mark("Save acti&vity…"), mark("Write a table of who changed what, and when."),
         "", None, _session),
    Spec("welcome", mark("&Get started…"),
         mark("Choose between sandbox, contact center and file."), "sandbox"),
    Spec("connections", mark("&Connections…"), mark("Choose, add or change a contact center."), "plug"),
    Spec("preferences", mark("&Preferences…"), mark("Look, language and habits of this window."), "settings",
         "Ctrl+,"),
    Spec("quit", mark("&Quit"),
         mark("Leave. What waits is kept and sent at the next start."), "quit", "Ctrl+Q"),
    # ---- Edit
    Spec("undo", mark("&Undo"), mark("Take back the last step."), "undo", Standard.Undo,
         lambda f: f.can_undo and not f.frozen),
    Spec("redo", mark("&Redo"), mark("Do again what was taken back."), "redo", "Ctrl+Shift+Z",
         lambda f: f.can_redo and not f.frozen, also=("Ctrl+Y",)),
    Spec("cut", mark("Cu&t"), mark("Copy the selected boxes, then delete them."), "cut", Standard.Cut, _nodes,
         canvas=True),
    Spec("copy", mark("&Copy"), mark("Copy the selected boxes."), "copy", Standard.Copy, _nodes, canvas=True),
    Spec("paste", mark("&Paste"), mark("Add the copied boxes to this tree."), "paste", Standard.Paste, _draw,
         canvas=True),
    Spec("duplicate", mark("Dup&licate"), mark("Copy the selected nodes beside themselves."), "duplicate",
         "Ctrl+D", _nodes),
    Spec("delete", mark("&Delete"), mark("Delete what is selected, and say what goes with it."), "trash",
         Standard.Delete, _any, canvas=True),
    Spec("rename", mark("Re&name"), mark("Give the selected node another name."), "rename", "F2", _one,
         canvas=True),
    Spec("select-all", mark("Select &all"),
         mark("Select every box."), "select-all", Standard.SelectAll, _draw,
         canvas=True),
    Spec("find", mark("&Find…"), mark("Search names, prompts, numbers, queues and ids."), "search",
         Standard.Find, _draw),
    Spec("find-next", mark("Find ne&xt"), mark("Go to the next box that was found."), "", "F3", _draw),
    Spec("find-previous", mark("Find pre&vious"), mark("Go to the box found before this one."), "",
         "Shift+F3", _draw),
    # ---- Tree
    Spec("add-talk", mark("Add s&poken menu"), mark("Add a node whose text the system reads out."), "talk",
         "Ctrl+Shift+M", _draw),
    Spec("add-play", mark("Add re&corded menu"),
         mark("Add a node that plays a recording."), "play", None, _draw),
    Spec("add-key", mark("Add &key…"),
         mark("Choose a key of the selected node and where it leads."), "keypad",
         "Ctrl+K", _one),
    Spec("new-child", mark("New ch&ild node"), mark("Add a spoken menu on a key of the selected node."),
         "talk", "N", _one, canvas=True),
    Spec("connect", mark("Connect &to…"), mark("Lead a key of the selected node to another box."), "connect",
         "C", _one, canvas=True),
    Spec("lead-elsewhere", mark("Lead key elsewh&ere…"),
         mark("Lead the selected key, or the key that leads to the selected box, to another box."), "link",
         "Ctrl+Shift+G", _key),
    Spec("change-key", mark("C&hange key…"),
         mark("Put the selected key, or the key that leads to the selected box, on another key."), "keypad",
         "Ctrl+Shift+K", _key),
    Spec("delete-key", mark("Delete only the ke&y"),
         mark("Delete the selected key, or the key that leads to the selected box; the box stays."), "",
         "Shift+Del", _key, canvas=True),
    Spec("rename-tree", mark("&Rename tree"), mark("Give this tree another name."), "rename", None, _tree),
    Spec("delete-tree", mark("&Delete tree…"), mark("Delete this whole tree."), "trash", None, _tree),
    Spec("refresh", mark("Check contact center n&ow"),
         mark("Read trees, numbers and queues again."), "refresh",
         "F5", _session),
    Spec("prompts-sheet", mark("Pro&mpts…"), mark("See, edit and replace in all prompts as a table."), "talk",
         "Ctrl+Shift+T", _tree),
    Spec("hear", mark("&Hear the prompt"),
         mark("Play the node's recording, or read its text with a voice of this computer."), "play",
         "Ctrl+Shift+Y", _one),
    Spec("recordings", mark("Re&cordings…"),
         mark("Hear, upload and look up the recordings of the contact center."), "play", "Ctrl+Shift+R",
         _session),
    Spec("upload-recordings", mark("Up&load recordings…"),
         mark("Send WAV or MP3 files, and have the nodes they are named like play them."), "", None,
         _session),
    Spec("attach-number", mark("&Attach or switch a number…"), mark("Have a phone number play this tree."),
         "number", None, lambda f: f.has_session and f.has_tree),
    Spec("numbers", mark("&Numbers and queues…"), mark("See what each phone number plays, and change it."),
         "phone", None, _session),
    Spec("choose-queues", mark("Choose &queues…"),
         mark("Say which queues are meant that the contact center does not have."), "queue", None, _draw),
    Spec("where-used", mark("Where is it &used?"),
         mark("List every key and node that uses a queue, a number, a recording or a voice."), "link",
         "Ctrl+Shift+W", _session),
    # ---- View
    Spec("zoom-in", mark("Zoom &in"), mark("Draw the tree larger."), "zoom-in", "Ctrl++", _tree,
         also=("Ctrl+=",)),
    Spec("zoom-out", mark("Zoom &out"), mark("Draw the tree smaller."), "zoom-out", "Ctrl+-", _tree),
    Spec("zoom-fit", mark("&Fit the tree"), mark("Show the whole tree."), "fit", "Ctrl+0", _tree),
    Spec("zoom-100", mark("&Actual size"), mark("Draw at 100 %."), "actual-size", "Ctrl+1", _tree),
    Spec("arrange", mark("A&rrange all"),
         mark("Put every box in order, those placed by hand too."), "arrange",
         "Ctrl+L", _draw),
    Spec("arrange-new", mark("Arrange, &keep placed boxes"), mark("Tidy up around the boxes placed by hand."),
         "arrange", "Ctrl+Shift+L", _draw),
    Spec("arrange-selection", mark("Arrange &selection"),
         mark("Put the selected boxes in order."), "arrange", None,
         lambda f: f.boxes > 1),
    Spec("direction-right", mark("Draw left to ri&ght"),
         mark("Draw children to the right of their parents."), "",
         None, _draw, checkable=True),
    Spec("go-canvas", mark("Go to &canvas"), mark("Move the keyboard to the canvas."), "", "Ctrl+Shift+1"),
    Spec("go-trees", mark("Go to &trees"),
         mark("Move the keyboard to the tree list."), "tree", "Ctrl+Shift+2"),
    Spec("go-inspector", mark("Go to &properties"), mark("Move the keyboard to the properties."), "settings",
         "Ctrl+Shift+3"),
    Spec("go-problems", mark("Go to pro&blems"),
         mark("Show the list of problems."), "problems", "Ctrl+Shift+4"),
    Spec("go-activity", mark("Go to act&ivity"), mark("Show the list of calls."), "activity", "Ctrl+Shift+5"),
    Spec("go-outline", mark("Go to &outline"),
         mark("Move the keyboard to the tree as an outline of lines."), "tree", "Ctrl+Shift+O"),
    Spec("go-to", mark("Go to bo&x…"), mark("Go to any box by its name, number or id."), "search", "Ctrl+G",
         _tree),
    Spec("previous-pane", mark("Pre&vious pane"), mark("Move the keyboard to the part of the window before."),
         "", "Shift+F6"),
    Spec("hide-panels", mark("Hide pa&nels"), mark("Show nothing but the canvas; once more brings all back."),
         "", "Ctrl+\\", checkable=True),
    Spec("next-pane", mark("&Next pane"),
         mark("Move the keyboard to the next part of the window."), "", "F6"),
    Spec("reset-layout", mark("Reset window la&yout"), mark("Put all panels where they were at first.")),
    Spec("show-paths", mark("Highlight all pat&hs through it"),
         mark("Show every way from the entry to the selected box; once more ends it."), "",
         "Ctrl+Shift+H", _any),
    Spec("fold", mark("Fo&ld or unfold branch"), mark("Hide what lies below the selected nodes, or show it."),
         "", "Ctrl+.", _nodes),
    Spec("unfold-all", mark("&Unfold all"), mark("Show every branch that is folded."), "", "Ctrl+Shift+E",
         _draw),
    Spec("command-palette", mark("Comman&ds…"), mark("Do any action or go to any box by typing its name."),
         "search", "Ctrl+Shift+P"),
    # ---- Check
    Spec("next-problem", mark("Ne&xt problem"), mark("Choose the next problem and go to its place."), "",
         "F8", _tree),
    Spec("previous-problem", mark("Pre&vious problem"), mark("Choose the problem before, go to its place."),
         "", "Shift+F8", _tree),
    Spec("fix-problem", mark("&Fix the chosen problem"), mark("Mend it in one step, if there is a way."),
         "live", "Alt+F8", _tree),
    Spec("simulate", mark("&Call this tree"),
         mark("Walk through the tree as a caller would; nothing is sent."), "phone", "F9", _tree),
    Spec("go-calls", mark("Go to cal&ls"), mark("Show what is proved of all calls, and the recorded ones."),
         "", "Ctrl+Shift+7"),
    Spec("save-test", mark("Save the walk as a &test…"),
         mark("Keep the simulated call with the tree; it is run after every edit."), "save", None, _tree),
    Spec("show-untested", mark("Show &untested keys"),
         mark("Mark the keys on the canvas that no recorded call takes."), "", None, _tree, checkable=True),
    Spec("time-map", mark("Time &map"), mark("Show on the canvas how long callers take to get anywhere."),
         "waiting", "Ctrl+Alt+H", _tree, checkable=True),
    Spec("calibrate", mark("Measure the s&peaking rate…"),
         mark("Fit the times to one prompt that you have timed."), "", None, _tree),
    Spec("add-ladder", mark("Add &retries…"),
         mark("Say the menu again after silence or a wrong key, then give the caller to a person."), "", None,
         _one),
    Spec("remove-ladder", mark("Remove retr&ies"),
         mark("Take the retries of the selected node away."), "", None, _one),
    Spec("check-settings", mark("Settings of the chec&ks…"),
         mark("Choose profiles, limits and how grave each finding is."), "settings"),
    Spec("write-menu", mark("&Write the menu from the keys"),
         mark("Say each key of the node in its text: purpose first, in order."), "keypad", "Ctrl+M", _one),
    Spec("accept-problem", mark("&Accept the chosen problem…"),
         mark("Keep it off the list, with a reason and a last day."), "", None, _tree),
    Spec("go-conflicts", mark("Go to conflicts"), mark("Show what somebody else changed as well."),
         "conflict", "Ctrl+Shift+6"),
    Spec("go-plan", mark("Go to plan"), mark("Show what publishing would do."), "draft", "Ctrl+Shift+9"),
    Spec("go-history", mark("Go to history"), mark("Show what callers heard before."), "history",
         "Ctrl+Shift+8", _tree),
    # ---- Publish
    Spec("mode-live", mark("Live &edit"), mark("Send each edit to the contact center at once."), "online",
         "Ctrl+Alt+E", lambda f: f.mode == "draft" and not f.publishing),
    Spec("mode-draft", mark("&Draft"), mark("Keep edits here until they are published."), "draft",
         "Ctrl+Alt+D", lambda f: f.mode == "live" and not f.publishing),
    Spec("preview", mark("Pre&view"), mark("Draw what publishing would change, and list the steps."),
         "preview", "Ctrl+Alt+P", lambda f: bool(f.mode) and not f.publishing),
    Spec("publish", mark("&Publish"), mark("Carry out the plan; without one, make it first."), "export",
         "Ctrl+Shift+U", lambda f: bool(f.mode) and not f.publishing),
    Spec("stop-publishing", mark("&Stop publishing"),
         mark("Take no further step; what is not sent stays in the draft."), "stop", "Ctrl+Alt+S",
         lambda f: f.publishing),
    Spec("roll-back", mark("&Roll back"), mark("Give the numbers the tree back that callers heard before."),
         "history", None, lambda f: f.kept and not f.publishing),
    Spec("end-comparison", mark("Ba&ck to the canvas"),
         mark("End the preview or the comparison and go on drawing."), "", None, lambda f: f.comparing),
    Spec("compare-versions", mark("C&ompare versions"),
         mark("Draw the chosen versions of the history in one picture."), "history", None, _tree),
    Spec("restore-version", mark("Restore &a version…"),
         mark("Bring the chosen version back as a draft, and show the plan."), "", None, _tree),
    Spec("restore-node", mark("Restore one node…"),
         mark("Bring the selected node back as it was in the chosen version."), "", None, _tree),
    Spec("seen-news", mark("Changes of others are seen"),
         mark("Take the marks off what was changed on the server."), "", None, lambda f: f.news),
    Spec("send-again", mark("Send a&gain"), mark("Try once more what was refused or held back."), "refresh",
         "Ctrl+Alt+R", lambda f: f.stuck > 0),
    Spec("take-back", mark("Take &back"),
         mark("Give up what was refused or held back, and take what the contact center has."), "undo",
         "Ctrl+Alt+Z", lambda f: f.stuck > 0),
    Spec("next-conflict", mark("&Next conflict"), mark("Look at the next thing that somebody else changed."),
         "conflict", "Ctrl+F8", lambda f: f.conflicts > 0),
    Spec("keep-mine", mark("Keep &mine"), mark("Decide the conflict for what is here; it is written now."),
         "", "Ctrl+Alt+M", lambda f: f.conflicts > 0),
    Spec("take-theirs", mark("Take &theirs"),
         mark("Decide the conflict for what the contact center has."), "", "Ctrl+Alt+T",
         lambda f: f.conflicts > 0),
    Spec("lock", mark("&Lock connection"), mark("Forget the secret now; work waits until you unlock."), "key",
         "Ctrl+Alt+L", lambda f: f.online),
    Spec("unlock", mark("&Unlock connection…"), mark("Take the secret from the keyring, or enter it."), "key",
         None, lambda f: f.locked),
    # ---- Help
    Spec("help", mark("&Help on this"), mark("Say what the part of the window is for that has the keyboard."),
         "help", "F1"),
    Spec("whats-this", mark("&What's this?"),
         mark("Click something to read what it is for."), "help", "Shift+F1"),
    Spec("shortcuts", mark("&Keyboard shortcuts"), mark("List all keys."), "keyboard", "Ctrl+?"),
    Spec(
        "self-test",
        mark("&Check this installation…"),
        mark("Try keyring, network and window, and say what to do about what is wrong."),
        "problems",
    ),
    Spec("about", mark("&About IVR Designer"), mark("Version, licences, folders."), "info"),
)  # fmt: skip

MAC_KEYS: dict[str, tuple[str, ...]] = {
    "go-canvas": ("Ctrl+Alt+1",), "go-trees": ("Ctrl+Alt+2",), "go-inspector": ("Ctrl+Alt+3",),
    "go-problems": ("Ctrl+Alt+4",), "go-activity": ("Ctrl+Alt+5",), "go-conflicts": ("Ctrl+Alt+6",),
    "go-calls": ("Ctrl+Alt+7",), "go-history": ("Ctrl+Alt+8",), "go-plan": ("Ctrl+Alt+9",),
    "shortcuts": ("Ctrl+Alt+K",),
    "time-map": ("Ctrl+Alt+Y",),
    "mode-draft": ("Ctrl+Alt+G",),
    "keep-mine": ("Ctrl+Alt+I",),
    "write-menu": ("Ctrl+Shift+B",),
    "delete-key": ("Ctrl+Backspace",),
    "quit": ("Ctrl+Q", "Ctrl+W"),
}  # fmt: skip
"""The first keys on a Mac in the place of the table's: where the system has those for pictures of the screen,
the Dock, hiding and minimising; where keyboards have no Del; and Ctrl+W, which closes any window there.
"""

SEPARATOR = "-"
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("&File"), ("new-tree", "new-from-template", "open-file", "recent", "import", "-", "save-file",
                     "save-file-as", "keep-template", "export", "export-activity", "-", "welcome",
                     "connections", "-", "preferences", "-", "quit")),
    (mark("&Edit"), ("undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "-", "rename",
                     "lead-elsewhere", "change-key", "delete-key", "select-all", "-", "find",
                     "find-next", "find-previous")),
    (mark("&Insert"), ("add-talk", "add-play", "new-child", "add-key", "connect")),
    (mark("&Tree"), ("rename-tree", "delete-tree", "-",
                     "prompts-sheet", "hear", "recordings", "upload-recordings", "-", "attach-number",
                     "numbers", "choose-queues", "where-used", "-", "refresh")),
    (mark("&View"), ("command-palette", "-", "zoom-in", "zoom-out", "zoom-fit", "zoom-100", "-", "arrange",
                     "arrange-new", "arrange-selection", "-", "direction-right", "-", "show-paths", "fold",
                     "unfold-all", "-", "hide-panels", "reset-layout")),
    (mark("&Go"), ("go-to", "-", "go-canvas", "go-outline", "go-trees", "go-inspector", "go-problems",
                   "go-activity", "go-conflicts", "go-plan", "go-history", "-", "next-pane",
                   "previous-pane")),
    (mark("&Check"), ("next-problem", "previous-problem", "fix-problem", "accept-problem", "-",
                      "simulate", "save-test", "show-untested", "go-calls", "-",
                      "time-map", "calibrate", "-", "write-menu", "add-ladder", "remove-ladder", "-",
                      "check-settings")),
    (mark("&Publish"), ("mode-live", "mode-draft", "-", "preview", "publish", "stop-publishing", "roll-back",
                        "end-comparison", "-", "compare-versions", "restore-version", "restore-node", "-",
                        "send-again", "take-back", "-", "next-conflict", "keep-mine", "take-theirs",
                        "seen-news", "-", "lock", "unlock")),
    (mark("&Help"), ("help", "shortcuts", "whats-this", "-", "self-test", "about")),
)  # fmt: skip
TOOLBAR: tuple[str, ...] = (
    "open-file", "save-file", "-", "undo", "redo", "-", "add-talk", "add-key", "delete", "-", "arrange",
    "zoom-fit", "zoom-out", "zoom-in",
)  # fmt: skip
CANVAS_MENU: tuple[str, ...] = (
    "add-key", "add-talk", "-", "lead-elsewhere", "change-key", "delete-key", "-", "rename",
    "duplicate", "-", "cut", "copy", "paste", "delete", "-",
    "arrange-selection", "select-all", "-", "hear", "show-paths", "fold", "where-used",
)  # fmt: skip
TREE_MENU: tuple[str, ...] = ("rename-tree", "attach-number", "save-file-as", "export", "-", "delete-tree")
