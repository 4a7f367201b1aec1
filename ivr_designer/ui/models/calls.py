"""What is proved of every call, and the recorded calls with their results, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ivr_designer.domain.keys import Key
from ivr_designer.ui.icons import icon
from ivr_designer.ui.labels import NO_QUEUES
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.time_words import seconds
from ivr_designer.ui.widgets.two_line import Role

if TYPE_CHECKING:
    from ivr_designer.domain.tree import IvrTree
    from ivr_designer.simulator.script import ScriptResult
    from ivr_designer.ui.inspection import Report
    from ivr_designer.validation.proofs import Proof, SilentCall


@dataclass(frozen=True)
class CallRow:
    """A claim or a test. `steps` is the call it can play, None if there is nothing to play."""

    id: str
    title: str
    detail: str
    look: tuple[str, str]
    steps: tuple[Key, ...] | None = None
    trailing: str = ""


GOOD, BAD, PLAIN = ("live", "success"), ("error", "danger"), ("info", "muted")


def proof_rows(tree: "IvrTree", report: "Report", queues: Mapping[str, str] = NO_QUEUES) -> list[CallRow]:
    """The proofs in words, broken ones first, then the call of somebody who never presses a key."""
    if tree.root is None or tree.root not in tree.nodes:
        return []
    broken = [p for p in report.proofs.proofs if not p.holds]
    rows = [_proof(p) for p in (*broken, *(p for p in report.proofs.proofs if p.holds))]
    if report.proofs.silent_call is not None:
        rows.append(_silent(report.proofs.silent_call))
    return rows


def _proof(proof: "Proof") -> CallRow:
    from ivr_designer.ui.call_words import step_words

    example = proof.counterexample
    if example is None:
        detail = tr("Proved for every caller, whatever they press.")
        return CallRow(proof.claim.value, say(proof.text), detail, GOOD)
    words = tr("Not so. This call shows it: {steps}").format(steps=step_words(example.steps))
    if example.loop:
        words = tr("{words}, and so on for ever").format(words=words)
    return CallRow(proof.claim.value, say(proof.text), words, BAD, example.steps)


def _silent(call: "SilentCall") -> CallRow:
    from ivr_designer.validation.moves import Leads

    steps = (Key.NO_INPUT,) * (len(call.nodes) - (call.seconds is None))
    title = tr("Whoever never presses a key")
    if call.seconds is None:
        return CallRow("silent", title, tr("goes round for ever."), BAD, steps)
    where = {
        Leads.PERSON: tr("is with a person after {time}."),
        Leads.END: tr("has been hung up on after {time}."),
    }.get(call.leads or Leads.OPEN, tr("gets to where the tree says nothing, after {time}."))
    look = PLAIN if call.leads in {Leads.PERSON, Leads.END} else BAD
    return CallRow("silent", title, where.format(time=seconds(call.seconds)), look, steps)


def recorded_rows(tree: "IvrTree", report: "Report") -> list[CallRow]:
    """The recorded calls, failed ones first."""
    ordered = sorted(enumerate(report.tests), key=lambda pair: (pair[1].passed, pair[0]))
    return [_test(tree, place, result) for place, result in ordered if place < len(tree.tests)]


def _test(tree: "IvrTree", place: int, result: "ScriptResult") -> CallRow:
    from ivr_designer.simulator.script import ScriptRefused, parse
    from ivr_designer.ui.call_words import step_words

    try:
        steps = parse(tree.tests[place]).steps
    except ScriptRefused:
        steps = None
    problems = [*([result.error] if result.error is not None else []), *result.failures]
    detail = " ".join(say(p) for p in problems)
    if not detail:
        detail = tr("Passed: {steps}").format(steps=step_words(steps or ()))
    time = seconds(result.played.call.at_s) if result.played is not None else ""
    return CallRow(f"{place}", result.name, detail, GOOD if result.passed else BAD, steps, time)


class CallsModel(RowModel[CallRow]):
    """Rows of calls."""

    def row_id(self, row: CallRow) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: CallRow, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Role.DETAIL:
                return row.detail
            case Role.TRAILING:
                return row.trailing
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}\n{row.detail}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}: {row.detail}"
            case Qt.ItemDataRole.DecorationRole:
                return icon(*row.look)
            case Role.ID:
                return row.id
        return None
