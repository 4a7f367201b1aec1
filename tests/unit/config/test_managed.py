import pytest

from ivr_designer.config.managed import FIELDS, Managed, managed
from ivr_designer.config.profiles import (
    DEFAULT_ICC_URL,
    DEFAULT_MEDIA_URL,
    Profile,
    ProfileError,
    ProfileStore,
    new_profile,
)
from ivr_designer.config.settings import open_settings

ICC = "https://icc.example"


@pytest.fixture
def settings(tmp_path):
    """Settings of a machine with these texts as policy.toml and defaults.toml."""

    def make(policy="", defaults="", registry=None):
        machine = tmp_path / "machine"
        machine.mkdir(exist_ok=True)
        (machine / "policy.toml").write_text(policy, "utf-8")
        (machine / "defaults.toml").write_text(defaults, "utf-8")
        keys = registry or {}
        return open_settings(
            tmp_path / "settings.json",
            environ={},
            machine_folder=machine,
            registry=lambda key: keys.get(key, {}),
        )

    return make


def test_without_an_administrator_a_connection_starts_as_built_in(settings):
    ruled = managed(settings())
    assert ruled.blank() == Profile("", "", "", DEFAULT_ICC_URL, DEFAULT_MEDIA_URL)
    assert ruled.fixed == {}
    assert set(ruled.starts) == set(FIELDS)


def test_defaults_of_the_machine_are_a_start_and_policy_is_fixed(settings):
    ruled = managed(
        settings(
            policy=f'icc_url = "{ICC}/v1/"\nproxy = "proxy.example:3128"\n',
            defaults='icc_url = "https://other.example"\nca_file = "/etc/ssl/corp.pem"\n',
        )
    )
    blank = ruled.blank()
    assert (blank.icc_url, blank.proxy, blank.ca_file) == (
        ICC,
        "http://proxy.example:3128",
        "/etc/ssl/corp.pem",
    )
    assert ruled.fixed == {"icc_url": ICC, "proxy": "http://proxy.example:3128"}
    assert ruled.origins["icc_url"].endswith("policy.toml")


def test_group_policy_stands_over_the_installation(settings):
    registry = {
        r"Software\Policies\ivr-designer": {"icc_url": ICC},
        r"Software\ivr-designer": {"icc_url": "https://msi.example", "media_url": "https://media.example"},
    }
    ruled = managed(settings(registry=registry))
    assert ruled.fixed == {"icc_url": ICC}
    assert ruled.starts["media_url"] == "https://media.example"
    assert ruled.origins == {"icc_url": "group policy"}


@pytest.mark.parametrize("bad", ["http://icc.example", "nonsense", "https://icc.example?a=b"])
def test_an_address_that_cannot_be_used_is_reported_and_fixes_nothing(settings, bad):
    opened = settings(policy=f'icc_url = "{bad}"\n')
    ruled = managed(opened)
    assert ruled.fixed == {}
    assert ruled.starts["icc_url"] == DEFAULT_ICC_URL
    assert "icc_url" in opened.problems[0]
    assert "policy.toml is not used" in opened.problems[0]


def test_another_value_than_policys_is_refused_and_the_same_is_not():
    ruled = Managed({"icc_url": ICC, "proxy": ""}, {"icc_url": "group policy", "proxy": "group policy"})
    ruled.refuse_other({"icc_url": f"{ICC}/", "media_url": "https://any.example", "proxy": None})
    with pytest.raises(ProfileError, match=f"set by your administrator in group policy.*{ICC} is used"):
        ruled.refuse_other({"icc_url": "https://other.example"})
    with pytest.raises(ProfileError, match="what the system says is used"):
        ruled.refuse_other({"proxy": "direct"})


def test_what_policy_fixes_stands_in_every_profile_and_the_users_own_stays_in_the_file(tmp_path):
    path = tmp_path / "profiles.json"
    free = ProfileStore(path)
    kept = free.add(new_profile("Work", "SK1", icc_url="https://mine.example"))
    ruled = ProfileStore(path, fixed={"icc_url": ICC})
    assert ruled.get("Work").icc_url == ICC
    renamed = ruled.update(Profile(kept.id, "Office", "SK2", "https://sneaky.example"))
    assert renamed.icc_url == ICC
    assert ruled.add(new_profile("Home", "SK3")).icc_url == ICC
    assert {p.name: p.icc_url for p in free.all()} == {"Office": "https://mine.example", "Home": ICC}
