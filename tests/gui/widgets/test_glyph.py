"""Icons beside words."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from ivr_designer.ui.icons import pixmap
from ivr_designer.ui.theme import ICON, Look
from ivr_designer.ui.widgets.glyph import Glyph


def image(label: QLabel) -> QImage:
    return label.pixmap().toImage()


def test_it_shows_an_icon_another_one_or_none(qtbot):
    glyph = Glyph("live", "success")
    qtbot.addWidget(glyph)
    assert image(glyph) == pixmap("live", ICON, "success").toImage()
    glyph.show_icon("refused", "danger")
    assert image(glyph) == pixmap("refused", ICON, "danger").toImage()
    glyph.show_icon("", "danger")
    assert glyph.pixmap().isNull()


def test_the_heads_of_properties_follow_another_look(parts, session):
    rig, _, shell = parts
    rig.window.use_session(session, "Test")
    rig.pump()
    rig.open("hotline")
    rig.pump(3)
    glyphs = [g for g in rig.window.inspector.findChildren(Glyph) if g.isVisible()]
    before = [image(g) for g in glyphs]
    assert len(glyphs) == 2, "what is selected, and its state"
    shell._keeper.choose(Look.DARK)
    rig.pump(3)
    assert [image(g) for g in glyphs] != before
    assert all(image(g) == pixmap(g._icon_name, ICON, g._tone).toImage() for g in glyphs)
