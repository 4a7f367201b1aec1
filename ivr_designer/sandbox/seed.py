"""Accounts to begin with: a small Vietnamese hotline, and generated trees of any size."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.errors import SandboxError
from ivr_designer.sandbox.resources import MEDIA_RESOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ivr_designer.sandbox.store import Store

CARE_QUEUE = "QU_JFYXLG3RXZBFCTZY"
TECH_QUEUE = "QU_H7CFNKKKUGYG5N2R"
SUPPORT_FILE = "VYWKDLWVXL-1531544847245.mp3"
_TREE = "TR_3L00Y4W0COG0S3NW"

_QUEUES = {
    CARE_QUEUE: "Chăm sóc khách hàng",
    TECH_QUEUE: "Hỗ trợ kỹ thuật",
    "QU_7K2MZ0QWX4RTB91D": "Kinh doanh miền Bắc",
    "QU_P5VE83LHN6YCS2AJ": "Kinh doanh miền Nam",
    "QU_ZR41UD9FGQ0XTM7W": "Khiếu nại và góp ý",
}
_FILES = (
    ("DEMTU17RTDTI88VT", SUPPORT_FILE, "Hướng dẫn kỹ thuật.mp3"),
    ("K8YV2PQZ51NXM0CB", "QHZTMRWPLK-1699000000000.wav", "Nhạc chờ.wav"),
    ("W3JD7LCEB94ORA6S", "NBXVCAZOIU-1699000060000.mp3", "Lời chào ngoài giờ.mp3"),
)
_NODES: Mapping[str, Mapping[str, Any]] = {
    "NO_294UFJIAVSI91WID": {
        "node_name": "Lời chào",
        "node_play_mode": "talk",
        "node_play_content": "Xin chào quý khách. Để gặp phòng kinh doanh, bấm phím 1. "
        "Để được hỗ trợ kỹ thuật, bấm phím 2. Để gặp tổng đài viên, bấm phím 0. Để nghe lại, bấm phím thăng.",
    },
    "NO_6QW8ZXK2TNB05RMD": {
        "node_name": "Kinh doanh",
        "node_play_mode": "talk",
        "node_play_content": "Để mua mới, bấm phím 1. Để gia hạn, bấm phím 2. Để quay lại, bấm phím sao.",
    },
    "NO_C1VHL7EYPA39GJSU": {
        "node_name": "Kỹ thuật",
        "node_play_mode": "play",
        "node_play_content": SUPPORT_FILE,
        "keypress_timeout": 6,
    },
    "NO_F04ODIXR8MKQ2WZT": {
        "node_name": "Khuyến mãi cũ",
        "node_play_mode": "talk",
        "node_play_content": "Chương trình khuyến mãi đã kết thúc.",
    },
}
_MAIN, _SALES, _SUPPORT, _ORPHAN = _NODES
_KEYPRESSES: tuple[tuple[str, str, int, Mapping[str, str]], ...] = (
    (_MAIN, "1", 4, {"next_node": _SALES}),
    (_MAIN, "2", 4, {"next_node": _SUPPORT}),
    (_MAIN, "0", 2, {"queue_id": CARE_QUEUE}),
    (_MAIN, "#", 4, {"next_node": _MAIN}),
    (_MAIN, "EMPTY_KEY", 2, {"queue_id": CARE_QUEUE}),
    (_MAIN, "INVALID_KEY", 4, {"next_node": _MAIN}),
    (_SALES, "1", 2, {"queue_id": CARE_QUEUE}),
    (_SALES, "2", 3, {"to_phone_number": "842838223344", "from_number_callout_to_agent": "84986225112"}),
    (_SALES, "*", 4, {"next_node": _MAIN}),
    (_SALES, "EMPTY_KEY", 6, {}),
    (_SUPPORT, "1", 2, {"queue_id": TECH_QUEUE}),
    (_ORPHAN, "EMPTY_KEY", 6, {}),
)


def plant(store: Store, seed: str | Callable[[Store], object]) -> None:
    """Fill ``store`` from a word (sample, account, empty) or a function; SandboxError for other words."""
    if callable(seed):
        seed(store)
    elif seed == "sample":
        seed_account(store)
        seed_hotline(store)
    elif seed == "account":
        seed_account(store)
    elif seed != "empty":
        raise SandboxError(f"There is no seed {seed[:40]!r}.", "Known: sample, account, empty.")


def seed_account(store: Store) -> None:
    """Make what surrounds the trees: queues, numbers, greeting files, groups with their agents. No tree."""
    for queue_id, name in _QUEUES.items():
        store.insert("queue", {"name": name}, queue_id)
    for sid, filename, desc in _FILES:
        created = int(filename.partition("-")[2].partition(".")[0])
        row = {"filename": filename, "desc1": desc, "created": created, "size": 0, "sha256": ""}
        store.insert(MEDIA_RESOURCE, row, sid)
    for number_id, number, nickname, queue_id in (
        ("NU_2OWP49XKQ7ZB1LRM", "84986225112", "Hotline 1900", CARE_QUEUE),
        ("NU_8TCVJ3A5EYHD60GS", "842471081235", "Tổng đài Hà Nội", CARE_QUEUE),
        ("NU_M4FQW9N0PILUXR2K", "842873001236", "Tổng đài Sài Gòn", TECH_QUEUE),
    ):
        row = {"number": number, "nickname": nickname, "allow_outbound_calls": True, "queue_id": queue_id}
        store.insert("number", row, number_id)
    _seed_people(store)


def _seed_people(store: Store) -> None:
    for group_name, queue_id, people in (
        ("Chăm sóc khách hàng", CARE_QUEUE, ("Nguyễn Thị Lan", "Trần Văn Minh")),
        ("Kỹ thuật", TECH_QUEUE, ("Phạm Quốc Huy",)),
    ):
        group = store.insert("group", {"name": group_name})
        store.insert("routing-call-to-groups", {"queue_id": queue_id, "group_id": group, "primary_group": 1})
        for name in people:
            row = {
                "name": name,
                "stringee_user_id": f"agent{len(store.rows('agent')) + 1}",
                "manual_status": "AVAILABLE",
            }
            agent = store.insert("agent", row)
            store.insert("manage-agents-in-group", {"agent_id": agent, "group_id": group})


def seed_hotline(store: Store) -> str:
    """Make the sample tree, one node of it unreachable, and put it on the first number; return its id."""
    store.insert("ivrtree", {"tree_name": "Hotline 1900"}, _TREE)
    for node_id, row in _NODES.items():
        store.insert("ivrnode", {"tree": _TREE, **row}, node_id)
    store.update("ivrtree", _TREE, {"root_node": _MAIN})
    for node, key, action, target in _KEYPRESSES:
        store.insert(
            "ivrkeypress", {"tree": _TREE, "node": node, "node_key": key, "action": action, **target}
        )
    numbers = store.rows("number")
    if numbers:
        store.update("number", numbers[0]["id"], {"enable_ivr": True, "ivr_menu": _TREE})
    return _TREE


def seed_tree(
    store: Store,
    nodes: int = 200,
    *,
    name: str = "Generated",
    branching: int = 4,
    with_exits: bool = True,
    random_seed: int = 1,
) -> str:
    """Make a tree of ``nodes`` nodes and return its id.

    Node i leads to up to ``branching`` (1-9) later nodes by keys 1, 2, …; every node is reached from the
    root, node 0. ``with_exits`` adds key 0 to a queue (made when there is none), ``*`` back to the root and
    EMPTY_KEY to the end. The same arguments give the same tree, ids included, in an empty store with the
    same names.
    """
    rng = random.Random(random_seed)  # noqa: S311 - names, not secrets
    tree = store.insert("ivrtree", {"tree_name": name})
    if with_exits and not store.rows("queue"):
        store.insert("queue", {"name": _QUEUES[CARE_QUEUE]}, CARE_QUEUE)
    queues = [row["id"] for row in store.rows("queue")]
    ids = [store.insert("ivrnode", _generated_node(tree, index, rng)) for index in range(nodes)]
    if ids:
        store.update("ivrtree", tree, {"root_node": ids[0]})
    for index, node in enumerate(ids):
        base = {"tree": tree, "node": node}
        for key, child in enumerate(ids[index * branching + 1 : (index + 1) * branching + 1], start=1):
            store.insert("ivrkeypress", {**base, "node_key": str(key), "action": 4, "next_node": child})
        if with_exits:
            queue = queues[rng.randrange(len(queues))]
            store.insert("ivrkeypress", {**base, "node_key": "0", "action": 2, "queue_id": queue})
            store.insert("ivrkeypress", {**base, "node_key": "*", "action": 4, "next_node": ids[0]})
            store.insert("ivrkeypress", {**base, "node_key": "EMPTY_KEY", "action": 6})
    return tree


def _generated_node(tree: str, index: int, rng: random.Random) -> dict[str, Any]:
    topic = rng.choice(("Kinh doanh", "Kỹ thuật", "Bảo hành", "Thanh toán", "Giao hàng", "Đại lý"))
    return {
        "tree": tree,
        "node_name": f"{topic} {index}",
        "node_play_mode": "talk",
        "node_play_content": f"Quý khách đang ở mục {topic.lower()} số {index}. Vui lòng bấm phím.",
    }
