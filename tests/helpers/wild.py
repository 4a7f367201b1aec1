"""Trees that no sane person would draw, for property tests: loops, dangling targets, keys bound twice."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent


def examples(count: int = 100) -> settings:
    """So many examples."""
    return settings(max_examples=count)


TEXTS = [
    "",
    "Xin chào quý khách. Để gặp kinh doanh, bấm phím 1. Để gặp kỹ thuật, bấm phím 2.",
    "Press 1 for sales, press 2 for support, or press star to go back.",
    "Bấm phím hai để gặp kỹ thuật, phím 1: kinh doanh, bấm phím 0 {{x}}",
    "For yes, dial 2. For no, press 1. Your call is important to us. www.a.vn HURRY 123456789",
    "De gap kinh doanh, bam phim 1 hoac 3.",
]

prompts = st.one_of(
    st.builds(
        TalkPrompt, st.sampled_from(TEXTS), st.sampled_from([None, "banmai", "en-US-x"]), st.integers(-3, 3)
    ),
    st.builds(PlayPrompt, st.sampled_from(["", "a.mp3"]), st.sampled_from([None, 0.5, 30.0])),
    st.builds(UnknownPrompt, st.just("vip")),
)


@st.composite
def nodes(draw: st.DrawFn, name: str) -> Node:
    """A node called `name` with settings in and out of bounds."""
    return Node(
        NodeId(name),
        draw(st.sampled_from([name, "same", " "])),
        draw(prompts),
        barge_in=draw(st.booleans()),
        loop_count=draw(st.integers(-1, 4)),
        delay_ms=draw(st.sampled_from([0, 200, 5000])),
        keypress_timeout_s=draw(st.integers(-1, 12)),
    )


@st.composite
def trees(
    draw: st.DrawFn, max_nodes: int = 6, keys: tuple[Key, ...] = MENU_ORDER, max_keys: int = 20
) -> IvrTree:
    """A tree of up to `max_nodes` nodes; its root may be missing."""
    count = draw(st.integers(1, max_nodes))
    names = [f"n{i}" for i in range(count)]
    made = {NodeId(name): draw(nodes(name)) for name in names}
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(names),
                st.sampled_from(keys),
                st.sampled_from([Action.NEXT_NODE] * 4 + list(Action)),
                st.sampled_from([*names, *names, "gone", "", None]),
            ),
            max_size=max_keys,
        )
    )
    keypresses = {}
    for number, (source, key, action, target) in enumerate(rows):
        keypresses[KeypressId(f"k{number}")] = _keypress(number, source, key, action, target)
    root = draw(st.sampled_from([NodeId("n0")] * 9 + [None]))
    return IvrTree(TreeId("wild"), TreeContent("wild", root, made, keypresses))


def _keypress(number: int, source: str, key: Key, action: Action, target: str | None) -> Keypress:
    fields: dict[str, Any] = {}
    if action is Action.NEXT_NODE:
        fields["next_node"] = NodeId(target) if target is not None else None
    elif action is Action.QUEUE:
        fields["queue_id"] = target
    elif action is Action.PHONE:
        fields.update(phone_number=["0912345678", "842838223344", "911", ""][number % 4], from_number=target)
    elif action is Action.UNKNOWN:
        fields["raw_action"] = 9
    if number % 7 == 3:
        fields["queue_id"] = "left over"
    return Keypress(KeypressId(f"k{number}"), NodeId(source), key, action, **fields)
