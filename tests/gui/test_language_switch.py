"""Another language while all is open: panels and dialogs say what they say in a window begun in it."""

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.ui.dialogs.preferences import PreferencesDialog
from tests.helpers.memory_session import MemorySession

STANDING = ("numbers", "recordings", "prompts-sheet", "where-used")


def words_of(widget):
    """What one widget says, by what it is said with."""
    yield "title", widget.windowTitle() if widget.isWindow() else ""
    yield "tip", widget.toolTip()
    yield "name", widget.accessibleName()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QComboBox():
            yield from (("choice", widget.itemText(i)) for i in range(widget.count()))
        case QTabBar():
            yield from (("tab", widget.tabText(i)) for i in range(widget.count()))
        case QMenu():
            yield from (("item", a.text()) for a in widget.actions())
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            flat = isinstance(model, QAbstractListModel)
            columns = range(1 if flat else model.columnCount(QModelIndex()))
            places = [(r, c) for r in range(model.rowCount(QModelIndex())) for c in columns]
            yield from (("cell", str(model.index(r, c).data() or "")) for r, c in places)
            across = Qt.Orientation.Horizontal
            heads = (model.headerData(c, across) for c in columns)
            yield from (("head", str(head or "")) for head in heads)


def is_put_away(widget):
    """Hidden and filled anew when it is shown; panels behind a tab are not."""
    while widget is not None:
        if widget.isHidden() and not isinstance(widget, QDockWidget | QDialog):
            return True
        widget = widget.parentWidget()
    return False


def all_words(rig):
    """Everything a window and its dialogs say, panels behind tabs included, and the boxes of the canvas."""
    said = {
        (type(widget).__name__, kind, text)
        for widget in [rig.window, *rig.window.findChildren(QWidget)]
        if not is_put_away(widget)
        for kind, text in words_of(widget)
        if text and text != QCoreApplication.translate("QLineEdit", "Clear")
    }
    surface = rig.window.surface
    said |= {("box", "title", box.words.title) for box in surface.picture.boxes.values()}
    return said | {("box", "entry", surface.scene.entry_words)}


def filled(make_window, sample):
    """A window with a selection and all dialogs that stay open."""
    rig = make_window(MemorySession({"hotline": sample, "empty": TreeContent("Ngoài giờ")}))
    rig.open("hotline")
    rig.window.show_item(rig.node("Lời chào"))
    for action in STANDING:
        rig.window.actions_.trigger(action)
    rig.window.actions_.trigger("find")
    rig.window.actions_.trigger("go-inspector")
    rig.window.actions_.trigger("zoom-100")  # how much is seen after a fit depends on how long words are
    rig.wait(lambda: not rig.window.calls_panel.is_empty)
    settle(rig)
    return rig


def settle(rig):
    """Let dialogs be made anew, and what is told in turn be told, however slow the machine is."""
    for _ in range(12):
        rig.pump(20)


def shown_dialogs(rig):
    return sorted(d.windowTitle() for d in rig.window.findChildren(QDialog) if d.isVisible())


def test_everything_that_is_open_follows(make_window, session, translations):
    sample = session.contents["hotline"]
    switched = filled(make_window, sample)
    english = all_words(switched)
    translations.choose("vi")
    settle(switched)
    begun_in_it = filled(make_window, sample)
    found, wanted = all_words(switched), all_words(begun_in_it)
    assert sorted(found - wanted) == []
    assert sorted(wanted - found) == []
    assert len(found & english) < len(english) / 3, "names of trees and nodes, and the like"
    assert len(shown_dialogs(switched)) == len(STANDING)
    assert shown_dialogs(switched) == shown_dialogs(begun_in_it)


def test_words_in_ready_pictures_follow(make_window, session, translations):
    rig = filled(make_window, session.contents["hotline"])
    stamps = rig.window.surface.scene.stamps
    english = stamps.key(Key.NO_INPUT, None).toImage()
    assert stamps.key(Key.NO_INPUT, None).toImage() == english
    translations.choose("vi")
    settle(rig)
    assert stamps.key(Key.NO_INPUT, None).toImage() != english


def test_our_own_name_of_a_connection_follows_and_the_users_stays(make_window, session, translations):
    rig = filled(make_window, session.contents["hotline"])
    bar = rig.window.status_bar
    translations.choose("vi")
    settle(rig)
    bar.show_connection("Sandbox")
    assert bar.connection.text() == "Sandbox"
    bar.show_connection(phrase("Sandbox"))
    assert bar.connection.text() == "Môi trường thử"
    translations.choose("en")
    settle(rig)
    assert bar.connection.text() == "Sandbox"


def test_and_back(make_window, session, translations):
    rig = filled(make_window, session.contents["hotline"])
    before = all_words(rig)
    for language in ("vi", "en"):
        translations.choose(language)
        settle(rig)
    assert all_words(rig) == before


def test_the_preferences_themselves_follow(parts):
    rig, _backend, shell = parts
    dialog = shell.show_preferences()
    dialog.language.setCurrentIndex(dialog.language.findData("vi"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    settle(rig)
    (again,) = [d for d in rig.window.findChildren(PreferencesDialog) if d.isVisible()]
    assert again.windowTitle() == "Tùy chọn"
    assert again.language.currentData() == "vi"
    assert again.language.hasFocus()


def test_what_was_entered_in_a_standing_dialog_stays(make_window, session, translations):
    rig = filled(make_window, session.contents["hotline"])
    features = rig.window.features
    sheet, usage = features.prompts.dialog, features.usage.dialog
    sheet.wanted.setText("phím")
    sheet.instead.setText("số")
    sheet.match_case.setChecked(True)
    usage.field.setText("kinh")
    translations.choose("vi")
    settle(rig)
    again = features.prompts.dialog
    assert again is not sheet
    assert (again.wanted.text(), again.instead.text()) == ("phím", "số")
    assert again.match_case.isChecked()
    assert again.preview.isEnabled()
    assert features.usage.dialog.field.text() == "kinh"
