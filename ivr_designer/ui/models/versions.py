"""Versions of a tree as rows: when it was live like this, and why it was kept."""

from datetime import datetime

from PySide6.QtCore import Qt

from ivr_designer.sync.proposals import Version
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.widgets.two_line import Role

REASONS = {
    "opened": mark("When it was opened here"),
    "read": mark("When it was read"),
    "before publishing": mark("Before publishing"),
    "published": mark("Published"),
    "stopped publishing": mark("When publishing was stopped"),
    "edited": mark("After edits"),
}


def moment(at: float) -> str:
    """A moment as people write it, to the second."""
    return datetime.fromtimestamp(at).strftime("%Y-%m-%d %H:%M:%S")


def reason_words(reason: str) -> str:
    """Why a version was kept; a reason that is not known as it is."""
    return tr(REASONS[reason]) if reason in REASONS else reason


class VersionsModel(RowModel[Version]):
    """Live states that were seen, newest first."""

    def row_id(self, row: Version) -> object:
        """See RowModel."""
        return row.digest

    def look(self, row: Version, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return moment(row.at)
            case Role.DETAIL | Qt.ItemDataRole.AccessibleDescriptionRole:
                if round(row.last_seen_at) > round(row.at):
                    return tr("{why} · still so at {time}").format(
                        why=reason_words(row.reason), time=moment(row.last_seen_at)
                    )
                return reason_words(row.reason)
            case Qt.ItemDataRole.DecorationRole:
                return icon("history", "muted")
            case Role.TRAILING:
                return row.digest[:7]
            case Role.ID:
                return row.digest
        return None
