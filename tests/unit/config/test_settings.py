import json
import sys

import pytest

from ivr_designer.config import options
from ivr_designer.config.json_file import NewerFile
from ivr_designer.config.options import ValueRefused
from ivr_designer.config.settings import Layer, Locked, open_settings


class Machine:
    """A machine folder and a settings file of its own."""

    def __init__(self, base):
        self.folder = base / "machine"
        self.folder.mkdir()
        self.path = base / "user" / "settings.json"

    def policy(self, text):
        (self.folder / "policy.toml").write_text(text, "utf-8")

    def defaults(self, text):
        (self.folder / "defaults.toml").write_text(text, "utf-8")

    def open(self, command_line=None, environ=None, **more):
        return open_settings(
            self.path, command_line=command_line, environ=environ or {}, machine_folder=self.folder, **more
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_built_in_values_stand_alone(machine):
    settings = machine.open()
    for option in options.ALL:
        assert settings.get(option) == option.default
        assert settings.explain(option)[1].layer is Layer.BUILT_IN
    assert settings.problems == []
    assert not machine.path.exists(), "reading writes nothing"


def test_each_layer_beats_the_one_below(machine):
    option = options.READ_CONCURRENCY
    seen = [machine.open().get(option)]
    machine.defaults("read_concurrency = 2")
    seen.append(machine.open().get(option))
    machine.open().set(option, 3)
    seen.append(machine.open().get(option))
    seen.append(machine.open({"read_concurrency": 4}).get(option))
    machine.policy("read_concurrency = 5")
    seen.append(machine.open({"read_concurrency": 4}).get(option))
    assert seen == [8, 2, 3, 4, 5]
    value, source = machine.open().explain(option)
    assert (value, source.layer, source.origin) == (5, Layer.POLICY, str(machine.folder / "policy.toml"))


def test_policy_locks(machine):
    machine.policy('theme = "dark"')
    settings = machine.open()
    assert settings.is_locked("theme")
    assert not settings.is_locked("language")
    for attempt in (lambda: settings.set(options.THEME, "light"), lambda: settings.reset(options.THEME)):
        with pytest.raises(Locked, match="set by your administrator"):
            attempt()
    assert settings.get(options.THEME) == "dark"


def test_what_the_user_sets_survives_and_can_be_reset(machine):
    settings = machine.open()
    heard = []
    settings.listen(heard.append)
    settings.set(options.LANGUAGE, "vi")
    settings.set(options.POLL_VISIBLE_S, 45.0)
    again = machine.open()
    assert (again.get(options.LANGUAGE), again.get(options.POLL_VISIBLE_S)) == ("vi", 45.0)
    assert again.explain(options.LANGUAGE)[1].layer is Layer.USER
    settings.reset(options.LANGUAGE)
    assert machine.open().get(options.LANGUAGE) == "system"
    assert heard == ["language", "poll_visible_s", "language"]


def test_a_refused_value_changes_nothing(machine):
    settings = machine.open()
    with pytest.raises(ValueRefused):
        settings.set(options.READ_CONCURRENCY, 99)
    assert not machine.path.exists()


def test_unknown_keys_of_the_file_are_kept(machine):
    machine.path.parent.mkdir()
    machine.path.write_text(json.dumps({"version": 1, "from_the_future": {"x": [1]}, "theme": "dark"}))
    machine.open().set(options.LANGUAGE, "en")
    assert json.loads(machine.path.read_text()) == {
        "version": 1,
        "from_the_future": {"x": [1]},
        "theme": "dark",
        "language": "en",
    }


def test_a_wrong_value_is_skipped_told_and_left(machine):
    machine.path.parent.mkdir()
    machine.path.write_text('{"version": 1, "read_concurrency": "lots"}')
    machine.defaults("read_concurrency = 4")
    settings = machine.open()
    assert settings.get(options.READ_CONCURRENCY) == 4
    assert settings.get(options.READ_CONCURRENCY) == 4
    assert len(settings.problems) == 1
    assert "settings.json is not used" in settings.problems[0]
    assert "lots" in machine.path.read_text()


def test_the_environment_shortens_the_fence(machine):
    environ = {"IVR_DESIGNER_WRITE_TOKEN_LIFE_S": "2", "IVR_DESIGNER_FENCE_MARGIN_S": "0.5"}
    settings = machine.open(environ=environ)
    assert settings.get(options.WRITE_TOKEN_LIFE_S) == 2.0
    assert settings.get(options.FENCE_MARGIN_S) == 0.5
    assert settings.explain(options.FENCE_MARGIN_S)[1].layer is Layer.COMMAND_LINE
    assert machine.open({"fence_margin_s": 9.0}, environ).get(options.FENCE_MARGIN_S) == 9.0


def test_nonsense_in_the_environment_is_told(machine):
    settings = machine.open(environ={"IVR_DESIGNER_FENCE_MARGIN_S": "soon"})
    assert settings.get(options.FENCE_MARGIN_S) == 90.0
    assert "IVR_DESIGNER_FENCE_MARGIN_S is not used" in settings.problems[0]


@pytest.mark.parametrize("text", ["theme = ", "\x00", "[" * 50_000, "x = 1\n" * 100_000])
def test_an_unreadable_policy_is_told_and_not_used(machine, text):
    machine.policy(text)
    settings = machine.open()
    assert settings.get(options.THEME) == "system"
    assert any("policy.toml cannot be read" in problem for problem in settings.problems)


def test_a_damaged_settings_file_is_set_aside(machine):
    machine.path.parent.mkdir()
    machine.path.write_text("{")
    told = []
    assert machine.open(on_damage=told.append).get(options.THEME) == "system"
    assert [p.read_text() for p in told] == ["{"]


def test_a_newer_settings_file_is_refused_and_left(machine):
    machine.path.parent.mkdir()
    machine.path.write_text('{"version": 99}')
    with pytest.raises(NewerFile):
        machine.open()
    assert machine.path.read_text() == '{"version": 99}'


def test_the_users_own_folder_is_the_default(private_home):
    settings = open_settings(environ={})
    settings.set(options.THEME, "dark")
    assert (private_home / "ivr-designer" / "config" / "settings.json").exists()


@pytest.mark.skipif(sys.platform != "win32", reason="group policy is a thing of Windows")
def test_group_policy_is_read_without_error(machine):
    assert machine.open().problems == []


def registry(**keys):
    """A registry with the values of `policy` and `machine`."""
    places = {r"Software\Policies\ivr-designer": "policy", r"Software\ivr-designer": "machine"}
    return lambda key: keys.get(places[key], {})


def test_group_policy_locks_and_the_installation_gives_a_start(machine):
    found = registry(policy={"remember_recent_files": 0}, machine={"icc_url": "https://icc.example.com"})
    settings = machine.open(registry=found)
    assert settings.get(options.REMEMBER_RECENT) is False
    assert settings.is_locked("remember_recent_files")
    assert settings.get(options.ICC_URL) == "https://icc.example.com"
    assert not settings.is_locked("icc_url")
    settings.set(options.ICC_URL, "https://own.example.com")
    assert settings.get(options.ICC_URL) == "https://own.example.com"


@pytest.mark.parametrize(
    ("option", "given", "value"),
    [
        (options.REMEMBER_RECENT, 1, True),
        (options.LOCK_AFTER_IDLE_MIN, 30, 30),
        (options.POLL_SELECTED_S, "7.5", 7.5),
        (options.PROXY, "direct", "direct"),
    ],
)
def test_the_registry_knows_only_numbers_and_texts(machine, option, given, value):
    assert machine.open(registry=registry(policy={option.id: given})).get(option) == value


def test_a_value_of_the_registry_that_does_not_fit_is_told_and_notes_of_the_installer_are_not(machine):
    found = registry(policy={"lock_after_idle_min": "often"}, machine={"install_dir": "x", "start_menu": 1})
    settings = machine.open(registry=found)
    assert settings.get(options.LOCK_AFTER_IDLE_MIN) == 0
    assert settings.problems == [
        "lock_after_idle_min must be a whole number, not 'often'. The value in group policy is not used."
    ]


def layers(machine, found):
    """Settings whose every layer of an administrator holds `found`, and the origins of these layers."""
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in found.items())
    machine.policy(lines)
    machine.defaults(lines)
    settings = machine.open(registry=registry(policy=found, machine=found))
    files = [str(machine.folder / name) for name in ("policy.toml", "defaults.toml")]
    return settings, ["group policy", *files, "the installation"]


@pytest.mark.parametrize("option", options.ALL, ids=lambda option: option.id)
def test_a_wrong_type_in_any_layer_is_told_and_sets_and_locks_nothing(machine, option):
    bad = ["x", 1] if isinstance(option.default, str) else "nonsense"
    if option.choices:
        bad = "nonsense"
    settings, origins = layers(machine, {option.id: bad})
    if isinstance(option.default, str) and not option.choices:
        origins = [origin for origin in origins if origin.endswith(".toml")]  # a registry has texts only
        settings = machine.open()
    assert settings.get(option) == option.default
    assert not settings.is_locked(option.id)
    for origin in origins:
        assert any(f"The value in {origin} is not used." in problem for problem in settings.problems)
    assert len(settings.problems) == len(origins)


def test_a_name_that_is_no_setting_is_told_in_every_layer(machine):
    settings, origins = layers(machine, {"icc_ur1": "https://icc.example.com", "x" * 5000: 1})
    assert len(settings.problems) == len(origins)
    for origin in origins:
        (told,) = [problem for problem in settings.problems if origin in problem]
        assert told.startswith("icc_ur1, xxx")
        assert "is no setting of this version" in told
        assert len(told) < 400
    many = {f"name_{number}": 1 for number in range(1000)}
    assert all(len(problem) < 300 for problem in layers(machine, many)[0].problems)


@pytest.mark.parametrize("name", ["key_secret", "secret", "password", "api_key", "access_token", "Passwort"])
def test_a_secret_is_taken_from_no_layer_and_never_told(machine, name):
    settings, origins = layers(machine, {name: "c4n4ry"})
    assert [origin for origin in origins if any(origin in p for p in settings.problems)] == origins
    for problem in settings.problems:
        assert problem.startswith(f"{name} in ")
        assert "looks like a secret" in problem
        assert "c4n4ry" not in problem


def test_values_inside_a_table_are_not_told_either(machine):
    machine.policy('[connection]\nkey_secret = "c4n4ry"\n[icc_url]\nsecret = "c4n4ry"\n')
    problems = machine.open().problems
    assert len(problems) == 2
    assert "c4n4ry" not in " ".join(problems)


@pytest.mark.parametrize("name", ["policy.toml", "defaults.toml"])
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b"\xff\xfe\x00x"),
        lambda path: path.write_bytes(b"# \n" * 200_000),
        pytest.param(
            lambda path: path.symlink_to(path),
            marks=pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there"),
        ),
    ],
    ids=["a folder", "another encoding", "huge", "a link to itself"],
)
def test_a_file_of_an_administrator_that_cannot_be_read_is_told_once(machine, name, make):
    make(machine.folder / name)
    settings = machine.open()
    assert settings.get(options.THEME) == "system"
    wanted = f"{machine.folder / name} cannot be read and is not used. Ask your administrator to repair it."
    assert settings.problems == [wanted]
