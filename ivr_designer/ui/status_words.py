"""The sync status and item states in words, each with a glyph and a colour token. Never colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.text import mark, say, tr, trn


class StateLook(NamedTuple):
    """How an item state looks: icon name, colour token, one word."""

    icon: str
    tone: str
    word: str


STATES: Mapping[ItemState, StateLook] = {
    ItemState.LIVE: StateLook("live", "success", mark("Live")),
    ItemState.WAITING: StateLook("waiting", "muted", mark("Waiting to be sent")),
    ItemState.SENDING: StateLook("sending", "accent", mark("Being sent")),
    ItemState.CHECKING: StateLook("checking", "warning", mark("Checking whether it arrived")),
    ItemState.REFUSED: StateLook("refused", "danger", mark("Refused by the contact center")),
    ItemState.CONFLICT: StateLook("conflict", "danger", mark("To be decided")),
    ItemState.HELD: StateLook("held", "warning", mark("Held back")),
    ItemState.DRAFT: StateLook("draft", "muted", mark("Draft, not published")),
    ItemState.LOCAL: StateLook("note", "muted", mark("Only on this computer")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What the status bar shows: glyph, colour token, words, and a longer explanation."""

    icon: str
    tone: str
    words: str
    detail: str = ""


def state_line(status: ItemStatus) -> Line:
    """An item's state for the inspector."""
    look = STATES[status.state]
    detail = [say(status.why)] if status.why is not None else []
    if status.server_words:
        detail.append(tr("The server said: “{words}”").format(words=status.server_words))
    return Line(look.icon, look.tone, tr(look.word), "\n".join(detail))


def status_line(status: SyncStatus) -> Line:
    """The one line for the status bar, the most pressing thing first."""
    line = _link_line(status) or _work_line(status)
    facts = [line.detail] if line.detail else []
    if status.problem is not None:
        facts.append(say(status.problem))
    if status.advice is not None:
        facts.append(say(status.advice))
    return Line(line.icon, line.tone, line.words, "\n".join(facts))


def moving(status: SyncStatus) -> int:
    """Changes that go on by themselves."""
    return status.waiting + status.sending + status.checking


def kept(status: SyncStatus) -> int:
    """Changes that the contact center has not confirmed."""
    return moving(status) + status.held


def _link_line(status: SyncStatus) -> Line | None:
    """The line while the connection is not in order; None when it is."""
    n = kept(status)
    changes = trn("{n} change kept", "{n} changes kept", n) if n else ""
    match status.link:
        case Link.NONE:
            return Line("offline", "muted", tr("Not connected"))
        case Link.CONNECTING:
            return Line("refresh", "muted", _joined(tr("Connecting…"), changes))
        case Link.OFFLINE:
            return Line("offline", "warning", _joined(tr("Offline"), changes, _resumes(status), sep=", "))
        case Link.KEY_NEEDED:
            return Line("key", "warning", _joined(tr("Key secret needed"), changes))
        case Link.KEY_REFUSED:
            return Line("key", "danger", _joined(tr("Key refused"), changes))
        case Link.RATE_LIMITED:
            return Line(
                "waiting", "warning", _joined(tr("Slowed down by the server"), _resumes(status), changes)
            )
        case Link.STOPPED:
            return Line("held", "danger", _joined(tr("Stopped for your safety"), changes))
        case Link.DISK:
            return Line("error", "danger", tr("Disk trouble, nothing is sent"))
        case Link.ONLINE:
            return None


def _work_line(status: SyncStatus) -> Line:
    """The line while the connection is in order."""
    if status.conflicts:
        words = trn("{n} conflict", "{n} conflicts", status.conflicts)
        return Line("conflict", "danger", words)
    if status.refused:
        words = trn("{n} change refused", "{n} changes refused", status.refused)
        return Line("refused", "danger", words)
    if status.checking:
        words = trn("Checking {n} change", "Checking {n} changes", status.checking)
        return Line("checking", "warning", words)
    if status.sending or status.waiting:
        words = trn("Sending {n} change", "Sending {n} changes", status.sending + status.waiting)
        return Line("sending", "accent", words)
    if status.held:
        words = trn("{n} change held back", "{n} changes held back", status.held)
        return Line("held", "warning", words)
    if status.drafts:
        words = trn("{n} change in draft", "{n} changes in draft", status.drafts)
        return Line("draft", "muted", words)
    return Line("live", "success", _joined(tr("Live"), _saved(status)))


def _saved(status: SyncStatus) -> str:
    if status.saved_at is None:
        return ""
    return tr("saved {time}").format(time=datetime.fromtimestamp(status.saved_at).strftime("%H:%M:%S"))


def _resumes(status: SyncStatus) -> str:
    if status.resumes_in_s is None:
        return ""
    return tr("next try in {n} s").format(n=max(0, round(status.resumes_in_s)))


def _joined(*parts: str, sep: str = " · ") -> str:
    return sep.join(part for part in parts if part)
