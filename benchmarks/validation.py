"""How fast trees are checked: prints one JSON object. Run from the checkout: python -m benchmarks.validation.

The trees are made here from a fixed seed: menus of Vietnamese and English prompts, each with a few children,
keys back to the parent and the start, queues, retries and some faults. Times are CPU milliseconds of this
process. An edit is timed as the window does it: apply it, bring findings and time map up to date.
"""

import argparse
import gc
import json
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import AddKeypress, RemoveKeypress, UpdateKeypress, UpdateNode
from ivr_designer.domain.garbage import GarbagePolicy, uncollected
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.mirror import Patch, patch_of
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.ui.inspection import Inspector, Order
from ivr_designer.validation.context import context_of
from ivr_designer.validation.engine import Engine
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.prompt.reading import read_prompt
from ivr_designer.validation.proofs import prove
from ivr_designer.validation.settings import RuleSettings

DIGITS = [Key(str(d)) for d in range(1, 10)]


def made_tree(count: int, seed: int = 7) -> IvrTree:
    rng = random.Random(seed)
    nodes: dict[NodeId, Node] = {}
    keypresses: dict[KeypressId, Keypress] = {}
    parent: dict[int, int] = {}
    free: list[int] = [0]
    children: dict[int, list[int]] = {}
    for number in range(1, count):
        above = rng.choice(free[:40])
        parent[number] = above
        children.setdefault(above, []).append(number)
        if len(children[above]) >= rng.choice((3, 5, 7)):
            free.remove(above)
        free.append(number)
    for number in range(count):
        below = children.get(number, [])
        node = NodeId(f"n{number}")

        def add(key: Key, _node: NodeId = node, **target: object) -> None:
            made = Keypress(KeypressId(f"{_node}.{key.value}"), _node, key, Action.STOP)
            keypresses[made.id] = replace(made, **target)  # type: ignore[arg-type]

        for key, child in zip(DIGITS, below, strict=False):
            add(key, action=Action.NEXT_NODE, next_node=NodeId(f"n{child}"))
        if not below:
            add(Key.ONE, action=Action.QUEUE, queue_id=f"Q{rng.randrange(20)}")
            add(Key.TWO, action=Action.PHONE, phone_number=f"8428382{rng.randrange(10000):04}")
        add(Key.ZERO, action=Action.QUEUE, queue_id="Q0")
        if number:
            add(Key.STAR, action=Action.NEXT_NODE, next_node=NodeId(f"n{parent[number]}"))
        if rng.random() < 0.9:
            add(Key.NO_INPUT, action=Action.QUEUE, queue_id="Q0")
        if rng.random() < 0.9:
            add(Key.NO_MATCH, action=Action.NEXT_NODE, next_node=node if rng.random() < 0.3 else NodeId("n0"))
        nodes[node] = Node(node, f"Menu {number}", TalkPrompt(_text(rng, number, below)))
    return IvrTree(TreeId("bench"), TreeContent("bench", NodeId("n0"), nodes, keypresses))


def _text(rng: random.Random, number: int, below: list[int]) -> str:
    keys = [str(i + 1) for i in range(min(9, len(below)))] or ["1", "2"]
    if rng.random() < 0.7:
        parts = [f"Để gặp bộ phận số {number} {k}, bấm phím {k}." for k in keys]
        return " ".join(["Xin chào quý khách.", *parts, "Để gặp tổng đài viên, bấm phím 0."])
    parts = [f"For department {number} {k}, press {k}." for k in keys]
    return " ".join(["Welcome.", *parts, "To speak to an agent, press 0. To go back, press star."])


def cpu_ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def everything(engine: Engine) -> object:
    """What the window shows of times: arrival at every node, the way to a person, and from where."""
    times = engine.context.times
    return times.nodes, times.person, times.person_keys, times.to_person, times.guessed


def full_run_ms(tree: IvrTree, repeats: int) -> list[float]:
    def cold() -> object:
        read_prompt.cache_clear()
        engine = Engine(tree, FACTS)
        return everything(engine)

    return [cpu_ms(cold) for _ in range(repeats)]


FACTS = AccountFacts(queues=frozenset(f"Q{i}" for i in range(20)), recordings=frozenset())


def edits(tree: IvrTree, count: int, seed: int) -> list[Callable[[], Edit]]:
    """Edits to be made one after another: a letter typed, a key pointed elsewhere, added, removed."""
    rng = random.Random(seed)
    ids = list(tree.nodes)

    def type_letter() -> Edit:
        node = tree.nodes[rng.choice(ids)]
        prompt = node.prompt
        assert isinstance(prompt, TalkPrompt)
        return UpdateNode(replace(node, prompt=replace(prompt, text=f"{prompt.text} a")))

    def repoint() -> Edit:
        keypress = rng.choice(list(tree.keypresses.values()))
        return UpdateKeypress(keypress.leading_to(rng.choice(ids)))

    def remove() -> Edit:
        return RemoveKeypress(rng.choice(list(tree.keypresses)))

    def add() -> Edit:
        node = next(n for n in iter(lambda: rng.choice(ids), None) if tree.free_keys(n))
        key = rng.choice(tree.free_keys(node))
        made = Keypress(KeypressId(f"x{rng.getrandbits(64):x}"), node, key, Action.STOP)
        return AddKeypress(made.leading_to(rng.choice(ids)))

    kinds = (type_letter, type_letter, repoint, remove, add)
    return [rng.choice(kinds) for _ in range(count)]


class Pauses:
    """Garbage as the window has it looked for, between edits; see domain.garbage.

    There is no pause here, so nothing is looked at, unless memory grows to the ceiling.
    """

    def __init__(self) -> None:
        self.took_ms: list[float] = []
        self.full = 0
        self._policy = GarbagePolicy(cpu_s=time.perf_counter, clock=time.perf_counter)

    def __enter__(self) -> "Pauses":
        gc.collect()
        self._policy.begin()
        gc.callbacks.append(self._on_look)
        return self

    def __exit__(self, *_: object) -> None:
        gc.callbacks.remove(self._on_look)
        self._policy.end()

    def look(self) -> None:
        self.took_ms.append(cpu_ms(self._policy.look))

    def _on_look(self, phase: str, info: dict[str, int]) -> None:
        self.full += phase == "stop" and info["generation"] == 2


def edit_figures(tree: IvrTree, count: int) -> dict[str, float]:
    """Edits with everything, and what the looks for garbage between them took."""
    with Pauses() as pauses:
        took = edit_ms(tree, count, pauses)
    return {**spread(took), "worst_look_between": round(max(pauses.took_ms), 2), "full_looks": pauses.full}


def edit_ms(tree: IvrTree, count: int, pauses: Pauses) -> list[float]:
    engine = Engine(tree, FACTS)
    everything(engine)
    pauses.look()
    took = []
    for make in edits(tree, count, 3):
        edit = make()
        changes: list[Change] = []
        edit_took = cpu_ms(lambda edit=edit, changes=changes: changes.append(edit.apply(tree)[1]))

        def follow(changes: list[Change] = changes) -> None:
            with uncollected():
                engine.update(changes[0])
                everything(engine)

        took.append(edit_took + cpu_ms(follow))
        pauses.look()
    return took


def window_ms(tree: IvrTree, count: int, pauses: Pauses) -> tuple[list[float], list[float]]:
    """An edit as the window follows it: (what its own thread does, what the thread beside it does)."""
    inspector = Inspector(Order(tree.id, tree.content(), FACTS))
    inspector.look()
    here, beside = [], []
    for make in edits(tree, count, 5):
        pauses.look()
        edit = make()
        patches: list[Patch] = []

        def apply(edit: Edit = edit, patches: list[Patch] = patches) -> None:
            patches.append(patch_of(tree, edit.apply(tree)[1]))

        here.append(cpu_ms(apply))
        beside.append(cpu_ms(lambda patches=patches: inspector.follow(patches[0])))
    return here, beside


def spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 2),
        "worst": round(ordered[-1], 2),
        "runs": len(ordered),
    }


def measure(quick: bool) -> dict[str, object]:
    small = made_tree(1_000)
    findings = len(Engine(small, FACTS).result.findings)
    context = context_of(small, FACTS, RuleSettings(), Engine(small).context.today)
    proof_ms = [cpu_ms(lambda: prove(context)) for _ in range(5)]
    with Pauses() as pauses:
        here, beside = window_ms(made_tree(1_000), 40 if quick else 200, pauses)
    figures: dict[str, dict[str, object]] = {
        "edit_1000_window_thread_ms": spread(here),
        "edit_1000_beside_ms": spread(beside),
        "proofs_1000_ms": spread(proof_ms),
        "edit_1000_ms": {**edit_figures(small, 60 if quick else 300), "limit": 50},
        "full_1000_ms": {**spread(full_run_ms(made_tree(1_000), 3 if quick else 7)), "limit": 1_000},
    }
    # Only now: ten times the objects would weigh on the collector during the smaller figures.
    large = made_tree(10_000)
    figures["full_10000_ms"] = {**spread(full_run_ms(large, 1 if quick else 3)), "limit": 10_000}
    figures["edit_10000_ms"] = {**edit_figures(large, 10 if quick else 40)}
    for figure in figures.values():
        if "limit" in figure:
            # Typing must not stutter: the slowest counts, not the median.
            figure["within"] = float(str(figure["worst"])) <= float(str(figure["limit"]))
    return {
        "what": "validation",
        "python": platform.python_version(),
        "machine": platform.machine(),
        # A fixed piece of plain Python, to tell a slow or busy machine from slow checks.
        "reference_ms": spread([cpu_ms(lambda: sum(i * i for i in range(300_000))) for _ in range(9)]),
        "tree_1000": {"keypresses": len(small.keypresses), "findings": findings},
        **figures,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    result = measure(parser.parse_args().quick)
    print(json.dumps(result, indent=2))
    return 0 if all(f.get("within", True) for f in result.values() if isinstance(f, dict)) else 1


if __name__ == "__main__":
    sys.exit(main())
