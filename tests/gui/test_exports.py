"""Exports that need Qt, read back by other programs: Qt's PNG reader, pdftotext, pdfinfo."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from functools import partial
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import SCRIPT, Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.exporters.registry import exporters
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.storage.files import parse_tree
from ivr_designer.ui.canvas.colours import LIGHT
from ivr_designer.ui.exports.drawing import Drawing
from ivr_designer.ui.exports.pages import sheets, write_a3, write_a4
from ivr_designer.ui.exports.pictures import write_png
from ivr_designer.ui.exports.script import write_script
from ivr_designer.ui.exports.vectors import write_document, write_svg
from tests.helpers.machine import needs_program
from tests.helpers.work import calls_in

DAY = date(2026, 11, 23)
needs_poppler = needs_program("pdftotext")


def hotline(**facts):
    content = parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    return ExportSource(IvrTree(TreeId("t"), content), DAY, **facts)


def large(count):
    """A node with children, each with children: far more than a page holds."""
    nodes = [Node(NodeId(f"n{i}"), f"Chi nhánh {i}", TalkPrompt("Xin chào.")) for i in range(count)]
    keys = [
        Keypress(KeypressId(f"k{i}"), NodeId(f"n{(i - 1) // 8}"), Key(str((i - 1) % 8 + 1)), Action.NEXT_NODE,
                 next_node=NodeId(f"n{i}"))
        for i in range(1, count)
    ]  # fmt: skip
    content = TreeContent("Lớn", NodeId("n0"), {n.id: n for n in nodes}, {k.id: k for k in keys})
    return ExportSource(IvrTree(TreeId("t"), content), DAY)


def run(tool, *arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def test_registered_beside_the_others(qapp):
    kinds = exporters()
    assert {"png", "pdf", "pdf-a3"} <= kinds.keys()
    assert kinds["pdf-a3"].suffix == ".pdf"


def test_png_shows_the_tree(qapp):
    image = QImage.fromData(write_png(hotline()))
    assert image.width() > 1500
    assert image.text("Title") == "Hotline 1900"
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 20, "not a blank sheet"


def test_huge_picture_stays_in_bounds(qapp):
    image = QImage.fromData(write_png(large(400)))
    assert image.width() * image.height() <= 61_000_000
    assert max(image.width(), image.height()) <= 30_000


def test_png_in_strips_is_one_picture(qapp):
    whole = QImage.fromData(write_png(large(30)))
    assert whole.text("Title") == large(30).tree.name
    drawing = Drawing(large(30))
    left, top, right, bottom = drawing.bounds
    size = (round((right - left) * 2), round((bottom - top) * 2))
    assert (whole.width(), whole.height()) == size
    assert whole.width() * whole.height() > 2 * 2_000_000  # several strips
    once = QImage(*size, QImage.Format.Format_RGB888)
    once.fill(LIGHT.color("ground"))
    painter = QPainter(once)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(2, 2)
    painter.translate(-left, -top)
    drawing.paint(painter, drawing.bounds)
    painter.end()
    assert whole.convertToFormat(QImage.Format.Format_RGB888) == once


def svg_in_one_go(drawing):
    """What Qt writes when the whole tree is painted at once."""
    left, top, right, bottom = drawing.bounds
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(100, 100))
    made.setViewBox(QRectF(left, top, ceil(right - left), ceil(bottom - top)))
    painter = QPainter(made)
    drawing.paint(painter, drawing.bounds)
    painter.end()
    return bytes(buffer.data().data())


def rendered(svg):
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    size = renderer.viewBox().size()
    image = QImage(size / 3, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def test_a_picture_in_pieces_looks_like_one_made_in_one_go(qapp):
    source = large(120)
    drawing = Drawing(source)
    assert len(list(drawing.pieces(drawing.bounds))) > 6
    once = re.sub(rb'font-family="([^"]+)"', rb'font-family="\1, sans-serif"', svg_in_one_go(drawing))
    assert rendered(write_svg(source)) == rendered(once)
    page = write_document(source)
    assert page.count(b"<svg ") == page.count(b"</svg>") == 1
    assert write_svg(source).split(b"\n", 1)[1].strip() in page


def test_an_icon_is_written_once_however_often_it_is_drawn(qapp):
    svg = write_svg(large(120))
    icons = re.findall(rb'href="(data:[^"]*)"', svg)
    assert len(icons) == len(set(icons)) > 0
    assert svg.count(b"<use ") >= 120
    assert {*re.findall(rb'href="#([^"]*)"', svg)} == {*re.findall(rb'<image id="([^"]*)"', svg)}


def test_no_piece_is_much_work_however_large_the_tree_is(qapp):
    def most(count):
        drawing, image = Drawing(large(count)), QImage(10, 10, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        most = max(calls_in(partial(p, painter)) for p in drawing.pieces(drawing.bounds))
        painter.end()
        return most

    assert most(400) <= 2 * most(100)  # in one go it is four times as much


@needs_poppler
def test_pdf_text_is_searchable_in_vietnamese(qapp, tmp_path):
    path = tmp_path / "tree.pdf"
    queues = {"QU_H7CFNKKKUGYG5N2R": "Kỹ thuật viên"}
    path.write_bytes(write_a4(hotline(numbers=("842473001900",), queues=queues)))
    text = run("pdftotext", path, "-")
    for words in ("Lời chào", "Kinh doanh", "Kỹ thuật viên", "+84 24 7300 1900", "+84 28 3822 3344",
                  "no input", "Hotline 1900", "As of 2026-11-23 · Page 1/1", "Spoken menu"):  # fmt: skip
        assert words in text
    assert "(A4)" in run("pdfinfo", path)


@needs_poppler
def test_numbers_are_masked_everywhere(qapp, tmp_path):
    path = tmp_path / "tree.pdf"
    path.write_bytes(write_a4(hotline(numbers=("842473001900",), masked=True)))
    text = run("pdftotext", path, "-")
    assert "3822" not in text
    assert "7300" not in text
    assert "344" in text


@needs_poppler
def test_large_tree_is_tiled_and_complete(qapp, tmp_path):
    source = large(150)
    path = tmp_path / "tree.pdf"
    path.write_bytes(write_a4(source))
    text = run("pdftotext", path, "-")
    pages = text.count("\f")
    assert pages > 3
    assert f"Page {pages}/{pages}" in text
    assert "Part A1" in text
    found = {line.strip() for line in text.splitlines()}
    assert {f"Chi nhánh {i}" for i in range(150)} <= found
    a3 = tmp_path / "a3.pdf"
    a3.write_bytes(write_a3(source))
    assert run("pdftotext", a3, "-").count("\f") < pages


def test_tiles_cover_all_boxes_with_room_to_glue(qapp):
    drawing = Drawing(large(150))
    found, zoom = sheets(drawing, 277, 175)
    assert zoom == 0.55
    assert len({s.place for s in found}) == len(found)
    for box in drawing.picture.boxes.values():
        left, top, right, bottom = box.rect
        whole = [
            s for s in found
            if s.part[0] <= left and s.part[1] <= top and right <= s.part[2] and bottom <= s.part[3]
        ]  # fmt: skip
        assert whole, "every box is whole on some page"


def test_empty_tree_is_one_page(qapp):
    source = ExportSource(IvrTree(TreeId("t"), TreeContent("Trống")), DAY)
    found, _zoom = sheets(Drawing(source), 277, 175)
    assert len(found) == 1
    assert write_a4(source).startswith(b"%PDF")
    assert write_png(source).startswith(b"\x89PNG")


@needs_poppler
def test_studio_script_has_every_word_and_no_number_if_masked(qapp, tmp_path):
    content = hotline().tree.content()
    recorded = next(n for n in content.nodes.values() if n.name == "Kỹ thuật")
    said = replace(recorded, extra={SCRIPT: "Gọi 0901 234 567 khi gấp."})
    tree = IvrTree(TreeId("t"), replace(content, nodes={**content.nodes, said.id: said}))
    path = tmp_path / "script.pdf"
    path.write_bytes(write_script(ExportSource(tree, DAY)))
    text = " ".join(run("pdftotext", "-layout", path, "-").split())
    assert "Studio script: Hotline 1900" in text
    assert "0901 234 567" in text
    assert "Chương trình khuyến" in text
    path.write_bytes(write_script(ExportSource(tree, DAY, masked=True)))
    assert "0901" not in run("pdftotext", path, "-")
