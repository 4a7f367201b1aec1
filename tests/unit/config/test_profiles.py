import json

import pytest

from ivr_designer.config.profiles import (
    DEFAULT_ICC_URL,
    DEFAULT_MEDIA_URL,
    Profile,
    ProfileError,
    ProfileStore,
    checked,
    is_loopback,
    new_profile,
    normalise_proxy,
    normalise_url,
)

LOGIN = ":".join(["user", "canary-pw"])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "profiles.json"


@pytest.fixture
def store(path):
    return ProfileStore(path)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://icc-api.stringee.com", "https://icc-api.stringee.com"),
        (" https://icc-api.stringee.com/ ", "https://icc-api.stringee.com"),
        ("https://icc-api.stringee.com/v1", "https://icc-api.stringee.com"),
        ("https://icc-api.stringee.com/v1//", "https://icc-api.stringee.com"),
        ("HTTPS://ICC-API.Stringee.com:8443/v1/", "https://icc-api.stringee.com:8443"),
        ("https://gate.example/stringee/v1", "https://gate.example/stringee"),
        ("https://gate.example/v12", "https://gate.example/v12"),
        ("https://gate.example/av1", "https://gate.example/av1"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_base_urls_are_normalised(text, url):
    assert normalise_url(text) == url
    assert normalise_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "icc-api.stringee.com",
        "ftp://x.example",
        "https://",
        "https:///v1",
        "https://x:99999",
        "https://[::1",
        f"https://{LOGIN}@x.example",
        "https://x.example/?a=1",
        "https://x.example/#a",
        "https://exa mple.com",
        "http://icc-api.stringee.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "javascript:alert(1)",
    ],
)
def test_other_urls_are_refused_in_words(text):
    with pytest.raises(ProfileError) as caught:
        normalise_url(text, "media_url")
    assert caught.value.field == "media_url"
    assert str(caught.value.cause).endswith(".")
    assert str(caught.value.advice).endswith(".")


def test_tokens_never_travel_in_the_clear():
    with pytest.raises(ProfileError, match="not secure"):
        normalise_url("http://icc-api.stringee.com")


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("http://localhost", True),
        ("http://LOCALHOST:1/", True),
        ("https://[::1]:5", True),
        ("http://127.0.0.1", True),
        ("http://127.0.0.1.example", False),
        ("http://10.0.0.1", False),
        ("nonsense", False),
        ("http://[::1", False),
    ],
)
def test_this_machine_is_recognised(url, answer):
    assert is_loopback(url) is answer


@pytest.mark.parametrize(
    ("text", "proxy"),
    [
        ("", ""),
        (" DIRECT ", "direct"),
        ("proxy.example:3128", "http://proxy.example:3128"),
        ("https://proxy.example/", "https://proxy.example"),
        ("http://[::1]:3128", "http://[::1]:3128"),
    ],
)
def test_proxies_are_normalised(text, proxy):
    assert normalise_proxy(text) == proxy


@pytest.mark.parametrize("text", ["socks5://x:1", f"http://{LOGIN}@x.example:1", "http://x:99999", "http://"])
def test_other_proxies_are_refused(text):
    with pytest.raises(ProfileError) as caught:
        normalise_proxy(text)
    assert caught.value.field == "proxy"


def test_a_proxys_password_is_not_repeated_in_the_message():
    with pytest.raises(ProfileError) as caught:
        normalise_proxy(f"http://{LOGIN}@proxy.example:1")
    assert "canary-pw" not in str(caught.value)


def test_a_new_profile_has_the_vendors_addresses():
    profile = new_profile("  My   account ", " SKabc ")
    assert (profile.name, profile.key_sid) == ("My account", "SKabc")
    assert (profile.icc_url, profile.media_url) == (DEFAULT_ICC_URL, DEFAULT_MEDIA_URL)
    assert new_profile("", "SKabc").name == "SKabc"
    assert new_profile("a", "SK1").id != new_profile("a", "SK1").id


@pytest.mark.parametrize("sid", ["", " ", "SK\nabc", "SKấ", "x" * 200])
def test_an_odd_key_sid_is_refused(sid):
    with pytest.raises(ProfileError) as caught:
        checked(Profile("1", "n", sid))
    assert caught.value.field == "key_sid"


def test_profiles_are_stored_listed_changed_and_removed(store, path):
    b = store.add(new_profile("beta", "SK2", icc_url="https://b.example/v1/"))
    a = store.add(new_profile("Alpha", "SK1"))
    assert [p.name for p in ProfileStore(path).all()] == ["Alpha", "beta"]
    assert b.icc_url == "https://b.example"
    changed = store.update(Profile(b.id, "gamma", "SK3", ca_file=" /ca.pem "))
    assert ProfileStore(path).get("GAMMA") == changed
    assert changed.ca_file == "/ca.pem"
    assert store.get(a.id) == a
    assert store.remove(a.id) == a
    assert [p.id for p in store.all()] == [b.id]


def test_names_are_unique_and_missing_ones_told(store):
    kept = store.add(new_profile("one", "SK1"))
    with pytest.raises(ProfileError, match="taken"):
        store.add(new_profile("ONE", "SK2"))
    other = store.add(new_profile("two", "SK2"))
    with pytest.raises(ProfileError, match="taken"):
        store.update(Profile(other.id, "One", "SK2"))
    for attempt in (store.get, store.remove, lambda name: store.update(Profile(name, "x", "SK1"))):
        with pytest.raises(ProfileError, match="no profile"):
            attempt("nobody")
    assert store.update(kept) == kept


def test_what_others_wrote_is_kept_and_broken_entries_are_left_out(store, path):
    good = {"id": "1", "name": "good", "key_sid": "SK1", "from_the_future": 1}
    bad = [
        {"id": "2"},
        {"id": "3", "name": "x", "key_sid": "SK", "icc_url": "http://evil.example"},
        "text",
        5,
    ]
    path.write_text(json.dumps({"version": 1, "later": 2, "profiles": [good, *bad]}))
    (profile,) = store.all()
    assert profile.name == "good"
    store.update(Profile("1", "better", "SK1"))
    written = json.loads(path.read_text())
    assert written["later"] == 2
    assert written["profiles"][0]["from_the_future"] == 1
    assert written["profiles"][0]["name"] == "better"
    assert written["profiles"][1:] == bad


def test_a_damaged_file_is_set_aside(path):
    path.write_text("no json")
    told = []
    store = ProfileStore(path, told.append)
    assert store.all() == ()
    assert [p.read_text() for p in told] == ["no json"]
    path.write_text('{"profiles": {"a": 1}}')
    assert store.all() == ()


def test_no_field_holds_a_secret(store, path):
    store.add(new_profile("one", "SK1"))
    assert set(json.loads(path.read_text())["profiles"][0]) == {
        "id",
        "name",
        "key_sid",
        "icc_url",
        "media_url",
        "proxy",
        "ca_file",
    }
