"""Export, import and templates in the window."""

import json
import threading
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ivr_designer.storage.exporters.registry import exporters
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.dialogs.loss_report import LossReportDialog

LEFT = Qt.MouseButton.LeftButton
FREESWITCH = """<configuration name="ivr.conf"><menus>
<menu name="demo" greet-long="say:Welcome. Press 1 for sales." timeout="7000" tts-voice="kate">
<entry action="menu-sub" digits="1" param="sales"/>
<entry action="menu-exec-app" digits="2" param="bridge sofia/x"/></menu>
<menu name="sales" greet-long="sales.wav" timeout="5000"><entry action="menu-exit" digits="*"/></menu>
</menus></configuration>"""


@pytest.fixture
def exchange(rig, tmp_path):
    exchange = rig.window.features.exchange
    exchange.own_templates = tmp_path / "templates"
    return exchange


def written(rig, exchange, kind, path, **how):
    """Export and wait until it is told how it went."""
    future = exchange.export(exporters()[kind], path, **how)
    rig.wait_until_told(exchange)
    return future.exception() is None


def bar_texts(rig):
    return " ".join(label.text() for label in rig.window.bars.findChildren(QLabel))


def test_dialog_lists_every_kind(rig, exchange):
    QTest.keySequence(rig.window, "Ctrl+E")
    dialog = exchange.ask_export()
    listed = {k.kind for k in dialog.model.rows}
    assert listed == set(exporters()) >= {"png", "pdf", "pdf-a3", "svg", "html", "csv", "dot", "text"}
    told = []
    dialog.chosen.disconnect()  # the file dialog that would follow
    dialog.chosen.connect(told.append)
    dialog.masked.setChecked(True)
    dialog.view.activated.emit(dialog.model.index(0))
    ((exporter, masked),) = told
    assert (exporter.kind, masked) == ("html", True)


@pytest.mark.parametrize("kind", ["html", "csv", "svg", "dot", "mermaid", "graphml", "text", "png", "pdf"])
def test_every_kind_is_written(rig, exchange, tmp_path, kind):
    exchange.ask_export().reject()
    path = tmp_path / f"out.{kind}"
    assert written(rig, exchange, kind, path)
    assert path.stat().st_size > 200


def test_document_names_queues_numbers_and_hides_them_on_demand(rig, exchange, tmp_path):
    exchange.ask_export().reject()  # which knows the kinds that need Qt
    path = tmp_path / "doc.html"
    assert written(rig, exchange, "html", path)
    text = path.read_text(encoding="utf-8")
    assert "842473001900" in text
    assert "842838223344" in text
    assert written(rig, exchange, "html", path, masked=True)
    assert "842838223344" not in path.read_text(encoding="utf-8")
    assert "842473001900" not in path.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told(rig, exchange, tmp_path):
    assert not written(rig, exchange, "csv", tmp_path / "no" / "x.csv")
    assert "x.csv" in bar_texts(rig) or "folder" in bar_texts(rig)


@dataclass
class SlowExporter:
    """Writes what it is given once it is let go."""

    let_go: Event = field(default_factory=Event)
    seen: list = field(default_factory=list)

    def write(self, source):
        assert self.let_go.wait(20)
        self.seen.append(len(source.tree.nodes))
        return b"made"


def test_a_long_export_is_shown_and_the_window_goes_on(rig, exchange, tmp_path):
    slow, before = SlowExporter(), len(rig.tree.nodes)
    future = exchange.export(slow, tmp_path / "big.png")
    rig.wait(lambda: "Writing “big.png”" in bar_texts(rig))
    rig.window.nodes.add_node(BoxKind.TALK)
    assert len(rig.tree.nodes) == before + 1
    slow.let_go.set()
    rig.wait(future.done)
    rig.wait(lambda: "Writing" not in bar_texts(rig))
    assert slow.seen == [before]  # the tree as it was when it was asked for
    assert (tmp_path / "big.png").read_bytes() == b"made"


def test_an_export_can_be_stopped(rig, exchange, tmp_path):
    path = tmp_path / "big.png"
    path.write_bytes(b"old")
    slow = SlowExporter()
    future = exchange.export(slow, path)
    rig.wait(lambda: "Writing “big.png”" in bar_texts(rig))
    (stop,) = [b for b in rig.window.bars.findChildren(QPushButton) if b.text() == "Stop"]
    QTest.mouseClick(stop, LEFT)
    slow.let_go.set()
    rig.wait(future.done)
    rig.pump()
    assert path.read_bytes() == b"old"
    assert "Writing" not in bar_texts(rig)


def test_a_second_export_takes_the_place_of_the_first(rig, exchange, tmp_path):
    first, second = SlowExporter(), SlowExporter()
    exchange.export(first, tmp_path / "1")
    exchange.export(second, tmp_path / "2")
    first.let_go.set()
    second.let_go.set()
    rig.wait_until_told(exchange)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["2"]


def test_import_makes_a_draft_and_lists_what_was_lost(rig, exchange, session, tmp_path):
    path = tmp_path / "ivr.conf.xml"
    path.write_text(FREESWITCH, encoding="utf-8")
    exchange.take_in(path)
    rig.wait(lambda: rig.window.findChild(LossReportDialog) is not None)
    report = rig.window.findChild(LossReportDialog)
    rig.wait(lambda: {n.name for n in rig.tree.nodes.values()} == {"demo", "sales"})
    row = next(r for r in session.account.trees if r.id == rig.tree.id)
    assert row.mode is Mode.DRAFT
    rig.wait(report.isVisible)
    shown = [report.model.index(i) for i in range(report.model.rowCount())]
    assert shown
    assert any("@tts-voice" in i.data(Qt.ItemDataRole.ToolTipRole) for i in shown)
    assert str(len(shown)) in " ".join(label.text() for label in report.findChildren(QLabel))


@pytest.mark.parametrize("content", ["", "{}", "<html/>", json.dumps({"a": [1] * 50}), "\0\0\0"])
def test_no_phone_menu_is_refused_in_a_sentence(rig, exchange, session, tmp_path, content):
    path = tmp_path / "odd.json"
    path.write_text(content, encoding="utf-8")
    before = len(session.account.trees)
    exchange.take_in(path)
    rig.wait_until_told(exchange)
    assert rig.window.findChild(LossReportDialog) is None
    assert "Export the call flow that holds the menu" in bar_texts(rig)
    assert len(session.account.trees) == before


def test_gallery_searches_and_starts_a_draft(rig, exchange, session):
    gallery = exchange.show_gallery()
    assert len(gallery.model.rows) >= 10
    QTest.keyClicks(gallery.field, "ngan hang")
    assert gallery.model.rows
    assert all("Ngân hàng" in t.title or "ngân hàng" in t.about for t in gallery.model.rows)
    wanted = gallery.model.rows[0]
    assert gallery.about.text() == wanted.about
    assert gallery.picture.drawing is not None
    assert len(gallery.picture.drawing.source.tree.nodes) == len(wanted.content().nodes)
    QTest.mouseClick(gallery.use, LEFT)
    rig.wait(lambda: rig.tree.id != "hotline")
    assert len(rig.tree.nodes) == len(wanted.content().nodes)
    assert "template" not in rig.tree.extra
    assert next(r for r in session.account.trees if r.id == rig.tree.id).mode is Mode.DRAFT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_gallery_begins_with_the_language_of_the_window(exchange, language):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        gallery = exchange.show_gallery()
    finally:
        QLocale.setDefault(before)
    there = [t.language for t in gallery.model.rows]
    assert there[0] == language
    assert there == sorted(there, key=lambda each: each != language)
    assert set(there) == {"vi", "en"}


def test_gallery_that_finds_nothing_offers_nothing(exchange):
    gallery = exchange.show_gallery()
    QTest.keyClicks(gallery.field, "qqq")
    assert not gallery.use.isEnabled()


def test_selection_becomes_a_template(rig, exchange):
    rig.window.surface.select([rig.node("Kinh doanh"), rig.node("Kỹ thuật")])
    dialog = exchange.ask_keep()
    dialog.name.setText("Hai nút")
    dialog.about.setPlainText("Cho thử nghiệm")
    QTest.mouseClick(dialog.save, LEFT)
    gallery = exchange.show_gallery()
    (own,) = [t for t in gallery.model.rows if t.own]
    assert (own.title, own.about) == ("Hai nút", "Cho thử nghiệm")
    assert {n.name for n in own.content().nodes.values()} == {"Kinh doanh", "Kỹ thuật"}


def test_a_template_needs_a_name_and_a_node(rig, exchange):
    rig.window.surface.select()
    assert exchange.ask_keep() is None
    rig.window.surface.select([rig.node("Kỹ thuật")])
    dialog = exchange.ask_keep()
    dialog.name.clear()
    assert not dialog.save.isEnabled()


def test_where_templates_cannot_be_kept_is_told(rig, exchange, tmp_path):
    (tmp_path / "file").write_text("x")
    exchange.own_templates = tmp_path / "file"
    assert not exchange.keep(rig.tree.content(), "T", "")
    assert bar_texts(rig)


def test_an_import_is_read_beside_the_window(rig, exchange, session, tmp_path):
    threads, let_go, before = [], Event(), len(session.account.trees)
    draft = read_foreign(FREESWITCH.encode())

    def read(_path):
        threads.append(threading.current_thread())
        assert let_go.wait(20)
        return draft

    future = exchange.take_in(tmp_path / "a.xml", read)
    assert exchange.take_in(tmp_path / "a.xml", read) is future
    assert len(session.account.trees) == before
    let_go.set()
    rig.wait(lambda: rig.window.findChild(LossReportDialog) is not None)
    assert len(threads) == 1
    assert threading.main_thread() not in threads
    assert len(session.account.trees) == before + 1
