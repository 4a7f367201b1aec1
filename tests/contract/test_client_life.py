"""The client against the sandbox over a socket: a whole life of a tree, whatever the server is like."""

import asyncio

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.icc.errors import PartialList, ServerRefused
from ivr_designer.icc.mapping import (
    keypress_body,
    keypress_from_row,
    node_body,
    number_body,
)
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.loading import pull
from ivr_designer.sync.wire_icc import IccWire
from tests.helpers.icc import client_for

TALK = {
    "node_name": "Lời chào",
    "node_play_mode": "talk",
    "node_play_content": "Xin chào. Bấm 1 để gặp tổng đài viên.",
    "bargeIn": False,
    "loop_count": 2,
    "sched": 250,
    "voice": "banmai",
    "speed": -1,
    "keypress_timeout": 7,
}
PLAY = {"node_name": "Nhạc", "node_play_mode": "play", "node_play_content": "W-1.mp3"}
# What the vendor's documents leave open, and what must make no difference to us.
SWITCHES = [
    {},
    *({"ids": form} for form in ("plain", "short", "int")),
    {"count_names": "total"},
    {"count_type": "number"},
    {"empties": "zero"},
    {"empties": "missing"},
    {"bools": "bool"},
    {"is_root_node": "int"},
    {"is_root_node": "missing"},
    {"is_root_in_rows": "present"},
    {"from_number_in_rows": "present"},
    {"put": "replace"},
    {"row_order": "newest"},
    {"paging": "ignore_page"},
    {"paging": "ignore_all"},
    {"plus": "all"},
    {"message_name": "msg"},
    {"date": "missing"},
    {"error_status": "4xx"},
    {"ids": "int", "empties": "zero", "bools": "bool", "count_names": "total", "row_order": "newest"},
]


def session(use, **settings):
    """Run `use(client, server)` with a fresh sandbox."""

    async def run(server):
        async with client_for(server.icc_url, server.media_url) as client:
            return await use(client, server)

    with SandboxServer(**settings) as server:
        return asyncio.run(run(server))


@pytest.mark.parametrize(
    "switches", SWITCHES, ids=lambda s: "-".join(f"{k}={v}" for k, v in s.items()) or "plain"
)
def test_a_tree_lives_and_dies(switches):
    async def use(client, server):
        write = client.prepare_write
        tree = (await client.create_tree("Tổng đài", token=write())).id
        first = await client.create_node({"tree": tree, **TALK}, token=write())
        assert first.is_root in {True, None}
        second = (await client.create_node({"tree": tree, **PLAY}, token=write())).id
        fields = {"node": first.id, "node_key": "1", "action": 4, "next_node": second}
        key = (await client.create_keypress(fields, token=write())).id
        phone = {"node": second, "node_key": "0", "action": 3, "to_phone_number": "842838223344"}
        await client.create_keypress(phone, token=write())

        (row,) = (await client.list_trees()).rows
        assert (row.id, row.tree_name, row.root_node) == (tree, "Tổng đài", first.id)
        await client.update_tree(tree, {"tree_name": "Tên mới"}, token=write())
        assert (await client.list_trees()).rows[0].tree_name == "Tên mới"

        loaded = await pull(IccWire(client), tree)
        by_id = {node.id: node for node in loaded.nodes}
        main, music = by_id[first.id], by_id[second]
        assert main.prompt == TalkPrompt(TALK["node_play_content"], "banmai", -1)
        assert (main.barge_in, main.loop_count, main.delay_ms, main.keypress_timeout_s) == (False, 2, 250, 7)
        assert music.prompt == PlayPrompt("W-1.mp3")
        assert (music.barge_in, music.loop_count, music.delay_ms, music.keypress_timeout_s) == (True, 1, 0, 5)

        await client.update_node(first.id, node_body(main) | {"node_name": "Chào"}, token=write())
        names = {row.id: row.node_name for row in (await client.list_nodes(tree)).rows}
        assert names == {first.id: "Chào", second: "Nhạc"}

        (pressed,) = loaded.keypresses[first.id]
        assert (pressed.key, pressed.action, pressed.next_node) == (Key.ONE, Action.NEXT_NODE, second)
        (dialled,) = loaded.keypresses[second]
        assert (dialled.key, dialled.action) == (Key.ZERO, Action.PHONE)
        assert dialled.phone_number.lstrip("+") == "842838223344"

        await client.update_keypress(key, {"node_key": "#", "action": 6}, token=write())
        (row,) = (await client.list_keypresses(first.id)).rows
        changed = keypress_from_row(row, first.id)
        assert (changed.key, changed.action, changed.next_node) == (Key.HASH, Action.STOP, None)
        assert keypress_body(changed, create=False) == {"node_key": "#", "action": 6}

        for row in (
            *(await client.list_keypresses(first.id)).rows,
            *(await client.list_keypresses(second)).rows,
        ):
            await client.delete_keypress(row.id, token=write())
        assert (await client.list_keypresses(first.id)).rows == ()
        await client.delete_node(second, token=write())
        await client.delete_node(first.id, token=write())
        assert (await client.list_nodes(tree)).rows == ()
        await client.delete_tree(tree, token=write())
        assert (await client.list_trees()).rows == ()
        with pytest.raises(ServerRefused):
            await client.delete_tree(tree, token=write())

    session(use, switches=switches)


def test_numbers_queues_groups_and_recordings():
    async def use(client, server):
        numbers = {row.id: row for row in (await client.list_numbers()).rows}
        queues = {row.id: row.name for row in (await client.list_queues()).rows}
        groups = [row.name for row in (await client.list_groups()).rows]
        assert len(numbers) == 3
        assert "Chăm sóc khách hàng" in queues.values()
        assert groups == ["Chăm sóc khách hàng", "Kỹ thuật"]
        assert {row.queue_id for row in numbers.values()} <= set(queues)

        tree = (await client.create_tree("Mới", token=client.prepare_write())).id
        row = next(row for row in numbers.values() if not row.enable_ivr)
        await client.update_number(row.id, number_body(row, tree=tree), token=client.prepare_write())
        changed = next(r for r in (await client.list_numbers()).rows if r.id == row.id)
        assert (changed.enable_ivr, changed.ivr_menu) == (True, tree)
        assert (changed.number, changed.nickname, changed.queue_id) == (
            row.number,
            row.nickname,
            row.queue_id,
        )
        await client.update_number(row.id, number_body(changed, tree=None), token=client.prepare_write())
        changed = next(r for r in (await client.list_numbers()).rows if r.id == row.id)
        assert (changed.enable_ivr, changed.queue_id) == (False, row.queue_id)

    session(use, seed="sample")


@pytest.mark.parametrize("as_form", [False, True])
def test_a_recording_arrives_byte_for_byte(as_form):
    import hashlib

    content = b"RIFF" + bytes(range(256)) * 2000

    async def use(client, server):
        found = await client.upload_greeting(
            content, "Lời chào.wav", token=client.prepare_write(), desc="Lời chào & 1", as_form=as_form
        )
        (row,) = (await client.list_greetings()).rows
        assert (row.filename, row.desc, row.id) == (found.filename, "Lời chào & 1", found.file_sid)
        (kept,) = server.control.store.rows("greetingfile")
        assert kept["size"] == len(content)
        assert kept["sha256"] == hashlib.sha256(content).hexdigest()

    session(use)


@pytest.mark.parametrize("paging", ["honoured", "ignore_page", "ignore_all"])
@pytest.mark.parametrize("order", ["creation", "newest"])
def test_long_lists_are_whole_or_an_error(paging, order):
    def plant(store):
        store.insert("ivrtree", {"tree_name": "T"}, "TR_1")
        for number in range(250):
            row = {
                "tree": "TR_1",
                "node_name": f"n{number}",
                "node_play_mode": "talk",
                "node_play_content": "x",
            }
            store.insert("ivrnode", row, f"NO_{number}")
        for number in range(120):
            store.insert("ivrtree", {"tree_name": f"t{number}"})

    async def use(client, server):
        trees = await client.list_trees()
        assert (len(trees.rows), trees.pages) == (121, 2)
        if paging == "ignore_page":  # then no call can show more than the first hundred
            with pytest.raises(PartialList, match="100 rows came, 250 were announced"):
                await client.list_nodes("TR_1")
            return
        nodes = await client.list_nodes("TR_1")
        assert {row.id for row in nodes.rows} == {f"NO_{number}" for number in range(250)}

    session(use, seed=plant, switches={"paging": paging, "row_order": order})


def test_a_list_that_changes_between_two_pages_is_noticed():
    def plant(store):
        for number in range(150):
            store.insert("ivrtree", {"tree_name": f"t{number}"}, f"TR_{number}")

    async def use(client, server):
        server.control.after(lambda control: control.store.remove("ivrtree", "TR_5"), path="/v1/ivrtree")
        with pytest.raises(PartialList):
            await client.list_trees()
        assert len((await client.list_trees()).rows) == 149

    session(use, seed=plant)
