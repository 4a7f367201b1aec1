"""Two vaults: what is lent wins, what is put is durable."""

import pytest

from ivr_designer.app.vault import TwoVaults
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault, VaultRefused


def test_lent_wins_and_put_replaces_it():
    durable = MemoryVault()
    durable.put("SK1", Secret("old"))
    vault = TwoVaults(durable)
    assert vault.get("SK1") == Secret("old")
    vault.lend("SK1", Secret("now"))
    assert vault.get("SK1") == Secret("now")
    assert durable.get("SK1") == Secret("old")
    vault.put("SK1", Secret("new"))
    assert vault.get("SK1") == durable.get("SK1") == Secret("new")


def test_forget_removes_both():
    vault = TwoVaults(MemoryVault())
    vault.put("SK1", Secret("a"))
    vault.lend("SK1", Secret("b"))
    vault.forget("SK1")
    assert vault.get("SK1") is None


def test_it_speaks_for_the_durable_one():
    vault = TwoVaults(MemoryVault())
    assert (vault.name, vault.is_durable) == ("this session", False)
    with pytest.raises(VaultRefused):
        vault.lend("SK1", Secret(""))


def test_what_was_lent_goes_when_the_session_locks():
    vault = TwoVaults(MemoryVault())
    vault.put("SK1", Secret("durable"))
    vault.lend("SK1", Secret("now"))
    vault.lend("SK2", Secret("sandbox"), stays=True)
    vault.withdraw("SK1")
    vault.withdraw("SK2")
    assert vault.get("SK1") == Secret("durable")
    assert vault.get("SK2") == Secret("sandbox")
