"""The backend of the window: sandbox, sessions, secrets, connection test, on a worker."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ivr_designer.app.backend import AppBackend
from ivr_designer.app.vault import TwoVaults
from ivr_designer.config.profiles import ProfileStore, new_profile
from ivr_designer.config.secrets import MemoryVault, VaultLocked
from ivr_designer.config.settings import open_settings
from ivr_designer.config.state import WindowState
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui.backend import SecretRefused
from tests.helpers.sessions import folders_in

WAIT_S = 20


class Locked(MemoryVault):
    def get(self, key_sid):
        raise VaultLocked

    def put(self, key_sid, secret):
        raise VaultLocked


@pytest.fixture
def make_backend(tmp_path):
    made = []

    def make(vault=None):
        places = folders_in(tmp_path)
        settings = open_settings(places.settings, environ={}, machine_folder=tmp_path / "machine")
        backend = AppBackend(
            places, settings, ProfileStore(places.profiles), WindowState(places.window_state),
            TwoVaults(vault or MemoryVault()),
        )  # fmt: skip
        made.append(backend)
        return backend

    yield make
    for backend in made:
        backend.close()


def test_sandbox_and_session_end_to_end(make_backend, tmp_path):
    backend = make_backend()
    profile = backend.start_sandbox().result(WAIT_S)
    session = backend.open_session(profile).result(WAIT_S)
    status = session.settled().result(WAIT_S)
    assert status.problem is None
    assert [row.name for row in session.refresh().result(WAIT_S).trees] == ["Hotline 1900"]
    assert backend.start_sandbox().result(WAIT_S).icc_url == profile.icc_url, "one sandbox is enough"
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    secret = backend._sandbox.secret.encode()
    assert not [p for p in files if secret in p.read_bytes() and p.suffix != ".json"]


def test_another_session_closes_the_one_before(make_backend):
    backend = make_backend()
    first = backend.open_session(None).result(WAIT_S)
    second = backend.open_session(None).result(WAIT_S)
    assert first is not second
    assert first._closed


def test_connection_test_says_what_is_wrong(make_backend):
    backend = make_backend()
    profile = backend.start_sandbox().result(WAIT_S)
    good = backend.test_connection(profile, None).result(WAIT_S)
    assert all(step.ok and not step.warns for step in good)
    half = backend.test_connection(replace(profile, media_url="http://127.0.0.1:9"), None).result(WAIT_S)
    assert half[0].ok
    assert half[0].warns, "one can edit, but recordings cannot be reached"
    bad = backend.test_connection(profile, "wrong").result(WAIT_S)
    assert not bad[0].ok
    assert str(bad[0].what)
    unknown = new_profile("X", "SKunknown", icc_url=profile.icc_url, media_url=profile.media_url)
    with pytest.raises(SyncProblem) as caught:
        backend.test_connection(unknown, None).result(WAIT_S)
    assert "No secret" in str(caught.value.cause)


def test_secrets(make_backend):
    backend = make_backend()
    profile = new_profile("A", "SK1")
    backend.keep_secret(profile, "durable", remember=True).result(WAIT_S)
    backend.keep_secret(profile, "lent", remember=False).result(WAIT_S)
    assert backend._vault.get("SK1").reveal() == "lent"
    backend.forget_secret(profile).result(WAIT_S)
    assert backend._vault.get("SK1") is None
    assert backend.keyring_name


def test_a_mistyped_secret_does_not_take_the_place_of_one_that_is_kept(make_backend):
    backend = make_backend()
    with SandboxServer({"SK1": "right"}) as server:
        profile = new_profile("A", "SK1", icc_url=server.icc_url, media_url=server.media_url)
        backend.keep_secret(profile, "old", remember=True).result(WAIT_S)  # nothing is lost by it
        backend.keep_secret(profile, "right", remember=True).result(WAIT_S)
        with pytest.raises(SecretRefused) as caught:
            backend.keep_secret(profile, "wrong", remember=True).result(WAIT_S)
        assert str(caught.value.cause).endswith("The secret that was kept before stays.")
        assert backend._vault.get("SK1").reveal() == "right"
    backend.keep_secret(profile, "new", remember=True).result(WAIT_S)  # nobody can tell
    assert backend._vault.get("SK1").reveal() == "new"


def test_a_locked_keyring_is_a_sentence(make_backend):
    backend = make_backend(Locked())
    with pytest.raises(SyncProblem) as caught:
        backend.keep_secret(new_profile("A", "SK1"), "x", remember=True).result(WAIT_S)
    assert str(caught.value.cause) == "Your keyring is locked."


def test_a_damaged_sandbox_is_a_sentence(make_backend, tmp_path):
    folder = tmp_path / "state" / "sandbox"
    folder.mkdir(parents=True)
    (folder / "account.json").mkdir()
    with pytest.raises(SyncProblem) as caught:
        make_backend().start_sandbox().result(WAIT_S)
    assert str(caught.value.advice)


def test_the_self_test_is_this_programs_doctor(make_backend):
    command = [*make_backend().self_test_command, "--offline"]
    done = subprocess.run(
        command, capture_output=True, check=False, timeout=60, cwd=Path(__file__).parents[3]
    )
    assert '"name": "window"' in done.stdout.decode()
