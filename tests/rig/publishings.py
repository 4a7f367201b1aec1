"""What is published in the rigs, what must come of it when the program is killed on the way, and restoring a
version on the command line, killed likewise.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.forks import Forks
from tests.rig.runs import World, drive, plain, world
from tests.rig.scripts import PUBLISHED, RESTORED, expected_pictures, picture_of_rows

AHEAD_S = 5.0
"""How far the server's clock is put, past the fence of whatever was under way."""


# ---- a draft


@contextmanager
def drafted(forks: Forks, folder: Path, way: str) -> Iterator[World]:
    """A server whose tree is played by a number; what the script draws is to be published in that `way`."""
    with world(forks, folder, PUBLISHED, numbered=True) as made:
        made.most_trees = 2 if way == "fresh_tree" else 1
        yield made


def publish_job(made: World, way: str, traced: str = ""):
    return made.job(script=PUBLISHED.name, way=way, traced=traced)


def finish_publishing(made: World, way: str) -> list[str]:
    """Start again, as a person who does nothing, and then as one who publishes if it is not published yet."""
    made.server.control.clock.offset_s += AHEAD_S
    drawn, was_published = max(made.notes.read("acks"), default=0), bool(made.notes.read("published"))
    wrong = rest(made)
    if wrong:
        return wrong
    drafts = plain(expected_pictures(PUBLISHED))
    old, new = drafts[0], drafts[-1]
    heard = callers_hear(made)
    if heard not in ([old], [new]) or (was_published and heard != [new]):
        wrong.append(f"callers hear {heard}, published: {was_published}")
    if len(made.server.control.store.rows("ivrtree")) != trees_of(way, is_new=heard == [new]):
        wrong.append(f"the server has {made.server.control.store.rows('ivrtree')}, callers hear {heard}")
    here = made.notes.read("end")[-1]["pictures"][0]
    if here not in drafts[drawn : drawn + 2]:
        wrong.append(f"here is {here}, drawn: {drawn}")
    if wrong or heard == [new]:
        return wrong + made.trouble
    ended = drive(made, publish_job(made, way))
    if ended.code != 0:
        return [*wrong, f"exit code {ended.code}: {output_of(made)}"]
    if callers_hear(made) != [new]:
        wrong.append(f"published again, and callers hear {callers_hear(made)}")
    if len(made.server.control.store.rows("ivrtree")) != trees_of(way, is_new=True):
        wrong.append(f"published again, and the server has {made.server.control.store.rows('ivrtree')}")
    return wrong + made.trouble


def trees_of(way: str, *, is_new: bool) -> int:
    """How many trees there are at rest: the one from before is kept beside a fresh one."""
    return 2 if way == "fresh_tree" and is_new else 1


def rest(made: World) -> list[str]:
    """Start without doing anything, until all is quiet."""
    ended = drive(made, made.job())
    if ended.code != 0 or "Traceback" in output_of(made):
        return [f"exit code {ended.code}: {output_of(made)}"]
    end = made.notes.read("end")[-1]
    is_still = all(state == "draft" for state, _ in end["states"].values())
    is_quiet = end["settled"] and is_still and end["link"] == "online" and end["aside"] == "None"
    return [] if is_quiet else [f"it does not come to rest: {end}"]


def callers_hear(made: World) -> list[object]:
    """The trees that numbers play, as the server has them."""
    store = made.server.control.store
    return [plain(picture_of_rows(store, row["ivr_menu"])) for row in store.rows("number")]


def output_of(made: World) -> str:
    return (made.folder / "output").read_text()[-1500:]


# ---- a version


@contextmanager
def meddled(forks: Forks, folder: Path) -> Iterator[tuple[World, list[str]]]:
    """A server whose tree was seen once and then changed by somebody, and the command that undoes that."""
    with world(forks, folder, RESTORED, numbered=True) as made:
        assert rest(made) == []
        db = sqlite3.connect(made.folder / "state" / "journals" / "rig.sqlite3")
        ((version,),) = db.execute("SELECT hash FROM snap").fetchall()
        db.close()
        meddle(made)
        yield made, ["restore", made.tree or "", version[:12], "--yes"]


def meddle(made: World) -> None:
    """Another admin takes a menu away, adds one, and changes where a key leads and what is said."""
    store, admin = made.server.control.store, made.server.control.admin
    nodes = {row["node_name"]: row["id"] for row in store.rows("ivrnode")}
    keys = {(row["node"], row["node_key"]): row["id"] for row in store.rows("ivrkeypress")}
    admin("DELETE", f"/v1/ivrkeypress/{keys[nodes['Root'], '3']}")
    admin("DELETE", f"/v1/ivrkeypress/{keys[nodes['Old'], '1']}")
    admin("DELETE", f"/v1/ivrnode/{nodes['Old']}")
    fresh = {"tree": made.tree, "node_name": "Fresh", "node_play_mode": "talk", "node_play_content": "Hi"}
    node = admin("POST", "/v1/ivrnode", fresh)["ivrNodeID"]
    admin("POST", "/v1/ivrkeypress", {"node": node, "node_key": "1", "action": 6})
    lead = {"node": nodes["Root"], "node_key": "1", "action": 4, "next_node": node}
    admin("PUT", f"/v1/ivrkeypress/{keys[nodes['Root'], '1']}", lead)
    admin("PUT", f"/v1/ivrnode/{nodes['Help']}", {"node_play_content": "Somebody was here"})


def finish_restoring(made: World, command: list[str]) -> list[str]:
    """Give the same command again, then look at what is there, here and on the server."""
    made.server.control.clock.offset_s += AHEAD_S
    ended = drive(made, made.job(command=command))
    if ended.code != 0 or "Traceback" in output_of(made):
        return [f"given again: exit code {ended.code}: {output_of(made)}"]
    wrong = rest(made)
    old = plain(expected_pictures(RESTORED)[0])
    if callers_hear(made) != [old]:
        wrong.append(f"callers hear {callers_hear(made)}")
    end = made.notes.read("end")[-1]
    if end["pictures"] != [old]:
        wrong.append(f"here is {end['pictures']}")
    if end["modes"] != ["live"] or end["states"]:
        wrong.append(f"it is edited as {end['modes']}, which nobody asked for")
    return wrong + made.trouble
