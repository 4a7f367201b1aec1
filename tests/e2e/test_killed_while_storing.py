"""The program is killed while a large edit is being stored: all of it is there afterwards, or nothing."""

import pytest

from tests.helpers.programs import environment_in, run_code
from tests.helpers.sessions import session
from tests.helpers.trees import menu_content

KILLED = 9
"""SIGKILL; where there are no signals, a process is ended at once, with this as its code."""

PROGRAM = """
import os, sys, threading
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ivr_designer.domain.edits import Batch, UpdateNode
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.main_window import MainWindow
from tests.helpers.sessions import LiveSession, folders_in

folder, tree, moment = sys.argv[1:]
me, killed = os.getpid(), 9

class Killed(LiveSession):
    def commit(self, edit, change, tree):
        assert threading.current_thread() is not threading.main_thread()
        if moment == "before":
            os.kill(me, killed)
        if moment == "within":
            threading.Timer(0.01, os.kill, (me, killed)).start()
        super().commit(edit, change, tree)
        os.kill(me, killed)

app = QApplication([])
opened = Killed(None, None, None, folders_in(Path(folder)))
opened.start()
window = MainWindow()
window.show()
window.use_session(opened, "Test")
window.documents.show(tree, lambda document: window.documents.submit(Batch(
    tuple(UpdateNode(replace(n, name=f"New {n.name}")) for n in document.tree.nodes.values()),
    phrase("Rename"),
)))
app.exec()
"""


@pytest.mark.parametrize(("moment", "new"), [("before", {0}), ("within", {0, 1200}), ("after", {1200})])
def test_all_of_it_or_nothing(tmp_path, moment, new):
    with session(tmp_path) as opened:
        tree = opened.session.adopt_tree(menu_content(1200))
    done = run_code(PROGRAM, environment_in(tmp_path), arguments=(str(tmp_path), tree, moment))
    assert abs(done.returncode) == KILLED, done.stderr
    with session(tmp_path) as opened:
        stored = opened.session.open_tree(tree).result(20)
        assert sum(n.name.startswith("New") for n in stored.nodes.values()) in new
        assert len(stored.nodes) == 1200
