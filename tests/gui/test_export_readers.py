"""Exports opened by those who will open them: a browser's text, Qt's reader of SVG, and fonts as they are."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.exporters import html
from ivr_designer.storage.exporters.registry import exporters
from ivr_designer.storage.exporters.source import ExportSource, FoundFault
from ivr_designer.storage.exporters.words import Words
from ivr_designer.storage.files import parse_tree
from ivr_designer.storage.templates import templates
from ivr_designer.ui import exports  # noqa: F401 -- offers the kinds that need Qt
from ivr_designer.ui.canvas.colours import LIGHT
from ivr_designer.ui.text import tr
from tests.helpers.machine import needs_program
from tests.unit.storage.exporters.build import empty, nasty, sample
from tests.unit.storage.exporters.test_showing import SECRET, everywhere

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DAY = date(2026, 11, 23)
SVG = "{http://www.w3.org/2000/svg}"


def trees():
    yield parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    yield from (template.content() for template in templates(resource("templates")))


def source_of(content, **facts):
    return ExportSource(IvrTree(TreeId("t"), content), DAY, **facts)


@needs_program("w3m")
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


def drawn(content, **facts):
    return exporters()["svg"].write(source_of(content, **facts)).decode()


@pytest.mark.parametrize("place", range(11))
def test_svg_is_drawn_with_every_name_as_text(qapp, place):
    content = list(trees())[place]
    text = drawn(content)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 600, 2) for y in range(0, 400, 2)}) > 3
    words = {e.text for e in ET.fromstring(text).iter(f"{SVG}text")}
    assert {n.name for n in content.nodes.values()} <= words


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_svg_is_well_formed_runs_nothing_and_loads_nothing(qapp, make):
    root = ET.fromstring(exporters()["svg"].write(make()))
    tags = {e.tag.removeprefix(SVG) for e in root.iter()}
    assert not tags & {"script", "foreignObject", "a", "style", "animate"}
    names = [(name, value) for e in root.iter() for name, value in e.attrib.items()]
    assert not [name for name, _ in names if name.startswith("on")]
    own = {f"#{value}" for name, value in names if name == "id"}
    links = [value for name, value in names if name.endswith("href")]
    assert all(link.startswith("data:image/png") or link in own for link in links)
    assert root.find(f"{SVG}title").text == root.get("aria-label") == make().text(make().tree.name)
    assert all("sans-serif" in value for name, value in names if name == "font-family")


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_the_document_holds_the_picture_and_runs_nothing(qapp, make):
    text = exporters()["html"].write(make()).decode()
    (picture,) = re.findall(r"<svg .*</svg>", text, re.DOTALL)
    ET.fromstring(picture)
    assert text.startswith("<!DOCTYPE html>")
    assert "<?xml" not in text
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#|data:image/png)', text)


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_masked_pictures_have_no_number_and_each_is_written_the_same_twice(qapp, kind):
    write = exporters()[kind].write

    def digits(source):
        return re.sub(r"\D", "", " ".join(re.findall(r">([^<]*)<", write(source).decode())))

    assert SECRET not in digits(everywhere())
    assert "38223344" in digits(sample())
    assert write(everywhere()) == write(everywhere())


def test_a_masked_picture_has_no_number(qapp):
    data = exporters()["png"].write(everywhere())
    (title,) = re.findall(rb"Title\0+([^\0]*?)....IDAT", data, re.DOTALL)
    assert SECRET not in re.sub(r"\D", "", title.decode("utf-8", "replace"))


@needs_program("pdftotext")
@pytest.mark.parametrize("kind", ["pdf", "pdf-a3", "script-pdf"])
def test_masked_pages_have_no_number(qapp, kind, tmp_path):
    (tmp_path / "x.pdf").write_bytes(exporters()[kind].write(everywhere()))
    for tool in (["pdftotext", "x.pdf", "-"], ["pdfinfo", "x.pdf"]):
        said = subprocess.run(tool, cwd=tmp_path, check=True, capture_output=True, timeout=60).stdout.decode()
        assert SECRET not in re.sub(r"\D", "", said)


def test_a_document_speaks_one_language_whatever_the_window_speaks(qapp):
    content = next(trees())
    assert "không bấm" in drawn(content)
    english = drawn(content, words=Words("en"))
    assert "no input" in english
    assert "không bấm" not in english
    assert tr("no input") == "no input", "the window goes on in its own"


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_draws_the_picture_in_its_fonts(qapp, tmp_path):
    page, shot = tmp_path / "hotline.svg", tmp_path / "hotline.png"
    page.write_text(drawn(next(trees())), "utf-8")
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--window-size=1200,800",
        "--password-store=basic",
    )
    where = ("--virtual-time-budget=2000", f"--user-data-dir={tmp_path}/p", f"--screenshot={shot}")
    subprocess.run([CHROMIUM, *flags, *where, page.as_uri()], check=True, capture_output=True, timeout=120)
    image = QImage(str(shot))
    colours = {image.pixel(x, y) for x in range(0, 1200, 2) for y in range(0, 800, 2)}
    assert image.width() == 1200
    assert LIGHT.color("accent").rgb() in colours, "where callers enter"
    assert len(colours) > 20
