from html.parser import HTMLParser

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.html import write
from ivr_designer.storage.exporters.source import FoundFault
from ivr_designer.storage.exporters.words import Words
from tests.unit.storage.exporters.build import NASTY, empty, nasty, sample, source

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


A = NodeId("a")


def written(*nodes, presses=(), root="a", picture="", **more):
    """The document of these nodes, in English."""
    content = TreeContent("Desk", root, {n.id: n for n in nodes}, {k.id: k for k in presses})
    return write(source(content, words=Words("en"), **more), picture)


def key(action, pressed=Key.ONE, **more):
    return Keypress(KeypressId(f"k{pressed.value}"), A, pressed, action, **more)


def section(text, number=0):
    """The part of the document about a node, by its place."""
    return text.partition(f'<section id="n{number}">')[2].partition("</section>")[0]


def test_the_frame_of_the_document():
    text = written(Node(A, "Main", TalkPrompt("Hi")))
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n')
    assert text.endswith('<p class="meta">Made with IVR Designer.</p></body></html>\n')
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">" in text
    assert '<meta name="viewport" content="width=device-width"><title>Desk</title>' in text
    assert '<h1>Desk</h1><p class="meta">As built on 2026-01-02</p>' in text
    assert "<h2>Nodes</h2>" in text
    assert '<html lang="vi">' in write(sample())


def test_a_picture_stands_before_the_nodes_and_only_if_there_is_one():
    node = Node(A, "Main", TalkPrompt("Hi"))
    text = written(node, picture="<svg/>")
    assert '<h2>Picture</h2><div class="picture"><svg/></div>\n<h2>Nodes</h2>' in text
    assert "<h2>Picture</h2>" not in written(node)


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        (None, "The numbers were not read."),
        ((), "No number plays this menu."),
        (("8424", "8425"), "8424, 8425"),
    ],
)
def test_numbers(numbers, line):
    assert f"<p><b>Numbers:</b> {line}</p>" in written(Node(A, "Main", TalkPrompt("Hi")), numbers=numbers)


def test_masked_numbers_and_texts_are_masked_everywhere():
    node = Node(A, "Main", TalkPrompt("Call 84986225112"), note="or 84986225112")
    phone = key(Action.PHONE, phone_number="84986225112", from_number="84986225112")
    text = written(
        node, presses=[phone], numbers=("84986225112",), changes=("84986225112 went",), masked=True
    )
    assert "84986225112" not in text
    assert text.count("••••••••112") == 6


def test_how_callers_come_to_a_node():
    nodes = [Node(NodeId(i), i, TalkPrompt("Hi")) for i in ("a", "b", "c")]
    text = written(*nodes, presses=[key(Action.NEXT_NODE, next_node=NodeId("b"))])
    assert [section(text, i).count("Callers enter here.") for i in range(3)] == [1, 0, 0]
    assert [section(text, i).count('<p class="W">Callers cannot get here.</p>') for i in range(3)] == [
        0,
        0,
        1,
    ]


@pytest.mark.parametrize(
    ("prompt", "extra", "words"),
    [
        (TalkPrompt("Hi <b>"), {}, "Hi &lt;b&gt;"),
        (TalkPrompt(""), {}, "(no words)"),
        (PlayPrompt("a.mp3"), {}, "Recording: a.mp3"),
        (PlayPrompt("a.mp3"), {SCRIPT: "Good day"}, "Recording: a.mp3 · Good day"),
        (UnknownPrompt("vip"), {}, "of an unknown kind (vip)"),
    ],
)
def test_what_is_said(prompt, extra, words):
    assert f"<blockquote>{words}</blockquote>" in section(written(Node(A, "Main", prompt, extra=extra)))


@pytest.mark.parametrize(
    ("node", "line"),
    [
        (
            Node(A, "Main", TalkPrompt("Hi")),
            "Voice: the default voice, speed 0 · Waits for a key: 5 s · "
            "Callers may press before the end: yes",
        ),
        (
            Node(A, "Main", TalkPrompt("Hi", "own-voice", 2), False, 3, 40, 7),
            "Voice: own-voice, speed 2 · Waits for a key: 7 s · Silence before the prompt: 40 ms · "
            "Played: 3× · Callers may press before the end: no",
        ),
        (
            Node(A, "Main", TalkPrompt("Hi", "hn_female_thutrang_phrase_48k-hsmm")),
            "Voice: Thu Trang, woman, Hanoi, speed 0 · Waits for a key: 5 s · "
            "Callers may press before the end: yes",
        ),
        (
            Node(A, "Main", PlayPrompt("a.mp3"), loop_count=0),
            "Waits for a key: 5 s · Played: 0× · Callers may press before the end: yes",
        ),
    ],
)
def test_settings(node, line):
    assert f'<p class="meta">{line}</p>' in section(written(node))


def test_a_note_is_printed_where_there_is_one():
    assert "<p><b>Note:</b> for us</p>" in section(written(Node(A, "Main", TalkPrompt("Hi"), note="for us")))
    assert "Note" not in section(written(Node(A, "Main", TalkPrompt("Hi"))))


def test_keys_and_what_happens():
    presses = [
        key(Action.NEXT_NODE, Key.ONE, next_node=A),
        key(Action.NEXT_NODE, Key.TWO, next_node=NodeId("gone")),
        key(Action.PHONE, Key.THREE, phone_number="8424", from_number="8425"),
        key(Action.PHONE, Key.FOUR, phone_number="8424"),
        key(Action.STOP, Key.FIVE, next_node=A, from_number="8425"),
        key(Action.STOP, Key.NO_INPUT),
    ]
    text = section(written(Node(A, "Main", TalkPrompt("Hi")), presses=presses))
    assert "<table><tr><th>Key</th><th>What happens</th></tr>" in text
    for row in (
        '<tr><td>1</td><td><a href="#n0">Main</a></td></tr>',
        "<tr><td>2</td><td>Missing node: gone</td></tr>",
        "<tr><td>3</td><td>Phone: 8424 (shown number 8425)</td></tr>",
        "<tr><td>4</td><td>Phone: 8424</td></tr>",
        "<tr><td>5</td><td>End of call</td></tr>",
        "<tr><td>no input</td><td>End of call</td></tr>\n</table>",
    ):
        assert row in text
    assert "<table>" not in section(written(Node(A, "Main", TalkPrompt("Hi"))))


def test_findings_and_changes():
    node = Node(A, "Main", TalkPrompt("Hi"))
    text = written(node, findings=(FoundFault("S01", "E", "No <root>."),), changes=("One.", "Two."))
    assert '<h2>Findings</h2>\n<p class="E">E S01: No &lt;root&gt;.</p>' in text
    assert "<h2>Changes</h2><ol>\n<li>One.</li>\n<li>Two.</li>\n</ol>" in text
    assert "Nothing was found." not in text
    assert "<h2>Findings</h2>\n<p>Nothing was found.</p>" in written(node, findings=())
    assert "Changes" not in written(node)
