"""The vaults, against back-ends of our own, and against a real keyring in a D-Bus session of its own."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from keyring.backends.null import Keyring as NullKeyring

from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import (
    MAX_SECRET_CHARS,
    KeyringVault,
    MemoryVault,
    Vault,
    VaultError,
    VaultLocked,
    VaultRefused,
    VaultUnavailable,
    find_backend,
)
from tests.helpers.keyring_session import need_a_keyring, run_in_session

ROOT = Path(__file__).parents[3]


class DictBackend:
    """A back-end that keeps everything, as the platforms' do."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, user):
        return self.kept.get((service, user))

    def set_password(self, service, user, password):
        self.kept[service, user] = password

    def delete_password(self, service, user):
        del self.kept[service, user]


class Failing(DictBackend):
    """A back-end whose every call raises an error named and worded as told."""

    def __init__(self, name, text=""):
        super().__init__()
        self.error = type(name, (Exception,), {})(text)

    def get_password(self, service, user):
        raise self.error

    set_password = delete_password = lambda self, *_: self.get_password("", "")


def vault_of(backend):
    return KeyringVault(lambda: ("test keyring", backend))


@pytest.fixture(params=["memory", "keyring"])
def vault(request) -> Vault:
    return MemoryVault() if request.param == "memory" else vault_of(DictBackend())


def test_a_vault_keeps_replaces_and_forgets(vault):
    assert vault.get("SK1") is None
    vault.put("SK1", Secret("one"))
    vault.put("SK2", Secret("two"))
    vault.put("SK1", Secret("three"))
    assert (vault.get("SK1"), vault.get("SK2")) == (Secret("three"), Secret("two"))
    vault.forget("SK1")
    vault.forget("SK1")
    assert vault.get("SK1") is None
    assert vault.get("SK2") == Secret("two")


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), ("x" * (MAX_SECRET_CHARS + 1), "too_long"), ("😀" * 641, "too_long")]
)
def test_what_no_keyring_takes_everywhere_is_refused(vault, text, code):
    with pytest.raises(VaultRefused) as caught:
        vault.put("SK1", Secret(text))
    assert caught.value.code == code
    assert vault.get("SK1") is None


def test_the_longest_secret_fits(vault):
    vault.put("SK1", Secret("x" * MAX_SECRET_CHARS))
    assert len(vault.get("SK1").reveal()) == MAX_SECRET_CHARS


def test_each_account_has_a_service_of_its_own():
    backend = DictBackend()
    vault_of(backend).put("SK1", Secret("one"))
    assert backend.kept == {("ivr-designer/SK1", "SK1"): "one"}


def test_a_keyring_that_keeps_nothing_is_found_out():
    with pytest.raises(VaultRefused) as caught:
        vault_of(NullKeyring()).put("SK1", Secret("one"))
    assert caught.value.code == "not_kept"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KeyringLocked", VaultLocked),
        ("LockedException", VaultLocked),
        ("PromptDismissedException", VaultLocked),
        ("InitError", VaultUnavailable),
        ("DBusErrorResponse", VaultUnavailable),
    ],
)
def test_errors_of_back_ends_become_ours_without_their_text(name, kind):
    vault = vault_of(Failing(name, "canary-secret"))
    for attempt in (
        lambda: vault.get("SK1"),
        lambda: vault.put("SK1", Secret("s")),
        lambda: vault.forget("SK1"),
    ):
        with pytest.raises(kind) as caught:
            attempt()
        assert "canary" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert str(caught.value.cause).endswith(".")
        assert str(caught.value.advice).endswith(".")


def test_the_back_end_is_looked_for_once_and_again_after_a_failure():
    calls = []

    def find():
        calls.append(1)
        if len(calls) == 1:
            raise VaultUnavailable("not yet")
        return "test keyring", DictBackend()

    vault = KeyringVault(find)
    assert vault.name == "keyring"
    with pytest.raises(VaultUnavailable):
        vault.get("SK1")
    vault.put("SK1", Secret("one"))
    assert vault.get("SK1") == Secret("one")
    assert (len(calls), vault.name) == (2, "test keyring")


def test_calls_from_several_threads_take_turns():
    class Counting(DictBackend):
        inside = most = 0

        def get_password(self, service, user):
            Counting.inside += 1
            Counting.most = max(Counting.most, Counting.inside)
            waiting.wait(0.01)
            Counting.inside -= 1

    waiting = threading.Event()
    vault = vault_of(Counting())
    threads = [threading.Thread(target=vault.get, args=("SK1",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counting.most == 1


def test_the_environment_can_switch_the_keyring_off():
    assert os.environ["PYTHON_KEYRING_BACKEND"].endswith("fail.Keyring")
    with pytest.raises(VaultUnavailable) as caught:
        find_backend()
    assert caught.value.detail == "switched off"
    assert isinstance(caught.value, VaultError)


def test_importing_this_module_does_not_import_keyring():
    code = "import sys, ivr_designer.config.secrets; print('keyring' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == "False", ran.stderr


# Against a real keyring

HEAD = """
import json, os, sys, time, warnings
from ivr_designer.config.secrets import KeyringVault, VaultError
from ivr_designer.config.redact import Secret
vault = KeyringVault()
def outcome(call):
    start = time.monotonic()
    try:
        found = call()
    except VaultError as error:
        return [type(error).__name__, error.code]
    return found.reveal() if found else None
"""


@pytest.fixture
def session(tmp_path):
    need_a_keyring()
    return lambda code, **more: run_in_session(tmp_path, HEAD + code, **more)


@pytest.mark.keyring
def test_a_real_keyring_keeps_secrets_between_processes(session, tmp_path):
    stored = session(
        """
        vault.put("SK1", Secret("canary-hunter2")); vault.put("SK2", Secret("y" * 1280))
        vault.put("SK3", Secret("gone")); vault.forget("SK3")
        print(json.dumps([vault.name, outcome(lambda: vault.get("SK1"))]))
        """.replace("\n        ", "\n")
    )
    assert stored == ["Secret Service", "canary-hunter2"]
    read = session("print(json.dumps([outcome(lambda k=k: vault.get(k)) for k in ('SK1', 'SK2', 'SK3')]))")
    assert read == ["canary-hunter2", "y" * 1280, None]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files, "the keyring's own file"
    assert not any(b"canary-hunter2" in path.read_bytes() for path in files)


@pytest.mark.keyring
def test_a_locked_keyring_whose_prompt_cannot_be_shown_is_told_as_locked(session):
    code = """
import secretstorage
vault.put("SK1", Secret("one"))
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
start = time.monotonic()
answers = [outcome(lambda: vault.get("SK1")), outcome(lambda: vault.put("SK1", Secret("two")))]
print(json.dumps([*answers, time.monotonic() - start < 20]))
"""
    assert session(code) == [["VaultLocked", "locked"], ["VaultLocked", "locked"], True]


@pytest.mark.keyring
def test_without_a_bus_there_is_no_keyring(session):
    code = "print(json.dumps(outcome(lambda: vault.get('SK1'))))"
    address = "unix:path=/nonexistent/bus"
    answer = session(code, bus=False, unlock=False, DBUS_SESSION_BUS_ADDRESS=address)
    assert answer == ["VaultUnavailable", "unavailable"]


@pytest.mark.keyring
def test_neither_environment_nor_configuration_can_put_another_keyring_in_place(session, tmp_path):
    (tmp_path / "thief.py").write_text(
        "import pathlib, keyring.backend\n"
        "pathlib.Path(__file__).with_name('loaded').touch()\n"
        "class Keyring(keyring.backend.KeyringBackend):\n"
        "    priority = 99\n"
        "    def get_password(self, *a): return 'stolen'\n"
        "    def set_password(self, *a): pass\n"
    )
    for folder in ("config", "data"):
        (tmp_path / folder / "python_keyring").mkdir(parents=True)
        (tmp_path / folder / "python_keyring" / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=thief.Keyring\nkeyring-path={tmp_path}\n"
        )
    code = (
        "vault.put('SK1', Secret('mine')); print(json.dumps([vault.name, outcome(lambda: vault.get('SK1'))]))"
    )
    assert session(code, PYTHON_KEYRING_BACKEND="thief.Keyring") == ["Secret Service", "mine"]
    assert not (tmp_path / "loaded").exists()
