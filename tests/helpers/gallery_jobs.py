"""Scenes of the gallery with work on files that takes long: bars with Stop, and what is said after it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from ivr_designer.config.paths import resource
from ivr_designer.storage.files import read_tree
from ivr_designer.ui.controllers.file_jobs import Stopped, storing
from ivr_designer.ui.controllers.files import FileController
from tests.helpers.backend import MemoryBackend

if TYPE_CHECKING:
    from tests.helpers.gallery import Stage

LONG = "Tổng đài chăm sóc khách hàng miền Bắc, miền Trung và miền Nam - bản duyệt ngày 26 tháng 11.ivr.json"


def scenes(stage: "Stage") -> Iterator[str]:
    """Each by its name: a file that is opened, one that is written, one that is imported."""
    window, let_go = stage.rig.window, Event()

    def slow(*_what: Any) -> Any:
        let_go.wait(60)
        return read_tree(resource("samples/hotline.ivr.json"))

    files = FileController(
        MemoryBackend(stage.folder), window.io, window.documents, window.prompts, window,
        read=slow, write=slow,
    )  # fmt: skip
    for bar in window.bars.bars:  # what earlier scenes said is not of this one
        window.prompts.clear(bar.topic)
    files.open(stage.folder / "tổng-đài.ivr.json")
    _late(stage, 1)
    yield "jobs-opening"
    files.save_to(stage.folder / LONG)
    _late(stage, 2)
    yield "jobs-writing-beside"
    window.features.exchange.take_in(Path("extensions.conf"), slow)
    _late(stage, 3)
    yield "jobs-three"
    for bar in window.bars.bars:
        assert bar.act is not None
        bar.act()
    let_go.set()
    stage.settle(300)
    yield "jobs-stopped"
    files.close()
    yield from _storing(stage)


def _storing(stage: "Stage") -> Iterator[str]:
    """A large edit on its way: it can be stopped while it is made, not while it is written."""
    begin, let_go = Event(), Event()

    def slow(stopped: Stopped) -> None:
        begin.wait(60)
        stopped.begin()
        let_go.wait(60)

    kept = stage.rig.window.documents._storing
    kept.run(slow, storing("Thay trong 412 lời"), lambda _outcome: None)
    _late(stage, 1)
    yield "jobs-storing"
    begin.set()
    stage.settle(200)
    yield "jobs-storing-too-late-to-stop"
    let_go.set()
    stage.rig.wait(lambda: not kept.is_busy)
    stage.settle()


def _late(stage: "Stage", count: int) -> None:
    stage.rig.wait(lambda: len(stage.rig.window.bars.bars) == count)
    stage.settle()
