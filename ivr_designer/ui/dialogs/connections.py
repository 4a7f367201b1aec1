"""Connections: the list of profiles beside the editor of one, with a test that speaks in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ivr_designer.config.managed import managed
from ivr_designer.config.profiles import Profile, ProfileError
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui.backend import Backend, SecretRefused, Step
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.dialogs.profile_form import ProfileForm
from ivr_designer.ui.icons import icon
from ivr_designer.ui.prompts import question_dialog
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.theme import ICON, SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, restyle, row, tab_order
from ivr_designer.ui.widgets.form_area import FormArea
from ivr_designer.ui.widgets.glyph import Glyph


class ConnectionsDialog(Dialog):
    """Signals:
    chosen: Profile to connect with; the dialog closes first.
    """

    chosen = Signal(object)

    def __init__(
        self, backend: Backend, io: IoBridge, parent: QWidget | None, current: str | None = None
    ) -> None:
        super().__init__(tr("Connections"), parent, width=SPACE * 90)
        self._backend = backend
        self._io = io
        self._ruled = managed(backend.settings)
        self._profile: Profile | None = None
        self._busy = 0
        self.list = QListWidget()
        self.list.setFixedWidth(SPACE * 26)
        self.list.setAccessibleName(tr("Connections"))
        self.none_yet = plain_label(tr("No connections yet"), role="muted", wrap=True)
        self.none_yet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none_yet.setFixedWidth(SPACE * 26)
        self.list.currentItemChanged.connect(lambda now, _old: self._show_item(now))
        page = QWidget()
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._holder = column(gap=SPACE * 2, parent=page)
        self._holder.setContentsMargins(0, 0, SPACE * 2, 0)
        self._area = FormArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        self.form = self._form(None)
        self._holder.addWidget(self.form)
        self._holder.addStretch(1)
        self.outcome = _Result()
        self._lay_out()
        self.test = self.add_button(tr("Test connection"), self._test, left=True)
        self.remove = self.add_button(tr("Remove…"), self._ask_remove, left=True)
        self.cancel = self.add_button(tr("Cancel"), self.reject)
        self.save = self.add_button(tr("Save and connect"), self._save, kind="primary")
        self._fill(current)

    def _lay_out(self) -> None:
        line = row(gap=SPACE * 3)
        left = column(gap=SPACE)
        frame = QFrame()
        frame.setProperty("card", "true")
        inside = column(parent=frame, margin=SPACE // 2)
        inside.addWidget(self.list)
        inside.addWidget(self.none_yet, 1)
        left.addWidget(frame, 1)
        self.add = button(self._add, icon_name="plus")
        self.add.setText(tr("New connection"))
        left.addWidget(self.add)
        line.addLayout(left)
        line.addWidget(self._area, 1)
        self.body.addLayout(line, 1)
        self.body.addWidget(self.outcome)  # not in the form, which may be scrolled: it is to be seen
        self.setMinimumHeight(SPACE * 66)

    def _form(self, profile: Profile | None) -> ProfileForm:
        form = ProfileForm(profile, self._backend.keyring_name, self._ruled)
        form.retyped.connect(self._forget_outcome)
        return form

    @Slot(str)
    def _forget_outcome(self, field: str) -> None:
        """What a test found holds for the key and the addresses that were tested."""
        if field != "name" and not self._busy:
            self.outcome.clear()

    def _fill(self, current: str | None) -> None:
        self.list.clear()
        for profile in self._backend.profiles.all():
            item = QListWidgetItem(icon("plug", "muted"), profile.name)
            item.setData(Qt.ItemDataRole.UserRole, profile)
            self.list.addItem(item)
            if profile.id == current:
                self.list.setCurrentItem(item)
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.none_yet.setVisible(not self.list.count())
        if not self.list.count():
            self._show_profile(None)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_profile(item.data(Qt.ItemDataRole.UserRole))

    def _show_profile(self, profile: Profile | None) -> None:
        self._profile = profile
        fresh = self._form(profile)
        self._holder.replaceWidget(self.form, fresh)
        self.form.hide()
        self.form.deleteLater()
        self.form = fresh
        tab_order(fresh.fields["ca_file"].control, self.test, self.remove, self.cancel, self.save)
        self.outcome.clear()
        self.remove.setEnabled(profile is not None)
        if profile is None:
            fresh.name.setFocus()

    def _add(self) -> None:
        self.list.setCurrentRow(-1)
        self._show_profile(None)

    # ---- test

    def _test(self) -> None:
        profile = self.form.profile()
        if profile is None:
            return
        secret = self.form.secret.text() or None
        if secret is None and self._profile is None:
            self.form.fields["secret"].complain(tr("Enter the key's secret."))
            return
        self._set_busy(1)
        self.outcome.wait()
        self._io.call(self._backend.test_connection(profile, secret), self._tested, self._test_failed)

    def _tested(self, steps: Sequence[Step]) -> None:
        self._set_busy(-1)
        self.outcome.show_steps(steps)

    def _test_failed(self, error: BaseException) -> None:
        self._set_busy(-1)
        if not isinstance(error, SyncProblem):
            raise error
        self.outcome.show_steps([Step(error.cause, False, None, error.advice)])

    def _set_busy(self, change: int) -> None:
        self._busy += change
        for widget in (self.test, self.save, self.list, self.add):
            widget.setEnabled(not self._busy)

    # ---- save and remove

    def _save(self) -> None:
        profile = self.form.profile()
        if profile is None:
            return
        secret = self.form.secret.text()
        if not secret and self._profile is None:
            self.form.fields["secret"].complain(tr("Enter the key's secret."))
            return
        store = self._backend.profiles
        try:
            kept = store.add(profile) if self._profile is None else store.update(profile)
        except ProfileError as error:
            self.form.complain(error)
            return
        except OSError as error:
            words = tr("The connection cannot be stored: {reason}.").format(reason=error.strerror or "?")
            self.outcome.show_words(words, "danger")
            return
        self._profile = kept
        self.form.bind(kept)
        if not secret:
            self._finish(kept)
            return
        self._set_busy(1)
        future = self._backend.keep_secret(kept, secret, remember=self.form.remember.isChecked())
        self._io.call(future, lambda _n: self._kept(kept), self._keep_failed)

    def _kept(self, profile: Profile) -> None:
        self._set_busy(-1)
        self._finish(profile)

    def _keep_failed(self, error: BaseException) -> None:
        self._set_busy(-1)
        if not isinstance(error, SyncProblem):
            raise error
        if isinstance(error, SecretRefused):
            self.outcome.show_steps([Step(error.cause, False, None, error.advice)])
            return
        self.form.remember.setChecked(False)
        self.outcome.show_words(
            tr("{cause} Saving again keeps the secret for this session only.").format(cause=say(error.cause)),
            "warning",
        )

    def _finish(self, profile: Profile) -> None:
        self.accept()
        self.chosen.emit(profile)

    def _ask_remove(self) -> None:
        profile = self._profile
        if profile is None:
            return
        question_dialog(
            self,
            tr("Remove the connection “{name}”?").format(name=profile.name),
            tr("Its secret is removed from the keyring. Trees in the contact center stay as they are."),
            tr("Remove"),
            lambda: self._remove(profile),
        ).open()

    def _remove(self, profile: Profile) -> None:
        self._backend.profiles.remove(profile.id)
        self._io.call(self._backend.forget_secret(profile), lambda _n: None, lambda _e: None)
        self._fill(None)


def _sign(step: Step) -> tuple[str, str]:
    """The icon of a step and its tone."""
    if step.warns:
        return "warning", "warning"
    return ("live", "success") if step.ok else ("refused", "danger")


class _Result(QWidget):
    """How the test went, a line a step."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = column(parent=self, gap=SPACE // 2)
        self.hide()

    def clear(self) -> None:
        """Nothing was tested."""
        self.hide()
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def wait(self) -> None:
        """A test runs."""
        self.clear()
        self._add("waiting", "muted", tr("Testing…"))

    def show_words(self, words: str, tone: str) -> None:
        """One sentence."""
        self.clear()
        self._add("warning" if tone == "warning" else "error", tone, words)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """All steps, the last of which may have failed."""
        self.clear()
        for step in steps:
            words = [say(step.what)]
            words += [say(part) for part in (step.cause, step.advice) if part is not None]
            self._add(*_sign(step), " ".join(words))

    def _add(self, glyph: str, tone: str, words: str) -> None:
        host = QWidget()
        line = row(parent=host, gap=SPACE)
        picture = Glyph(glyph, tone)
        picture.setFixedWidth(ICON)
        label = plain_label(words, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        restyle(label, "role", "")
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        self._layout.addWidget(host)
        self.show()
