import xml.etree.ElementTree as ET

import pytest

from ivr_designer.storage.exporters.svg import write
from tests.unit.storage.exporters.build import empty, nasty, sample

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_it_is_well_formed_and_runs_nothing(make):
    root = ET.fromstring(write(make()))
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {"svg", "title", "style", "rect", "text", "path"}
    names = {name for e in root.iter() for name in e.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)


def test_every_box_is_inside_the_picture_and_none_hides_another():
    root = ET.fromstring(write(sample()))
    left, top, width, height = map(float, root.get("viewBox").split())
    boxes = [r for r in root.iter(f"{SVG}rect") if r.get("class")]
    assert len(boxes) == len(sample().tree.vertices())
    places = [[float(r.get(n)) for n in ("x", "y", "width", "height")] for r in boxes]
    for x, y, w, h in places:
        assert left < x
        assert top < y
        assert x + w < left + width
        assert y + h < top + height
    for i, (x, y, w, h) in enumerate(places):
        assert not any(x < a + c and a < x + w and y < b + d and b < y + h for a, b, c, d in places[i + 1 :])


def test_the_root_stands_out_and_what_is_unreachable_is_dashed():
    root = ET.fromstring(write(sample()))
    kinds = [r.get("class") for r in root.iter(f"{SVG}rect") if r.get("class")]
    assert kinds.count("b r") == 1
    assert kinds.count("b x") == 1


def test_words_are_real_text():
    words = "".join(ET.fromstring(write(sample())).itertext())
    assert "Lời chào" in words
    assert "không bấm" in words
