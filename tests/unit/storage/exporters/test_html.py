from html.parser import HTMLParser

import pytest

from ivr_designer.domain.ids import NodeId
from ivr_designer.storage.exporters.html import write
from ivr_designer.storage.exporters.source import FoundFault
from tests.unit.storage.exporters.build import NASTY, empty, nasty, sample

VOID = {"meta", "rect", "path"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.text, self.attrs = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attrs += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attrs += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_it_is_well_nested_loads_nothing_and_runs_nothing(make):
    page = Page(write(make()))
    assert page.open == []
    assert not {"script", "img", "iframe", "link", "object"} & set(page.tags)
    assert not [
        a for a, v in page.attrs if a.startswith("on") or (a in {"src", "href"} and not v.startswith("#"))
    ]


def test_it_holds_what_was_built():
    faults = (FoundFault("S03", "W", "Callers cannot get to “Khuyến mãi cũ”.", (NodeId("orphan"),)),)
    page = Page(
        write(
            sample(
                queues={"QU_JFYXLG3RXZBFCTZY": "Chăm sóc"},
                numbers=("84986225112",),
                findings=faults,
                changes=("Key 2 now leads to Kỹ thuật.",),
            )
        )
    )
    text = "".join(page.text)
    for words in (
        "Hotline 1900", "Hiện trạng ngày 2026-01-02", "84986225112", "Xin chào quý khách",
        "Hàng đợi: Chăm sóc",
        "W S03: Callers cannot get to", "Key 2 now leads to Kỹ thuật.", "Không có đường gọi tới nhánh này.",
        "hiển thị số 84986225112", "VYWKDLWVXL-1531544847245.mp3",
    ):  # fmt: skip
        assert words in text


def test_hostile_findings_and_changes_are_only_text():
    page = Page(write(sample(findings=(FoundFault("S01", "E", NASTY[0]),), changes=(NASTY[0],))))
    assert page.open == []
    assert "script" not in page.tags
    assert "".join(page.text).count(NASTY[0]) == 2


def test_links_lead_to_nodes_of_the_page():
    page = Page(write(sample()))
    anchors = {v for a, v in page.attrs if a == "id"}
    links = {v.removeprefix("#") for a, v in page.attrs if a == "href"}
    assert links
    assert links <= anchors


def test_unknown_is_not_empty():
    assert "Chưa đọc danh sách số." in write(sample())
    assert "Chưa có số nào dùng menu này." in write(sample(numbers=()))
    assert "Kết quả kiểm tra" not in write(sample())
    assert "Không có vấn đề nào." in write(sample(findings=()))
