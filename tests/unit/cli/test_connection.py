import io
import sys
from dataclasses import replace

import pytest

from ivr_designer.cli.connection import (
    SECRET_VARIABLE,
    Given,
    addresses_of,
    connection_of,
    profile_of,
    profile_store,
    secret_given,
)
from ivr_designer.cli.output import Refusal
from ivr_designer.config.profiles import DEFAULT_ICC_URL, DEFAULT_MEDIA_URL, ProfileError, new_profile
from ivr_designer.config.settings import open_settings

ICC = "https://icc.example"


def test_addresses_make_a_profile_of_their_own():
    profile = profile_of(Given(url=f"{ICC}/v1/", key_sid="SK1", proxy="direct"))
    assert (profile.icc_url, profile.media_url, profile.key_sid, profile.proxy) == (
        ICC,
        f"{ICC}",
        "SK1",
        "direct",
    )
    assert profile_of(Given(key_sid="SK1")).media_url == DEFAULT_MEDIA_URL
    assert (
        profile_of(Given(url=ICC, key_sid="SK1", media_url="https://m.example")).media_url
        == "https://m.example"
    )


def test_the_same_address_and_key_find_the_same_work_again():
    one, same, other = (profile_of(Given(url=ICC, key_sid=k)).id for k in ("SK1", "SK1", "SK2"))
    assert one == same
    assert one != other


def test_a_kept_profile_is_found_by_name():
    kept = profile_store().add(new_profile("Work", "SK1", icc_url=ICC))
    assert profile_of(Given(profile="work")) == kept
    assert profile_of(Given(profile=kept.id)) == kept
    assert profile_of(Given(profile="work", proxy="direct")) == replace(kept, proxy="direct")
    with pytest.raises(ProfileError, match="There is no profile"):
        profile_of(Given(profile="Home"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Given(), "Nothing says which"),
        (Given(url=ICC), "Nothing says which"),
        (Given(profile="x", url=ICC), "A profile and an address"),
        (Given(profile="x", key_sid="SK"), "A profile and an address"),
    ],
)
def test_what_was_given_must_say_one_thing(given, words):
    with pytest.raises(Refusal, match=words):
        profile_of(given)


@pytest.mark.parametrize(
    "url", ["http://icc.example", "ftp://x", "https://u" + ":p@icc.example", "nonsense", "http://[::1"]
)
def test_addresses_must_be_safe(url):
    with pytest.raises(ProfileError):
        profile_of(Given(url=url, key_sid="SK1"))


def test_the_secret_comes_from_stdin_before_the_environment(monkeypatch):
    monkeypatch.setenv(SECRET_VARIABLE, " from-environment ")
    assert secret_given(Given()).reveal() == "from-environment"
    monkeypatch.setattr(sys, "stdin", io.StringIO("from-stdin\nmore\n"))
    assert secret_given(Given(secret_stdin=True)).reveal() == "from-stdin"
    monkeypatch.delenv(SECRET_VARIABLE)
    assert secret_given(Given()) is None


@pytest.mark.parametrize("text", ["", "\n", "  \n"])
def test_an_empty_secret_is_told(text, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    with pytest.raises(Refusal, match="empty"):
        secret_given(Given(secret_stdin=True))


@pytest.mark.parametrize("text", ["a\x00b\n", "\udcff\udcfe\n", "\x00" * 20_000])
def test_what_is_no_text_is_no_secret(text, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    with pytest.raises(Refusal, match="characters that no key has"):
        secret_given(Given(secret_stdin=True))


@pytest.mark.skipif(sys.platform == "win32", reason="variables are text there")
def test_a_variable_of_bytes_is_no_secret(monkeypatch):
    monkeypatch.setenv(SECRET_VARIABLE, "\udcff")
    with pytest.raises(Refusal, match="characters that no key has"):
        connection_of(Given(url=ICC, key_sid="SK1"))


def test_no_secret_is_told_with_the_ways_to_give_one():
    with pytest.raises(Refusal, match=SECRET_VARIABLE):
        connection_of(Given(url=ICC, key_sid="SK1"))


def test_a_kept_profile_asks_the_keyring():
    profile_store().add(new_profile("Work", "SK1", icc_url=ICC))
    with pytest.raises(Refusal, match="no keyring that can be used") as caught:
        connection_of(Given(profile="Work"))
    assert SECRET_VARIABLE in caught.value.advice, "a command has no place to enter it for a session"


def test_the_secret_does_not_show(monkeypatch):
    monkeypatch.setenv(SECRET_VARIABLE, "canary-secret")
    connection = connection_of(Given(url=ICC, key_sid="SK1"))
    assert connection.secret.reveal() == "canary-secret"
    assert "canary" not in repr(connection)


@pytest.fixture
def ruled(tmp_path):
    """Settings with a policy for the addresses and a start for the proxy."""
    (tmp_path / "policy.toml").write_text(
        f'icc_url = "{ICC}"\nmedia_url = "https://media.example"\n', "utf-8"
    )
    (tmp_path / "defaults.toml").write_text('proxy = "http://proxy.example:3128"\n', "utf-8")
    return open_settings(tmp_path / "settings.json", environ={}, machine_folder=tmp_path)


def test_what_is_not_given_is_as_the_administrator_says(ruled):
    profile = profile_of(Given(key_sid="SK1"), ruled)
    assert (profile.icc_url, profile.media_url) == (ICC, "https://media.example")
    assert profile.proxy == "http://proxy.example:3128"
    assert profile_of(Given(key_sid="SK1", url=ICC, proxy=""), ruled).media_url == "https://media.example"


def test_the_command_line_does_not_stand_over_policy(ruled):
    with pytest.raises(ProfileError, match="set by your administrator"):
        profile_of(Given(key_sid="SK1", url="https://other.example"), ruled)
    assert profile_of(Given(key_sid="SK1", proxy="direct"), ruled).proxy == "direct"


def test_a_sandbox_on_this_machine_is_free_of_policy(ruled):
    here = profile_of(Given(key_sid="SK1", url="http://127.0.0.1:8080"), ruled)
    assert (here.icc_url, here.media_url) == ("http://127.0.0.1:8080", "http://127.0.0.1:8080")


def test_addresses_need_no_key():
    found = addresses_of(Given(url=ICC))
    assert (found.icc_url, found.media_url, found.key_sid) == (ICC, ICC, "")
    assert addresses_of(Given()).icc_url == DEFAULT_ICC_URL
    with pytest.raises(ProfileError):
        addresses_of(Given(url="http://icc.example"))
