"""The keys of a tree as a table for spreadsheets, and back.

A spreadsheet takes a cell that begins with = + - or @ for a formula, so such text gets an apostrophe in
front. It takes digits alone for a number, and drops the + or the 0 before them and the end of long ones, so
phone numbers are written in groups: +84 986 225 112 is text to all of them.
"""

import csv
import io
import re

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.wanted import queue_id_of
from ivr_designer.storage.exporters.source import ExportSource

COLUMNS = (
    "node", "node_name", "key", "action", "target", "target_name",
    "queue_id", "phone_number", "from_number", "sms",
)  # fmt: skip
_RESPELT = re.compile(r"0\d+|\d{12,}|\d[\d.,]*[eE][+-]?\d+|\d+(?:[-/:]\d+)+")
"""What a spreadsheet spells otherwise: it drops zeros, rounds long numbers, and sees powers and dates."""
_AS_NUMBER = re.compile(r"\+[\d•]{3,20}|0[\d•]{2,19}|[\d•]{7,20}")
_SPACED = re.compile(r"\+?[\d•]+(?: [\d•]+)+")
_GROUP = re.compile(r"(?<=[\d•])(?=(?:[\d•]{3})+$)")
PHONES = ("phone_number", "from_number")
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
                queue_id_of(press) or "",
                spaced(source.phone(press.phone_number or "")),
                spaced(source.phone(press.from_number or "")),
                source.text(press.sms or ""),
            ]
        )
    return rows


def spaced(number: str) -> str:
    """A phone number in groups of three digits, which no spreadsheet takes for a number."""
    return _GROUP.sub(" ", number) if _AS_NUMBER.fullmatch(number) else number


def guarded(cell: str) -> str:
    """`cell` so that a spreadsheet neither computes nor respells it: such text gets an apostrophe."""
    cell = cell.replace("\0", "\ufffd")
    if _SPACED.fullmatch(cell):
        return cell
    return _GUARD + cell if cell.startswith((*_RISKY, _GUARD)) or _RESPELT.fullmatch(cell) else cell


def read(data: bytes) -> list[dict[str, str]]:
    """The rows as they were before; phone numbers lose their spaces. ValueError for another table."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError("this is not a table of keys") from error
    if not all(set(COLUMNS) <= row.keys() and None not in row.values() for row in rows):
        raise ValueError("this is not a table of keys")
    return [{name: _plain(name, row[name].removeprefix(_GUARD)) for name in COLUMNS} for row in rows]


def _plain(column: str, cell: str) -> str:
    return cell.replace(" ", "") if column in PHONES and _SPACED.fullmatch(cell) else cell
