"""Exports opened by those who will open them: a browser's text, Qt's reader of SVG, and fonts as they are."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.exporters import html, svg
from ivr_designer.storage.exporters.source import ExportSource, FoundFault
from ivr_designer.storage.exporters.words import Words
from ivr_designer.storage.files import parse_tree
from ivr_designer.storage.templates import templates

DAY = date(2026, 11, 23)
SVG = "{http://www.w3.org/2000/svg}"


def trees():
    yield parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    yield from (template.content() for template in templates(resource("templates")))


def source_of(content, **facts):
    return ExportSource(IvrTree(TreeId("t"), content), DAY, **facts)


@pytest.mark.skipif(shutil.which("w3m") is None, reason="w3m is not installed")
def test_a_browser_shows_the_as_built_document():
    source = source_of(
        next(trees()),
        queues={"QU_JFYXLG3RXZBFCTZY": "Chăm sóc khách hàng"},
        numbers=("842473001900",),
        findings=(FoundFault("S03", "W", "Không ai tới được “Khuyến mãi cũ”."),),
        changes=("2026-11-23 10:00 · Create key 2",),
    )
    arguments = ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "200"]
    page = html.write(source).encode()
    done = subprocess.run(arguments, input=page, capture_output=True, check=True, timeout=60)
    shown = done.stdout.decode()
    for words in ("Hotline 1900", "Số điện thoại: 842473001900", "Để gặp phòng kinh doanh, bấm phím 1.",
                  "Hàng đợi: Chăm sóc khách hàng", "Thu Trang, nữ, Hà Nội", "W S03: Không ai tới được",
                  "2026-11-23 10:00 · Create key 2"):  # fmt: skip
        assert words in shown
    assert re.search(r"^không bấm +Hàng đợi: Chăm sóc khách hàng$", shown, re.MULTILINE)


def test_voices_are_called_as_people_call_them_and_others_as_they_are():
    content = next(trees())
    assert "Thu Trang, woman, Hanoi" in html.write(source_of(content, words=Words("en")))


@pytest.mark.parametrize("place", range(11))
def test_svg_is_drawn_and_no_word_runs_out_of_its_box(qapp, place):
    text = svg.write(source_of(list(trees())[place]))
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 600, 2) for y in range(0, 400, 2)}) > 3
    assert list(overflows(text)) == []


def overflows(text):
    """Texts that are wider than the box they stand in, in the widest of the usual fonts."""
    title, body = QFont("DejaVu Sans"), QFont("DejaVu Sans")
    title.setPixelSize(13)
    title.setWeight(QFont.Weight.Bold)
    body.setPixelSize(12)
    box = None
    for element in ET.fromstring(text).iter():
        if element.tag == f"{SVG}rect":
            box = element
        elif element.tag == f"{SVG}text" and element.get("class") in {"t", "p"}:
            font = title if element.get("class") == "t" else body
            end = float(element.get("x")) + QFontMetricsF(font).horizontalAdvance(element.text or "")
            if end > float(box.get("x")) + float(box.get("width")) - 2:
                yield element.text
