"""Scenes of the gallery that show the checks at work: problems, a call on its way, retries, times."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ivr_designer.domain.edits import ReplaceTree, UpdateNode, UpdateTree
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.proofs import Claim
from ivr_designer.validation.waivers import waive
from tests.helpers.builders import content_of

if TYPE_CHECKING:
    from tests.helpers.gallery import Stage

FAULTY = (
    "Xin chào {{ten}}. Cuộc gọi của quý khách rất quan trọng với chúng tôi. Bấm phím 1 để mua hàng, "
    "để bảo hành, bấm phím 2. Để khiếu nại, gõ phím 7. Xem thêm tại www.example.vn hoặc gọi 19001234."
)
GOOD = (
    "Để mua hàng, bấm phím 1. Để kết thúc, bấm phím 2. Để gặp tổng đài viên, bấm phím 0. "
    "Để nghe lại, bấm phím thăng."
)
FAILING = {
    "name": "Khách im lặng gặp tổng đài viên",
    "steps": ["1", "no_input"],
    "expect": {"action": "queue"},
}


def scenes(stage: "Stage") -> Iterator[str]:
    """Each by its name, on screen while the caller looks. What earlier scenes left open is closed first."""
    actions = stage.rig.window.actions_
    actions.trigger("end-comparison")
    if actions["time-map"].isChecked():
        actions.trigger("time-map")
    actions.trigger("go-problems")
    yield from _problems(stage)
    yield from _call(stage)
    yield from _calls(stage)
    yield from _ladder(stage)


def _problems(stage: "Stage") -> Iterator[str]:
    window = stage.rig.window
    node = stage.rig.tree.nodes[stage.rig.tree.root]  # type: ignore[index]
    window.documents.submit(UpdateNode(replace(node, prompt=TalkPrompt(FAULTY))))
    stage.settle(400)
    window.surface.select([node.id])
    window.actions_.trigger("next-problem")
    stage.settle()
    yield "checks-problems-many"
    window.surface.select([node.id])
    window.actions_.trigger("go-inspector")
    stage.settle(200)
    yield "checks-underlined"
    for finding in list(window.checks.report.result.findings)[:3]:  # type: ignore[union-attr]
        window.documents.submit(
            waive(stage.rig.tree, finding, "Đã thống nhất với bộ phận", date(2030, 1, 31))
        )
        stage.settle(300)
    window.problems_panel.waived.click()
    stage.settle(100)
    window.problems_panel.step(1)
    stage.settle(200)
    yield "checks-problems-waived"
    window.problems_panel.waived.click()
    queue = _queue(stage).value
    keys = "; ".join(f"a -{key}-> queue:{queue}" for key in ("0", "none", "bad"))
    good = content_of(f"{keys}; a -1-> phone:842838223344; a -2-> stop; a -#-> a", a=GOOD)
    window.documents.submit(ReplaceTree(good, phrase("Replace")))
    stage.settle(400)
    yield "checks-problems-none"
    stage.again()


def _call(stage: "Stage") -> Iterator[str]:
    window, simulator = stage.rig.window, stage.rig.window.features.simulator
    window.actions_.trigger("simulate")
    simulator.choose_speed(0)
    stage.settle()
    yield "checks-call-begins"
    for name, act in (
        ("wrong-key", lambda: simulator.press(Key.NINE)),
        ("key", lambda: simulator.press(Key.ONE)),
        ("back", simulator.back),
        ("key-again", lambda: simulator.press(Key.ONE)),
        ("silence", lambda: simulator.press(Key.NO_INPUT)),
    ):
        act()
        stage.settle()
        yield f"checks-call-{name}"
    simulator.choose_speed(1)
    simulator.begin()
    stage.settle(1500)
    simulator.press(Key.ONE)
    stage.settle(200)
    yield "checks-call-barge-in"
    simulator.choose_speed(0)
    simulator.stop()
    stage.settle()


def _calls(stage: "Stage") -> Iterator[str]:
    window = stage.rig.window
    window.documents.submit(UpdateTree(tests=(*stage.rig.tree.tests, FAILING)))
    stage.settle(400)
    window.actions_.trigger("go-calls")
    stage.settle(100)
    yield "checks-calls-one-fails"
    proof = window.checks.report.proofs.of(Claim.NOTHING_UNDEFINED)  # type: ignore[union-attr]
    if proof.counterexample is not None:
        window.features.simulator.play(proof.counterexample.steps)
        stage.settle(1200)
        yield "checks-counterexample"
        window.features.simulator.stop()
    stage.again()


def _ladder(stage: "Stage") -> Iterator[str]:
    window = stage.rig.window
    root, person = stage.rig.tree.root, _queue(stage)
    assert root is not None
    window.features.ladders.add(root, 3, person, "Xin lỗi, tôi chưa nghe rõ.")
    stage.settle(400)
    window.surface.select([root])
    window.actions_.trigger("zoom-fit")
    stage.settle(300)
    yield "checks-ladder-folded"
    window.actions_.trigger("time-map")
    stage.settle(300)
    yield "checks-time-map"
    window.actions_.trigger("time-map")
    stage.again()


def _queue(stage: "Stage") -> Destination:
    return next(d for d in stage.rig.tree.destinations() if d.kind is DestinationKind.QUEUE)
