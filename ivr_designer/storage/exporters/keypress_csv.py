"""The keys of a tree as a table for spreadsheets, and back.

A spreadsheet takes a cell that begins with = + - or @ for a formula, so such text gets an apostrophe in
front. A phone number is left as it is: +84 followed by digits alone computes nothing.
"""

import csv
import io
import re

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.storage.exporters.source import ExportSource

COLUMNS = (
    "node", "node_name", "key", "action", "target", "target_name",
    "queue_id", "phone_number", "from_number", "sms",
)  # fmt: skip
_PHONE = re.compile(r"\+?\d{3,20}")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


def write(source: ExportSource) -> bytes:
    """A CSV file with a byte order mark, which spreadsheets need to read UTF-8; one line a key."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for node in source.tree.nodes:
        for row in _rows(source, node):
            table.writerow([guarded(cell) for cell in row])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _rows(source: ExportSource, node: NodeId) -> list[list[str]]:
    tree = source.tree
    rows = []
    for press in tree.keypresses_of(node):
        target = tree.target(press)
        rows.append(
            [
                press.node,
                tree.nodes[press.node].name,
                press.key.value,
                press.action.name.lower(),
                "" if isinstance(target, Destination) else target,
                source.title(target),
                press.queue_id or "",
                source.phone(press.phone_number or ""),
                source.phone(press.from_number or ""),
                source.text(press.sms or ""),
            ]
        )
    return rows


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet computes it: risky text gets an apostrophe, a phone number does not."""
    cell = cell.replace("\0", "\ufffd")
    if _PHONE.fullmatch(cell):
        return cell
    return _GUARD + cell if cell.startswith((*_RISKY, _GUARD)) else cell


def read(data: bytes) -> list[dict[str, str]]:
    """The rows of such a file as they were before guarding. Raises ValueError for another table."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError("this is not a table of keys") from error
    if not all(set(COLUMNS) <= row.keys() and None not in row.values() for row in rows):
        raise ValueError("this is not a table of keys")
    return [{name: row[name].removeprefix(_GUARD) for name in COLUMNS} for row in rows]
