"""A real keyring that is locked and unlocked while the window is open."""

import pytest

from tests.helpers.keyring_session import need_a_keyring, run_in_session

SCRIPT = """
import json, pathlib, tempfile, time
import secretstorage
from dataclasses import replace
from secretstorage.util import DBusAddressWrapper, format_secret, open_session
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import KeyringVault
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.session import LiveSession
from ivr_designer.sync.status import Link
from ivr_designer.ui.main_window import MainWindow
from tests.helpers.sessions import folders_in, profile_of

app = QApplication([])
seen, gaps, last = {}, [0.0], [time.monotonic()]

def tick():
    now = time.monotonic()
    gaps.append(now - last[0])
    last[0] = now

def wait(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        app.processEvents()
        time.sleep(0.002)

def lock_the_keyring():
    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()

def unlock_the_keyring():
    # What a person does with the prompt of the desktop, which needs a screen.
    bus = secretstorage.dbus_init()
    inside = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
    service = DBusAddressWrapper("/org/freedesktop/secrets", inside, bus)
    secret = format_secret(open_session(bus), b"pw", "text/plain")
    path = secretstorage.get_default_collection(bus).collection_path
    service.call("UnlockWithMasterPassword", "o(oayays)", path, secret)
    bus.close()

def bar():
    return next((b for b in window.bars.bars if b.topic == "link"), None)

timer = QTimer()
timer.setInterval(5)
timer.timeout.connect(tick)
server = SandboxServer(seed="sample")
server.start()
vault = KeyringVault()
vault.put(server.key_sid, Secret(server.secret))
folder = pathlib.Path(tempfile.mkdtemp())
session = LiveSession(profile_of(server), vault, None, folders_in(folder))
session.start()
wait(lambda: session.account.read_at is not None)
window = MainWindow()
window.show()
window.use_session(session, "Test")
window.documents.show(session.account.trees[0].id)
wait(lambda: window.bridge.document is not None)
window.sync.lock()
wait(lambda: bar() is not None)
lock_the_keyring()
wait(lambda: window.sync.status.link is Link.KEY_NEEDED)
tick(); gaps.clear(); timer.start()
window.sync.unlock()
wait(lambda: bar() is not None and "keyring" in bar().cause)
seen["cause"], seen["advice"], seen["verb"] = bar().cause, bar().advice, bar().verb
tree = window.bridge.document.tree
node = next(n for n in tree.nodes.values() if n.name == "Kinh doanh")
window.documents.submit(UpdateNode(replace(node, name="Sales")))
wait(lambda: session.status.held >= 1)
seen["worst_gap_s"] = max(gaps)
seen["early"] = any(r["node_name"] == "Sales" for r in server.control.store.rows("ivrnode"))
unlock_the_keyring()
bar().act()
wait(lambda: any(r["node_name"] == "Sales" for r in server.control.store.rows("ivrnode")))
wait(lambda: bar() is None)
timer.stop()
seen["online"] = session.status.link.value
window.io.attach(None)
window.close()
session.close()
server.stop()
print(json.dumps(seen))
"""


@pytest.mark.keyring
def test_a_keyring_that_is_locked_and_unlocked_under_the_window(tmp_path):
    need_a_keyring()
    seen = run_in_session(tmp_path, SCRIPT, QT_QPA_PLATFORM="offscreen")
    assert "keyring" in seen["cause"].casefold()
    assert "locked" in seen["cause"]
    assert seen["advice"], "what to do"
    assert seen["verb"] == "Unlock"
    assert not seen["early"], "nothing was sent without the secret"
    assert seen["online"] == "online"
    assert seen["worst_gap_s"] < 5, "the window waited for the keyring"
    print(seen)
