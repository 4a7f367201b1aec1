"""The actions: complete, without clashes, on and off as they should be."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from ivr_designer.ui.action_table import CANVAS_MENU, MAC_KEYS, MENUS, SPECS, TOOLBAR, TREE_MENU, Facts
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.shortcuts import native, refusal

SYSTEMS = pytest.mark.parametrize("mac", [False, True], ids=["PC", "Mac"])


def make(qtbot, mac=False):
    window = QWidget()
    qtbot.addWidget(window)
    return Actions(window, QWidget(window), mac), window


@SYSTEMS
def test_no_two_actions_share_a_shortcut(qtbot, mac):
    actions, _window = make(qtbot, mac)
    keys = Counter()
    for spec in SPECS:
        for sequence in actions[spec.id].shortcuts():
            keys[sequence.toString()] += 1
    assert [key for key, count in keys.items() if count > 1] == []


@SYSTEMS
def test_input_methods_and_the_system_keep_their_keys(qtbot, mac):
    actions, _window = make(qtbot, mac)
    taken = {actions[s.id].shortcut().toString() for s in SPECS}
    assert not taken & {"Ctrl+Shift", "Ctrl+Space", "Shift+Space", "Ctrl+Shift+Space"}
    single = {s.id for s in SPECS if any(len(k.toString()) == 1 for k in actions[s.id].shortcuts())}
    assert single == {"new-child", "connect"}, "single letters act on the canvas only"
    assert all(s.canvas for s in SPECS if s.id in single)
    for spec in SPECS:
        for keys in actions[spec.id].shortcuts():
            assert refusal(spec, keys, mac) is None, spec.id


def test_what_has_a_key_has_one_on_a_mac(qtbot):
    (pc, _), (mac, _) = make(qtbot), make(qtbot, mac=True)
    assert set(MAC_KEYS) <= pc.ids
    for spec in SPECS:
        assert bool(pc.defaults(spec.id)) is bool(mac.defaults(spec.id)), spec.id
        if spec.id not in MAC_KEYS:
            assert pc.defaults(spec.id) == mac.defaults(spec.id)


def test_keys_can_be_changed_taken_over_and_reset(qtbot):
    actions, _window = make(qtbot)
    told = []
    actions.keys_changed.connect(lambda: told.append(1))
    actions.change_keys("about", QKeySequence("Ctrl+K"))
    assert actions["about"].shortcut() == QKeySequence("Ctrl+K")
    assert actions["add-key"].shortcuts() == []
    assert actions.custom == {"about": "Ctrl+K", "add-key": ""}
    assert native(QKeySequence("Ctrl+K")) in actions["about"].toolTip()
    assert native(QKeySequence("Ctrl+K")) not in actions["add-key"].toolTip()
    actions.change_keys("add-key", None)
    assert actions.custom == {"about": ""}
    actions.change_keys("about", None)
    assert (actions.custom, actions["about"].shortcuts()) == ({}, [])
    assert told


def test_stored_keys_that_cannot_be_are_left_alone(qtbot):
    actions, _window = make(qtbot)
    actions.set_custom(
        {
            "gone": "Ctrl+K",
            "about": "Ctrl+Space",
            "welcome": "A",
            "connections": "Ctrl+K",
            "import": "Ctrl+Alt+I",
        }
    )
    assert actions.custom == {"import": "Ctrl+Alt+I"}
    assert actions.owner("about", QKeySequence("Ctrl+K")) == "add-key"


def test_single_letters_can_be_switched_off_and_are_kept(qtbot):
    actions, _window = make(qtbot)
    actions.set_letters(False)
    assert actions["connect"].shortcuts() == []
    assert actions.keys("connect") == [QKeySequence("C")]
    assert actions["delete"].shortcuts() != []
    actions.set_letters(True)
    assert actions["connect"].shortcuts() == [QKeySequence("C")]


def test_every_action_explains_itself(qtbot):
    actions, _window = make(qtbot)
    for spec in SPECS:
        action = actions[spec.id]
        assert action.text(), spec.id
        assert action.statusTip().endswith("."), spec.id
        assert action.whatsThis(), spec.id
        assert action.toolTip(), spec.id
        assert "&" not in action.toolTip().replace("&&", ""), spec.id


def test_ids_are_unique_and_menus_name_existing_ones():
    ids = [s.id for s in SPECS]
    assert len(ids) == len(set(ids))
    named = {i for _t, menu in MENUS for i in menu} | {*TOOLBAR, *CANVAS_MENU, *TREE_MENU}
    assert named - set(ids) == {"-", "recent"}
    reachable = {i for _t, menu in MENUS for i in menu}
    assert set(ids) - reachable == set(), "every action is in a menu"


def test_access_keys_of_a_menu_differ():
    texts = {s.id: s.text for s in SPECS}
    for title, ids in MENUS:
        letters = Counter()
        for action_id in ids:
            text = texts.get(action_id, "")
            if "&" in text:
                letters[text[text.index("&") + 1].lower()] += 1
        assert [x for x, n in letters.items() if n > 1] == [], title


def test_facts_decide_what_can_be_used(qtbot):
    actions, _window = make(qtbot)
    actions.refresh(Facts())
    assert not actions["delete"].isEnabled()
    assert not actions["new-tree"].isEnabled()
    assert actions["open-file"].isEnabled()
    actions.refresh(Facts(has_session=True, has_tree=True, boxes=1, nodes=1, writable=True, can_undo=True))
    assert all(actions[i].isEnabled() for i in ("delete", "rename", "add-key", "undo", "copy", "save-file"))
    actions.refresh(Facts(has_tree=True, can_undo=True, can_redo=True, frozen=True))
    assert not actions["undo"].isEnabled()
    assert not actions["redo"].isEnabled()


def test_handlers_and_own_names(qtbot):
    actions, _window = make(qtbot)
    told = []
    actions.bind("refresh", lambda: told.append("refresh"))
    actions.bind_checked("direction-right", told.append)
    actions.trigger("refresh")
    actions.trigger("direction-right")
    assert told == ["refresh", True]
    actions.name("undo", lambda: "&Undo Rename")
    assert actions["undo"].text() == "&Undo Rename"
    actions.retranslate()
    assert actions["undo"].toolTip().startswith("Undo Rename (")


def test_menus_are_filled(qtbot):
    actions, _window = make(qtbot)
    menu = actions.fill_menu(QMenu(_window), ("copy", "-", "paste", "nonsense"))
    assert [a.isSeparator() for a in menu.actions()] == [False, True, False]
    assert actions.ids == {s.id for s in actions.specs}
    assert actions["copy"].shortcut() == QKeySequence(QKeySequence.StandardKey.Copy)


def test_a_session_alone_switches_its_actions_on(make_window, session):
    rig = make_window(session)
    assert rig.window.actions_["new-tree"].isEnabled()
    rig.window.use_session(None)
    assert not rig.window.actions_["new-tree"].isEnabled()


LETTERS = "aawoowddeefsrxjz nc1234567890*#/?"
"""What Telex is typed with, and what the canvas takes for itself."""


def test_typing_in_a_field_sets_nothing_off(rig):
    window, done = rig.window, []
    for action_id in window.actions_.ids:
        window.actions_[action_id].triggered.connect(lambda _on=False, i=action_id: done.append(i))
    window.show_item(rig.node("Lời chào"))
    window.actions_.trigger("find")
    done.clear()
    form = window.inspector.node_form
    for field in (window.features.search_bar.field, form.name, form.text):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, LETTERS)
        said = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
        assert said == LETTERS
    rig.pump(20)
    assert done == []
    assert len(rig.tree.nodes) == 4
