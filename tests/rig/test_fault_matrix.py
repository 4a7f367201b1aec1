"""Every call of the API goes wrong in every way, before and after the server did what was asked: the session
shows the right state in the right words, and in the end the server has exactly what the screen shows.

One command: pytest tests/rig/test_fault_matrix.py
"""

import pytest

from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.status import ItemState, Link
from tests.helpers.sessions import session
from tests.rig import scripts
from tests.rig.fault_cells import (
    CALLS,
    FAULTS,
    REST_S,
    STRIKE_S,
    CallCase,
    Cell,
    FaultCase,
    meets_nothing,
    plan_fault,
    settings_in,
    unclean,
    wait_for,
)
from tests.rig.runs import in_parallel

pytestmark = pytest.mark.timeout(600)
AT_ONCE = 6
Coordinates = tuple[CallCase, FaultCase, bool]

KNOWN: dict[tuple[str, str, bool], str] = {}
"""Cells that fail for a reason that is written down here; each must go on failing, or leave this list."""


def test_there_are_thirteen_calls_and_eighteen_faults():
    assert (len(CALLS), len(FAULTS)) == (13, 18)


def check_cell(folder, call: CallCase, fault: FaultCase, *, before: bool) -> list[str]:
    """One cell from begin to end; what was wrong in it."""
    folder.mkdir(parents=True)
    with SandboxServer({"SKrig": "matrix-secret-0123456789"}) as server:
        tree = scripts.plant(server.control.admin, scripts.planted())
        server.control.admin("POST", "/v1/number", {**scripts.NUMBER, "ivr_menu": tree})
        with session(folder, server, settings=settings_in(folder)) as opened:
            cell = Cell(server, opened)
            wrong = strike(cell, call, fault, before=before)
            server.control.faults.clear()
            if fault.outcome == "refused" and before and cell.work is not None:
                wait_for(lambda: cell.work.done(), REST_S, "the publishing hears of the refusal")
            if not cell.failures() or call.is_read:
                recover(cell, fault)
                return wrong + words(cell) + cell.differences()
            wrong += words(cell)
        with session(
            folder, server, settings=settings_in(folder)
        ) as opened:  # publishing goes on at the next start
            again = Cell(server, opened, tree=cell.tree)
            wait_for(lambda: not again.differences(), REST_S, f"publishing ends: {again.differences()}")
            return wrong + words(again)


def strike(cell: Cell, call: CallCase, fault: FaultCase, *, before: bool) -> list[str]:
    """Do what leads to the call, have it go wrong, and say what was not shown."""
    if call.name == "delete tree":
        cell.second_tree()
        cell.opened.settle()
    cell.opened.events.clear()
    cell.server.control.calls.clear()
    plan_fault(cell, call, fault, before=before)
    call.act(cell)
    wait_for(lambda: cell.struck, STRIKE_S, "the fault strikes")
    return [] if meets_nothing(call, fault) else shown(cell, call, fault, before=before)


def shown(cell: Cell, call: CallCase, fault: FaultCase, *, before: bool) -> list[str]:
    """Wait for the words, then say which state was never shown."""

    def is_said() -> bool:
        if call.name == "list trees" and cell.work.done():
            call.act(cell)  # a busy machine may have run out of time first
        return any(fault.words in text for text in cell.causes())

    try:
        wait_for(is_said, STRIKE_S, "the words")
    except AssertionError:
        return [f"{fault.words!r} was never said, but {sorted(set(cell.causes()))}"]
    expected: list[tuple[str, object]] = []
    is_item = not call.is_read and call.name != "update number"
    if fault.outcome == "unknown" and is_item:
        expected.append(("states", ItemState.CHECKING))
    if fault.outcome == "refused" and is_item and before:
        expected.append(("states", ItemState.REFUSED))  # else the list shows that it is done all the same
    if fault.outcome == "pause":
        expected.append(("links", Link.RATE_LIMITED))
    if fault.outcome == "auth" and call.name != "update number" and (before or call.is_read):
        expected.append(("links", Link.KEY_REFUSED))  # else the next list shows that it is done
    missing = []
    for name, value in expected:
        try:
            wait_for(lambda name=name, value=value: value in getattr(cell, name)(), STRIKE_S, str(value))
        except AssertionError:
            missing.append(f"{value!r} was never shown, but {getattr(cell, name)()}")
    return missing


def words(cell: Cell) -> list[str]:
    """What was told that is no sentence for a person."""
    return [f"told {text!r}" for text in {*cell.causes(), *cell.advices()} if unclean(text)]


def recover(cell: Cell, fault: FaultCase) -> None:
    """What a person does about it, until all is at rest."""
    if cell.session.status.link is Link.KEY_REFUSED:
        cell.session.use_secret(cell.server.secret, remember=False).result(REST_S)
    if fault.outcome == "refused":
        settle(cell)
        for tree in {cell.tree, cell.extra} - {None}:
            cell.session.retry(tree)
    settle(cell)


def settle(cell: Cell) -> None:
    """Wait until nothing goes on any more, without the pauses of somebody who is offline."""

    def is_at_rest() -> bool:
        if cell.session.status.link in {Link.OFFLINE, Link.RATE_LIMITED} and cell.probe.done():
            cell.probe = cell.session.refresh()
        return cell.is_at_rest() and cell.probe.done()

    wait_for(is_at_rest, REST_S, f"all is at rest: {cell.session.status}")


def run_cell(folder, coordinates: Coordinates) -> tuple[Coordinates, list[str]]:
    call, fault, before = coordinates
    name = f"{call.name}-{fault.name}-{'before' if before else 'after'}".replace(" ", "-")
    try:
        return coordinates, check_cell(folder / name, call, fault, before=before)
    except Exception as error:
        return coordinates, [f"{type(error).__name__}: {error}"[:1500]]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name.replace(" ", "-"))
def test_every_fault_of_a_call(tmp_path, call, record_property):
    cells = [(call, fault, before) for fault in FAULTS for before in (True, False)]
    outcomes = in_parallel(lambda cell: run_cell(tmp_path, cell), cells, AT_ONCE)
    record_property("cells", len(outcomes))
    wrong = {(c.name, f.name, before): lines for (c, f, before), lines in outcomes if lines}
    surprises = {place: lines for place, lines in wrong.items() if place not in KNOWN}
    assert not surprises, "\n".join(f"{place}: {lines}" for place, lines in surprises.items())
    healed = [place for place in KNOWN if place[0] == call.name and place not in wrong]
    assert not healed, f"these work now, take them off the list: {healed}"
