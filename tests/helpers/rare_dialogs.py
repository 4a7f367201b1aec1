"""Dialogs that only come when something happens, made with something to show."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.importers.report import Loss, LossReport
from ivr_designer.ui.dialogs.crash_report import CrashDialog
from ivr_designer.ui.dialogs.licences import LicencesDialog
from ivr_designer.ui.dialogs.loss_report import LossReportDialog
from ivr_designer.ui.dialogs.replace_preview import ReplacePreview
from ivr_designer.ui.dialogs.secret import SecretDialog
from ivr_designer.ui.dialogs.upload_files import Candidate, UploadFilesDialog
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.prompt_rows import Column, Replacement, prompt_rows

FOLDER = Path("folder of the program")
SOUNDS = [
    Candidate(Path("loi-chao.wav"), b"", 7.4),
    Candidate(Path("song.ogg"), trouble="This is neither WAV nor MP3."),
]
LOSSES = LossReport(
    "Asterisk dialplan", (Loss("ivr, line 12", "Set(LANGUAGE=vi)", phrase("It works.")),), values=40, taken=39
)


def rare_dialogs(window: MainWindow, tree: IvrTree) -> dict[str, Callable[[], QDialog]]:
    """By name of the scene; each call makes one."""
    prompts = prompt_rows([tree], None)
    found = [Replacement(prompts[0], Column.TEXT, "Xin chào quý khách", "Kính chào quý khách", 1)]
    return {
        "rare-crash": lambda: CrashDialog("Report\nNothing is sent.", FOLDER, window),
        "rare-secret": lambda: SecretDialog("Hanoi office", "the system keyring", window),
        "rare-losses": lambda: LossReportDialog("hotline.conf", LOSSES, window),
        "rare-upload": lambda: UploadFilesDialog(SOUNDS, prompts, {}, window),
        "rare-licences": lambda: LicencesDialog(window),
        "rare-replace": lambda: ReplacePreview(found, lambda _wanted: None, window),
    }
