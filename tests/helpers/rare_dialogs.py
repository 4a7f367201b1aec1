"""Dialogs that only come when something happens, made with something to show."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.importers.report import Loss, LossReport
from ivr_designer.sync.contract import Queue
from ivr_designer.ui.dialogs.choose_queues import ChooseQueuesDialog, Meant
from ivr_designer.ui.dialogs.crash_report import CrashDialog
from ivr_designer.ui.dialogs.licences import LicencesDialog
from ivr_designer.ui.dialogs.loss_report import LossReportDialog
from ivr_designer.ui.dialogs.replace_preview import ReplacePreview
from ivr_designer.ui.dialogs.secret import SecretDialog
from ivr_designer.ui.dialogs.upload_files import Candidate, UploadFilesDialog
from ivr_designer.ui.main_window import MainWindow
from ivr_designer.ui.prompt_rows import Column, Replacement, prompt_rows
from ivr_designer.ui.text import say

FOLDER = Path("folder of the program")
_REFUSED = (
    "This is neither a WAV nor an MP3 file.",
    "Save it as WAV or MP3 with a sound program, and choose that file.",
)


def _sounds() -> list[Candidate]:
    good = Candidate(Path("loi-chao.wav"), b"", 7.4)
    return [good, Candidate(Path("song.ogg"), trouble=" ".join(say(phrase(words)) for words in _REFUSED))]


LOSSES = LossReport(
    "Asterisk dialplan", (Loss("ivr, line 12", "Set(LANGUAGE=vi)", phrase("It works.")),), values=40, taken=39
)
QUEUES = (Queue("QU_1", "Chăm sóc khách hàng"), Queue("QU_2", "Hỗ trợ kỹ thuật"))
MEANT = (
    Meant("?Lễ tân", "Lễ tân", "Lời chào: phím 0 · Đặt lịch khám: phím 0 · Giờ làm việc: phím 0 · …"),
    Meant("?hỗ trợ kỹ thuật", "hỗ trợ kỹ thuật", "Lời chào: phím 2"),
    Meant("QU_9", "QU_9 (unknown)", "Lời chào: phím 3"),
)


def rare_dialogs(window: MainWindow, tree: IvrTree) -> dict[str, Callable[[], QDialog]]:
    """By name of the scene; each call makes one."""
    prompts = prompt_rows([tree], None)
    found = [Replacement(prompts[0], Column.TEXT, "Xin chào quý khách", "Kính chào quý khách", 1)]
    return {
        "rare-crash": lambda: CrashDialog("Report\nNothing is sent.", FOLDER, window),
        "rare-secret": lambda: SecretDialog("Hanoi office", "the system keyring", window),
        "rare-losses": lambda: LossReportDialog("hotline.conf", LOSSES, window),
        "rare-queues": lambda: ChooseQueuesDialog(tree.name, MEANT, QUEUES, window),
        "rare-upload": lambda: UploadFilesDialog(_sounds(), prompts, {}, window),
        "rare-licences": lambda: LicencesDialog(window),
        "rare-replace": lambda: ReplacePreview(found, lambda _wanted: None, window),
    }
