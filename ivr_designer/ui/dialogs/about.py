"""About: version, what it is built on and under which licences, where its files are."""

import platform

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ivr_designer import __version__
from ivr_designer.config.paths import folders
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.dialogs.licences import LicencesDialog
from ivr_designer.ui.icons import app_icon
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column, plain_label, row

LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"), ("Python", "PSF-2.0"), ("httpx, h11", "BSD-3-Clause"), ("PyJWT", "MIT"),
    ("keyring", "MIT"), ("truststore", "MIT"), ("networkx", "BSD-3-Clause"),
    ("Starlette, uvicorn", "BSD-3-Clause"),
    ("click", "BSD-3-Clause"), ("platformdirs, RapidFuzz", "MIT"), ("filelock", "Unlicense"),
)  # fmt: skip


def facts() -> str:
    """What a support request needs: versions, system, folders."""
    places = folders()
    lines = [
        f"IVR Designer {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{tr('Settings')}: {places.config}",
        f"{tr('Journal and logs')}: {places.state}",
    ]
    return "\n".join(lines)


class AboutDialog(Dialog):
    """Facts to copy, and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About IVR Designer"), parent, width=SPACE * 68)
        line = row(gap=SPACE * 2)
        glyph = plain_label()
        glyph.setAccessibleName("IVR Designer")
        glyph.setPixmap(app_icon().pixmap(SPACE * 7, SPACE * 7))
        words = column(gap=SPACE // 2)
        words.addWidget(plain_label(tr("Version {version}").format(version=__version__), role="heading"))
        words.addWidget(
            plain_label(tr("Draw an IVR tree; the contact center follows, live."), role="muted", wrap=True)
        )
        line.addWidget(glyph)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.text = QPlainTextEdit(facts())
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Versions and folders"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 6 + SPACE * 3)
        self.body.addWidget(self.text)
        self.body.addWidget(plain_label(tr("Built on"), role="heading"))
        built_on = "\n".join(f"{name}: {licence}" for name, licence in LICENCES)
        self.body.addWidget(plain_label(built_on, role="muted", wrap=True))
        self.add_button(tr("Copy"), self._copy, left=True)
        self.licences = self.add_button(tr("&Licences…"), self._open_licences, left=True)
        self.add_close(is_default=True)

    def _open_licences(self) -> None:
        LicencesDialog(self).open()

    @staticmethod
    def _copy() -> None:
        QGuiApplication.clipboard().setText(facts())
