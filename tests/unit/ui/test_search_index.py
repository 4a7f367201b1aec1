"""Finding: what is looked at, how it is compared, and in which order it comes."""

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.ui.search_index import SearchIndex, reading_order
from tests.helpers.work import calls_in

PHONE = Destination(DestinationKind.PHONE, "842838223344")
QUEUE = Destination(DestinationKind.QUEUE, "QU_JFYXLG")


def nodes(*made):
    return {n.id: n for n in made}


@pytest.fixture
def tree():
    main = Node(NodeId("nmain01"), "Lời chào", TalkPrompt("Để gặp kinh doanh, bấm phím 1."), note="Tết 2027")
    sales = Node(NodeId("nsales2"), "Đà Nẵng", PlayPrompt("welcome-99.mp3"))
    lost = Node(NodeId("nlost33"), "Khuyến mãi", TalkPrompt("Hết rồi."))
    keys = [
        Keypress(KeypressId("kone111"), main.id, Key("1"), Action.NEXT_NODE, next_node=sales.id),
        Keypress(KeypressId("ktwo222"), main.id, Key("2"), Action.QUEUE, queue_id="QU_JFYXLG"),
        Keypress(
            KeypressId("ktel333"), sales.id, Key("1"), Action.PHONE, phone_number=PHONE.value,
            from_number="84986225112",
        ),
    ]  # fmt: skip
    content = TreeContent("T", main.id, nodes(lost, main, sales), {k.id: k for k in keys})
    return IvrTree(TreeId("t"), content)


@pytest.fixture
def index(tree):
    return SearchIndex(
        tree, {"QU_JFYXLG": "Chăm sóc khách hàng"}, {"nsales2": "ND_REMOTE77", "ktwo222": "KP_9988"}
    )


def test_order_follows_the_keys_then_what_is_out_of_reach(tree):
    assert reading_order(tree) == ["nmain01", "nsales2", PHONE, QUEUE, "nlost33"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", []),
        ("   ", []),
        ("loi chao", ["nmain01"]),
        ("LỜI", ["nmain01"]),
        ("da nang", ["nsales2"]),
        ("Đà", ["nsales2"]),
        ("đa", ["nsales2"]),
        ("kinh doanh", ["nmain01"]),
        ("phim gap", ["nmain01"]),
        ("tet 2027", ["nmain01"]),
        ("welcome-99", ["nsales2"]),
        ("cham soc", [QUEUE]),
        ("qu_jfyx", [QUEUE]),
        ("028 3822 3344", [PHONE]),
        ("+84 28 3822", [PHONE]),
        ("84986225112", ["ktel333"]),
        ("ktwo222", ["ktwo222"]),
        ("kp_9988", ["ktwo222"]),
        ("nd_remote77", ["nsales2"]),
        ("k", ["nmain01", QUEUE, "nlost33"]),
        ("nowhere", []),
    ],
)
def test_finds(index, query, found):
    assert index.find(query) == found


def test_decomposed_letters_are_the_same(index):
    assert index.find("Na\u0306\u0303ng") == ["nsales2"]


def test_a_keystroke_reads_what_was_prepared_and_nothing_else():
    many = [
        Node(NodeId(f"n{i}"), f"Chi nhánh số {i}", TalkPrompt("Xin chào quý khách. " * 5))
        for i in range(2000)
    ]
    tree = IvrTree(TreeId("t"), TreeContent("T", many[0].id, nodes(*many)))
    index = SearchIndex(tree)
    found = []
    work = calls_in(lambda: found.extend(index.find("chi nhanh 19")))
    assert len(found) == sum("19" in str(i) for i in range(2000))
    assert work < 10 * len(many)
