"""Trees for tests and benchmarks: the same every time, shaped like phone menus that people have built.

`menu_content` grows a tree with destinations, as a contact center has them. `mesh_content` has nodes only
and about four keypresses a node: children on 1-8, silence and a wrong key back to the node itself, * to the
parent, # to the root, 0 to a shared operator, and cross links.
"""

import random
from collections.abc import Iterator

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent

TOPICS = [
    ("Kinh doanh", "Để mua mới, bấm phím 1. Để gia hạn, bấm phím 2. Để quay lại, bấm phím sao."),
    ("Hỗ trợ kỹ thuật", "Mất kết nối, bấm phím 1. Mạng chậm, bấm phím 2. Lỗi khác, bấm phím 3."),
    ("Hoá đơn và thanh toán", "Để nghe số dư, bấm phím 1. Để nhận hoá đơn điện tử, bấm phím 2."),
    ("Billing", "For your balance, press 1. To pay by card, press 2. To go back, press star."),
    ("Đổi mật khẩu", "Vui lòng nhập số điện thoại, sau đó bấm phím thăng."),
    ("Delivery status", "To track a parcel, press 1. To change the address, press 2."),
    ("Khiếu nại", "Quý khách vui lòng giữ máy, tư vấn viên sẽ tiếp nhận khiếu nại."),
    ("Đăng ký dịch vụ", "Gói cá nhân, bấm phím 1. Gói doanh nghiệp, bấm phím 2. Nghe lại, bấm phím thăng."),
    ("Chăm sóc khách hàng ưu tiên", "Xin chào quý khách ưu tiên. Để gặp tư vấn viên riêng, bấm phím 0."),
    ("Opening hours", "We are open from eight to half past five, Monday to Saturday."),
    ("Bảo hành", "Để tra cứu thời hạn bảo hành, bấm phím 1. Để tìm trung tâm gần nhất, bấm phím 2."),
    ("Khuyến mãi tháng này", "Giảm hai mươi phần trăm cho khách hàng mới, áp dụng đến hết tháng."),
    ("Card services", "To report a lost card, press 1. To activate a card, press 2."),
    ("Đặt lịch hẹn", "Để đặt lịch mới, bấm phím 1. Để đổi lịch, bấm phím 2. Để huỷ, bấm phím 3."),
]
QUEUES = {
    "QU_SALES": "Kinh doanh miền Bắc",
    "QU_SUPPORT": "Kỹ thuật tuyến 1",
    "QU_BILLING": "Thu cước",
    "QU_VIP": "Khách hàng ưu tiên",
    "QU_NIGHT": "Trực đêm",
}
PHONES = ["842838223344", "84986225112", "842473001900"]
DIGITS = [Key.ONE, Key.TWO, Key.THREE, Key.FOUR, Key.FIVE, Key.SIX, Key.SEVEN, Key.EIGHT]


def node_id(index: int) -> NodeId:
    """The id of the index-th node of a generated tree; 0 is the root."""
    return NodeId(f"n{index:06d}")


class _Grower:
    """Collects nodes and keypresses; refuses to bind a key twice."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.nodes: dict[NodeId, Node] = {}
        self.keypresses: dict[KeypressId, Keypress] = {}
        self.bound: set[tuple[NodeId, Key]] = set()

    def node(self, index: int) -> NodeId:
        name, text = (
            TOPICS[(index * 5 + 3) % len(TOPICS)]
            if index
            else (
                "Lời chào",
                "Xin chào quý khách. Để gặp phòng kinh doanh, bấm phím 1. Để được hỗ trợ, bấm phím 2.",
            )
        )
        name = f"{name} {index}" if index >= len(TOPICS) else name
        prompt = PlayPrompt(f"greeting-{index}.mp3", 7.4) if index % 9 == 4 else TalkPrompt(text)
        made = Node(node_id(index), name, prompt, keypress_timeout_s=5)
        self.nodes[made.id] = made
        return made.id

    def key(self, source: NodeId, key: Key, action: Action = Action.NEXT_NODE, **fields: object) -> bool:
        if (source, key) in self.bound:
            return False
        self.bound.add((source, key))
        made = Keypress(KeypressId(f"k{len(self.keypresses):06d}"), source, key, action, **fields)
        self.keypresses[made.id] = made
        return True

    def content(self, name: str) -> TreeContent:
        return TreeContent(name, node_id(0), self.nodes, self.keypresses)


def _grow(made: _Grower, count: int) -> tuple[list[int], list[int]]:
    """Breadth first: the root has 5-8 children, others none (45 %) or 2-6. Returns parents and depths."""
    parent, depth, queue = [-1], [0], [0]
    made.node(0)
    for current in iter(lambda: queue.pop(0) if queue else made.random.randrange(len(parent)), None):
        leaf = current and queue and made.random.random() < 0.45
        wanted = 0 if leaf else made.random.randint(*((2, 6) if current else (5, 8)))
        for key in DIGITS[:wanted]:
            if len(parent) >= count:
                return parent, depth
            index = len(parent)
            if made.key(node_id(current), key, next_node=node_id(index)):
                made.node(index)
                parent.append(current)
                depth.append(depth[current] + 1)
                queue.append(index)
        if len(parent) >= count:
            break
    return parent, depth


def mesh_content(count: int, seed: int = 7) -> TreeContent:
    """`count` nodes, about four keypresses a node; one hub of some hundred keypresses per 200 nodes."""
    made = _Grower(seed * 1000003 + count)
    rng = made.random
    parent, _ = _grow(made, count)
    leaves = sorted(set(range(1, count)) - set(parent)) or [0]
    hubs = rng.sample(leaves, min(max(1, count // 200), len(leaves)))
    for index in range(count):
        here = node_id(index)
        for key, share, target in (
            (Key.NO_INPUT, 0.5, index),
            (Key.NO_MATCH, 0.5, index),
            (Key.STAR, 0.8 if index else 0, parent[index]),
            (Key.HASH, 0.3 if index else 0, 0),
            (Key.ZERO, 0.5, hubs[index * len(hubs) // count]),
        ):
            if rng.random() < share:
                made.key(here, key, next_node=node_id(target))
        if rng.random() < 0.4:
            near = min(count - 1, max(0, index + rng.randint(-6, 6)))
            target = near if rng.random() < 0.7 else rng.randrange(count)
            any(made.key(here, key, next_node=node_id(target)) for key in (Key.NINE, *reversed(DIGITS[4:])))
    return made.content(f"Mesh of {count}")


def menu_content(count: int, seed: int = 7) -> TreeContent:
    """`count` nodes with shared queues, phones, hang-ups, ways back, and a few boxes nobody reaches."""
    made = _Grower(seed * 7919 + count)
    parent, depth = _grow(made, max(1, count - count // 40 - (count > 5)))
    for index in range(len(parent), count):
        made.node(index)
        made.key(node_id(index), Key.NO_INPUT, Action.STOP)
        parent.append(-1)
        depth.append(0)
    menus = set(parent)
    for index in range(count):
        _finish(made, index, parent[index], index in menus)
    return made.content(f"Hotline {count}")


def _finish(made: _Grower, index: int, parent: int, menu: bool) -> None:
    """Give a node its ways out: to people, back, and what happens on silence and a wrong key."""
    rng, here = made.random, node_id(index)
    queue = list(QUEUES)[index * len(QUEUES) // max(1, len(made.nodes)) % len(QUEUES)]
    if not menu:
        key = made.random.choice([Key.ONE, Key.ONE, Key.TWO])
        if rng.random() < 0.2:
            made.key(here, key, Action.PHONE, phone_number=PHONES[index % len(PHONES)])
        else:
            made.key(here, key, Action.QUEUE, queue_id=queue)
    if menu and rng.random() < 0.6:
        made.key(here, Key.ZERO, Action.QUEUE, queue_id=queue)
    if parent >= 0:
        if rng.random() < 0.7:
            made.key(here, Key.STAR, next_node=node_id(parent))
        if parent and rng.random() < 0.25:
            made.key(here, Key.HASH, next_node=node_id(0))
    if rng.random() < 0.3:
        made.key(here, Key.NO_INPUT, Action.STOP)
    elif rng.random() < 0.7:
        made.key(here, Key.NO_INPUT, next_node=here)
    if rng.random() < 0.5:
        made.key(here, Key.NO_MATCH, next_node=here)


def menu_tree(count: int, seed: int = 7) -> IvrTree:
    """`menu_content` as a tree that can be edited."""
    return IvrTree(TreeId(f"t{count}"), menu_content(count, seed))


def mesh_tree(count: int, seed: int = 7) -> IvrTree:
    """`mesh_content` as a tree that can be edited."""
    return IvrTree(TreeId(f"t{count}"), mesh_content(count, seed))


def busiest(tree: IvrTree) -> NodeId:
    """The node with most keypresses, its own and those that lead to it; the root does not count."""
    others: Iterator[NodeId] = (n for n in tree.nodes if n != tree.root)
    return max(others, key=lambda n: len(tree.keypresses_to(n)) + len(tree.keypresses_of(n)))
