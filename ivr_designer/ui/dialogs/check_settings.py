"""Settings of the checks: profiles, the house's rules, and for each rule how grave it is and its limits."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivr_designer.config import options
from ivr_designer.config.options import Option, ValueRefused
from ivr_designer.config.settings import Locked, Settings
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.problems import LOOKS, severity_word
from ivr_designer.ui.rule_options import (
    as_text,
    chosen_ids,
    own_limits,
    own_severities,
    rule_settings,
    shipped,
)
from ivr_designer.ui.text import mark, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import ask_in, button, clearable, column, plain_label, restyle, row
from ivr_designer.ui.widgets.fields import Choice, Field, combo, decimal_spin, lock, set_choices

if TYPE_CHECKING:
    from ivr_designer.validation.registry import Rule

LIMIT_NAMES = {
    "min": mark("At least"), "max": mark("At most"), "steps": mark("Steps"), "seconds": mark("Seconds"),
    "high": mark("Second step"), "options": mark("Options"), "depth": mark("Depth"), "keys": mark("Keys"),
    "gain": mark("Gain (share)"), "ms": mark("Milliseconds"), "overlap": mark("Overlap (share)"),
    "digits": mark("Digits"), "share": mark("Share"), "timeout": mark("Seconds to press"),
}  # fmt: skip


class CheckSettingsDialog(Dialog):
    """Each choice is stored at once.

    Signals:
        changed: something was stored.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        from ivr_designer.validation.rules import RULES

        super().__init__(tr("Settings of the checks"), parent, width=760)
        self._settings = settings
        self._rules = dict(RULES)
        self._build_profiles()
        line = row(gap=SPACE * 2)
        self._build_list(line)
        self._build_rule(line)
        self.body.addLayout(line, 1)
        self.note = plain_label(wrap=True)
        restyle(self.note, "role", "trouble")
        self.body.addWidget(self.note)
        self.reset = self.add_button(tr("Back to usual"), self._reset, left=True)
        self.add_close(is_default=True)
        self.rules.setCurrentRow(0)
        self._complain()

    # ---- building

    def _build_profiles(self) -> None:
        heading = plain_label(tr("Profiles"), role="heading")
        self.body.addWidget(heading)
        is_locked = self._settings.is_locked(options.CHECK_PROFILES.id)
        self.profiles: dict[str, QCheckBox] = {}
        chosen = chosen_ids(self._settings)
        lines = [column(gap=2), column(gap=2)]
        for place, profile in enumerate(shipped()):
            box = self.profiles[profile.id] = QCheckBox(tr(profile.title).replace("&", "&&"))
            box.setToolTip(tr(profile.note))
            box.setChecked(profile.id in chosen)
            box.clicked.connect(self._on_profiles)
            if is_locked:
                heading.setText(f"{tr('Profiles')}: {lock(box)}")
            lines[place % 2].addWidget(box)
        side = row(gap=SPACE * 2)
        for each in lines:
            side.addLayout(each, 1)
        self.body.addLayout(side)
        self.file = QLineEdit(self._settings.get(options.CHECK_RULES_FILE))
        self.file.editingFinished.connect(self._on_file)
        self.file_field = Field(self.file)
        self.file_field.name(tr("&Rules of the house (a TOML file)"))
        browse = button(self._browse)
        browse.setText(tr("Choose…"))
        if self._settings.is_locked(options.CHECK_RULES_FILE.id):
            lock(browse)
            lock(self.file, self.file_field)
        line = row(gap=SPACE)
        line.addWidget(self.file_field, 1)
        line.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)

    def _build_list(self, line: QHBoxLayout) -> None:
        side = column(gap=SPACE // 2)
        self.search = QLineEdit()
        clearable(self.search)
        ask_in(self.search, tr("Find a rule"))
        self.search.textChanged.connect(self._filter)
        self.rules = QListWidget()
        self.rules.setAccessibleName(tr("Rules"))
        self.rules.setResizeMode(
            QListWidget.ResizeMode.Adjust
        )  # rows made before they have a style are lower
        self.rules.setMinimumHeight(SPACE * 30)
        self.rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for rule in self._rules.values():
            item = QListWidgetItem(f"{rule.id}  {say(rule.title)}")
            item.setData(Qt.ItemDataRole.UserRole, rule.id)
            item.setToolTip(say(rule.title))
            self.rules.addItem(item)
        self.rules.currentItemChanged.connect(self._on_rule)
        side.addWidget(self.search)
        side.addWidget(self.rules, 1)
        line.addLayout(side, 1)
        self._paint_icons()

    def _build_rule(self, line: QHBoxLayout) -> None:
        host = QWidget()
        self._side: QVBoxLayout = column(parent=host, gap=SPACE)
        self.title = plain_label(role="heading", wrap=True)
        self.why = plain_label(role="muted", wrap=True)
        self.grave, self.graver = combo(), combo()
        self.grave_field, self.graver_field = Field(self.grave), Field(self.graver)
        self.grave_field.name(tr("&How grave"))
        self.graver_field.name(tr("How grave, &second step"))
        for box, suffix in ((self.grave, ""), (self.graver, ".high")):
            box.activated.connect(lambda _i, b=box, s=suffix: self._on_severity(b, s))
        for widget in (self.title, self.why, self.grave_field, self.graver_field):
            self._side.addWidget(widget)
        self._limits = QWidget()
        self._limit_box: QVBoxLayout = column(parent=self._limits, gap=SPACE)
        self.spins: dict[str, QDoubleSpinBox] = {}
        self._side.addWidget(self._limits)
        self._side.addStretch(1)
        line.addWidget(host, 1)

    # ---- one rule

    @property
    def rule(self) -> "Rule":
        """The chosen rule."""
        item = self.rules.currentItem() or self.rules.item(0)
        return self._rules[item.data(Qt.ItemDataRole.UserRole)]

    @Slot()
    def _on_rule(self) -> None:
        rule = self.rule
        self.title.setText(f"{rule.id}: {say(rule.title)}")
        self.why.setText(say(rule.why))
        own, locked = own_severities(self._settings), self._settings.is_locked(options.CHECK_SEVERITIES.id)
        for box, name, usual in (
            (self.grave, rule.id, rule.severity),
            (self.graver, f"{rule.id}.high", rule.high),
        ):
            words = severity_word(usual.value) if usual is not None else tr("Off")
            choices = [Choice(tr("Usual: {word}").format(word=words), "")]
            choices += [Choice(severity_word(s), s, LOOKS[s][0]) for s in LOOKS]
            set_choices(box, [*choices, Choice(tr("Off"), "off")], own.get(name, ""))
            if locked:
                lock(box, self.grave_field if box is self.grave else self.graver_field)
        self.graver_field.setVisible(rule.high is not None)
        self._show_limits(rule)

    def _show_limits(self, rule: "Rule") -> None:
        from ivr_designer.validation.settings import LIMITS

        while (item := self._limit_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.spins.clear()
        now = rule_settings(self._settings)[0]
        for name, usual in LIMITS.items():
            if name.partition(".")[0] != rule.id:
                continue
            is_share = 0 < usual < 1
            spin = decimal_spin(0, 1, 2, 0.05) if is_share else decimal_spin(0, 100_000, 0)
            self.spins[name] = spin
            spin.setValue(now.limit(name))
            spin.valueChanged.connect(lambda value, n=name: self._on_limit(n, value))
            field = Field(spin)
            field.name(tr(LIMIT_NAMES.get(name.partition(".")[2], name)))
            field.hint(tr("Usual: {word}").format(word=f"{usual:g}"))
            if self._settings.is_locked(options.CHECK_LIMITS.id):
                lock(spin, field)
            self._limit_box.addWidget(field)

    def _on_severity(self, box: Any, suffix: str) -> None:
        own, name = own_severities(self._settings), f"{self.rule.id}{suffix}"
        own.pop(name, None)
        if box.currentData():
            own[name] = box.currentData()
        self._store(options.CHECK_SEVERITIES, as_text(own))
        self._paint_icons()

    def _on_limit(self, name: str, value: float) -> None:
        from ivr_designer.validation.settings import LIMITS

        own = own_limits(self._settings)
        own.pop(name, None)
        if value != LIMITS[name]:
            own[name] = value
        self._store(options.CHECK_LIMITS, as_text(own))

    # ---- all of them

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for place in range(self.rules.count()):
            item = self.rules.item(place)
            item.setHidden(wanted not in item.text().casefold())

    def _paint_icons(self) -> None:
        """The severity in use, before each rule."""
        now = rule_settings(self._settings)[0]
        for place in range(self.rules.count()):
            item = self.rules.item(place)
            rule = self._rules[item.data(Qt.ItemDataRole.UserRole)]
            severity = now.severities.get(rule.id, rule.severity)
            item.setIcon(icon(*LOOKS[severity.value]) if severity is not None else icon("close", "muted"))

    @Slot()
    def _on_profiles(self) -> None:
        known = [p for p, box in self.profiles.items() if box.isChecked()]
        others = [p for p in chosen_ids(self._settings) if p not in self.profiles]
        self._store(options.CHECK_PROFILES, ",".join([*known, *others]))
        self._paint_icons()
        self._on_rule()

    @Slot()
    def _on_file(self) -> None:
        if self.file.text() != self._settings.get(options.CHECK_RULES_FILE):
            self._store(options.CHECK_RULES_FILE, self.file.text().strip())
            self._paint_icons()
            self._on_rule()

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Rules of the house"), str(Path(self.file.text() or ".").parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter("TOML (*.toml)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.choose_file)
        dialog.open()

    @Slot(str)
    def choose_file(self, path: str) -> None:
        """Use this file of house rules."""
        self.file.setText(path)
        self._on_file()

    def _reset(self) -> None:
        for option in (options.CHECK_SEVERITIES, options.CHECK_LIMITS):
            if not self._settings.is_locked(option.id):
                self._store(option, "")
        self._paint_icons()
        self._on_rule()

    def _store(self, option: Option[str], value: str) -> None:
        try:
            self._settings.set(option, value)
        except (ValueRefused, Locked) as error:
            self.note.setText(str(error))
            return
        except OSError as error:
            self.note.setText(tr("This cannot be stored: {reason}.").format(reason=error.strerror or "?"))
            return
        self._complain()
        self.changed.emit()

    def _complain(self) -> None:
        problems = rule_settings(self._settings)[1]
        self.note.setText(" ".join(say(p) for p in problems))
        self.note.setVisible(bool(problems))
