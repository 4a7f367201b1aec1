"""The tree as an outline: under each node its keys in menu order, under each key the node that it leads to.

A row is a top (the entry, or a box that nothing leads to from there) or a keypress. Where the keypress is the
one under which the canvas draws its box, the row stands for that box and opens; else it is a mere reference.

Rows are made when a view first asks for what is below one: a tree of thousands of keys is opened in no time,
and an edit is followed only where somebody has looked.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.ui import theme
from ivr_designer.ui.canvas.labels import STATE_INKS, finding_words, key_spoken, state_word
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import NameEdited
from ivr_designer.ui.icons import icon
from ivr_designer.ui.labels import key_label, vertex_icon, vertex_label
from ivr_designer.ui.text import plain_tip, tr, trn
from ivr_designer.ui.widgets.two_line import Role

_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable

Index = QModelIndex | QPersistentModelIndex
Item = Vertex | KeypressId
_numbers = count(1)


@dataclass(slots=True, eq=False)
class Row:
    """One line. `keypress` is None for a top; `home` says that the row stands for the box itself.

    `above` is the number of the row it is below, not that row: rows that hold each other would be garbage
    that only a look at everything finds. `children` are None until somebody has asked for them.
    """

    vertex: Vertex
    keypress: KeypressId | None = None
    home: bool = True
    above: int | None = None
    children: "list[Row] | None" = None
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def key(self) -> Item:
        """What the row is recognised by."""
        return self.vertex if self.keypress is None else self.keypress

    @property
    def item(self) -> Item:
        """What is selected on the canvas when the row is."""
        return self.vertex if self.home or self.keypress is None else self.keypress

    def stands_for(self, items: "Collection[Item]") -> bool:
        """True if one of the boxes and keypresses is told by this row."""
        return self.key in items or (self.home and self.vertex in items)


class OutlineModel(QAbstractItemModel):
    """Follows a picture; `refresh` compares with what is shown and tells views what differs.

    Signals:
        renamed: NameEdited, when a row's editor was closed.
    """

    renamed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture: CanvasPicture | None = None
        self._top = Row("")  # type: ignore[arg-type]
        self._rows: dict[int, Row] = {self._top.number: self._top}

    # ---- what is shown

    def set_picture(self, picture: CanvasPicture | None) -> None:
        """Show another tree."""
        self.beginResetModel()
        self._picture = picture
        self._top.children = None
        self._rows = {self._top.number: self._top}
        self.endResetModel()

    def refresh(self) -> None:
        """Have the rows that the tree has now. Rows that stay keep their place in views."""
        if self._picture is None:
            return
        ahead = [self._top]
        while ahead:
            row = ahead.pop()
            if row.children is not None:
                self._match(row, row.children, self._wanted(row))
                ahead += row.children

    def restate(self, index: QModelIndex) -> None:
        """The words of a row may be others now, one that a screen reader may be reading: to tell of hundreds
        takes as long as a few frames, and a view can be asked to paint all that is seen.
        """
        if index.isValid():
            self.dataChanged.emit(index.siblingAtColumn(0), index.siblingAtColumn(1))

    def index_of(self, item: Item | None) -> QModelIndex:
        """The row of a box or a keypress, made now if it has to be; invalid if there is none."""
        row = self._find(item)
        return self._index(row) if row is not None else QModelIndex()

    def stretches(self, items: Collection[Item]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
        """First and last row of each stretch of rows that stand for boxes or keypresses, as far as made."""
        above = [self._top] if items else []
        for row in above:
            first, below = None, row.children or []
            for place, each in enumerate(below):
                first = first if first is not None else place if each.stands_for(items) else None
                if first is not None and not (place + 1 < len(below) and below[place + 1].stands_for(items)):
                    yield (
                        self.createIndex(first, 0, below[first].number),
                        self.createIndex(place, 0, each.number),
                    )
                    first = None
            above += [each for each in below if each.children]

    def row(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    # ---- inside

    def _find(self, item: Item | None) -> Row | None:
        picture = self._picture
        if item is None or picture is None:
            return None
        primary, tree = picture.primary, picture.tree
        keypress = tree.keypresses.get(item)  # type: ignore[arg-type]
        vertex: Vertex = item if keypress is None else keypress.node  # type: ignore[assignment]
        if vertex not in primary.parent:
            return None
        way: list[Item] = [] if keypress is None else [keypress.id]
        for each in (vertex, *primary.ancestors(vertex)):
            way.append(primary.via.get(each, each))
        row: Row | None = self._top
        for key in reversed(way):
            row = next((r for r in self._below(row) if r.key == key), None) if row is not None else None
        return row

    def _below(self, row: Row) -> list[Row]:
        """The rows below one; nobody has asked for them before, so nobody is told that they are new."""
        if row.children is None:
            row.children = self._wanted(row)
            for each in row.children:
                each.above = row.number
                self._rows[each.number] = each
        return row.children

    def _wanted(self, row: Row) -> list[Row]:
        picture = self._picture
        if picture is None:
            return []
        if row is self._top:
            return [Row(vertex) for vertex in picture.primary.heads]
        if not row.home or isinstance(row.vertex, Destination) or row.vertex not in picture.tree.nodes:
            return []
        via, tree = picture.primary.via, picture.tree
        found = []
        for keypress in tree.keypresses_of(row.vertex):
            target = tree.target(keypress)
            found.append(Row(target, keypress.id, via.get(target) == keypress.id))
        return found

    def _match(self, row: Row, children: list[Row], wanted: list[Row]) -> None:
        """Bring `children` to what is wanted; rows that are alike stay, views are told of each stretch."""
        same = {w.key: w for w in wanted}
        place = len(children)
        while place:
            last = place
            while place and not _alike(children[place - 1], same):
                place -= 1
            if place < last:
                self._remove(row, children, place, last - 1)
            place -= place > 0
        place = 0
        while place < len(wanted):
            here = children[place].key if place < len(children) else None
            if wanted[place].key == here:
                place += 1
                continue
            old = {c.key: p for p, c in enumerate(children[place:], place)}
            if wanted[place].key in old:
                self._remove(row, children, old[wanted[place].key], old[wanted[place].key])
            last = place
            while last + 1 < len(wanted) and wanted[last + 1].key not in old:
                last += 1
            self._insert(row, children, place, wanted[place : last + 1])
            place = last + 1

    def _insert(self, row: Row, children: list[Row], place: int, fresh: list[Row]) -> None:
        self.beginInsertRows(self._index(row), place, place + len(fresh) - 1)
        for each in fresh:
            each.above = row.number
            self._rows[each.number] = each
        children[place:place] = fresh
        self.endInsertRows()

    def _remove(self, row: Row, children: list[Row], first: int, last: int) -> None:
        self.beginRemoveRows(self._index(row), first, last)
        gone = children[first : last + 1]
        del children[first : last + 1]
        for each in gone:
            self._rows.pop(each.number, None)
            gone += each.children or ()
        self.endRemoveRows()

    def _index(self, row: Row, column: int = 0) -> QModelIndex:
        if row.above is None:
            return QModelIndex()
        return self.createIndex(self._below(self._rows[row.above]).index(row), column, row.number)

    # ---- words

    def _name(self, row: Row) -> str:
        assert self._picture is not None
        return vertex_label(self._picture.tree, row.vertex, self._picture.names) or tr("(no name)")

    def _shown(self, row: Row) -> str:
        name, picture = self._name(row), self._picture
        keypress = picture.tree.keypresses.get(row.keypress) if picture and row.keypress else None
        if keypress is None:
            return name
        words = tr("{key} → {name}") if row.home else tr("{key} ↗ {name}")
        return words.format(key=key_label(keypress.key), name=name)

    def status(self, row: Row) -> str:
        """State, findings and reachability in words; empty when all is well."""
        picture = self._picture
        assert picture is not None
        items: list[Item] = [row.vertex] if row.home else []
        if row.keypress is not None:
            items.insert(0, row.keypress)
        parts = []
        for item in items:
            state = picture.state_of(item)  # type: ignore[arg-type]
            if state is not None and state_word(state) not in parts:
                parts.append(state_word(state))
            parts += filter(None, [finding_words(picture.finding_of(item))])
        if row.home and row.vertex not in picture.primary.reachable:
            parts.append(tr("unreachable"))
        return ", ".join(parts)

    def _sign(self, row: Row) -> QIcon | None:
        """One sign for what `status` says: the worst of it."""
        picture = self._picture
        assert picture is not None
        items: list[Item] = [row.vertex] if row.home else []
        if row.keypress is not None:
            items.append(row.keypress)
        if any(picture.finding_of(i).errors for i in items):
            return icon("error", "danger")
        for item in items:
            state = picture.state_of(item)  # type: ignore[arg-type]
            if state in STATE_INKS:
                return icon(state.value, STATE_INKS[state])
        if any(picture.finding_of(i).warnings for i in items):
            return icon("warning", "warning")
        return None

    def _ink(self, row: Row) -> QColor | None:
        picture = self._picture
        away = picture is not None and row.vertex not in picture.primary.reachable
        return theme.current().color("muted") if away or not row.home else None

    def spoken(self, row: Row) -> str:
        """The whole row as a sentence for a screen reader."""
        picture = self._picture
        assert picture is not None
        parts = [self._name(row)]
        keypress = picture.tree.keypresses.get(row.keypress) if row.keypress else None
        if keypress is not None:
            key = key_spoken(keypress.key).capitalize()
            parts = [tr("{key} to {target}").format(key=key, target=parts[0])]
        if not row.home:
            parts.append(tr("shown elsewhere"))
        elif row.vertex == picture.tree.root:
            parts.append(tr("callers enter here"))
        if row.home and not isinstance(row.vertex, Destination):
            count = len(picture.tree.keypresses_of(NodeId(row.vertex)))
            parts.append(trn("{n} key", "{n} keys", count))
        return ", ".join(filter(None, [*parts, self.status(row)]))

    # ---- Qt

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        below = self._below((self.row(parent) if parent is not None else None) or self._top)
        if not (0 <= row < len(below) and 0 <= column < 2):
            return QModelIndex()
        return self.createIndex(row, column, below[row].number)

    def parent(self, child: Index | None = None) -> QModelIndex:  # type: ignore[override]
        row = self.row(child) if child is not None else None
        return self._index(self._rows[row.above]) if row and row.above is not None else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid() and parent.column() > 0:
            return 0
        return len(self._below((self.row(parent) if parent is not None else None) or self._top))

    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    def hasChildren(self, parent: Index | None = None) -> bool:
        """As rowCount, without making rows: a view asks it of hundreds of which nobody opens one."""
        row = self.row(parent) if parent is not None else None
        if row is None or row.children is not None or self._picture is None:
            return self.rowCount(parent) > 0
        is_open = row.home and not isinstance(row.vertex, Destination)
        return is_open and bool(self._picture.tree.keypresses_of(NodeId(str(row.vertex))))

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, picture = self.row(index), self._picture
        if row is None or picture is None:
            return Qt.ItemFlag.NoItemFlags
        node = picture.tree.nodes.get(NodeId(str(row.vertex))) if row.home and index.column() == 0 else None
        return _PLAIN if node is None or node.is_read_only else _EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None or self._picture is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row) if index.column() == 0 else None
            case Qt.ItemDataRole.EditRole:
                node = self._picture.tree.nodes.get(NodeId(str(row.vertex)))
                return node.name if node is not None else self._name(row)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return icon(vertex_icon(self._picture.tree, row.vertex), "muted")
            case Qt.ItemDataRole.DecorationRole:
                return self._sign(row)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                said = self.spoken(row) if index.column() == 0 else self.status(row) or tr("No problems")
                return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
            case Role.ID:
                return row.item
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.EditRole or isinstance(row.vertex, Destination):
            return False
        self.renamed.emit(NameEdited(row.vertex, str(value)))
        return False  # the row changes when the rename has happened

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr("Key and box") if section == 0 else tr("State and problems")
        return None


def _alike(row: Row, wanted: dict[Item, Row]) -> bool:
    """True if the row may stay: it is wanted, for the same box in the same role."""
    other = wanted.get(row.key)
    return other is not None and (other.vertex, other.home) == (row.vertex, row.home)
