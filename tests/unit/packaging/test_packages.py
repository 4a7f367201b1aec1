"""What the packages say must agree with the program and with run.py."""

import importlib.util
import re
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml
from recipes import health, linux, windows
from recipes.common import BuildError

from ivr_designer.config import options, settings

PACKAGING = Path(__file__).parents[3] / "packaging"
NFPM = yaml.safe_load((PACKAGING / "linux" / "nfpm.yaml").read_text("utf-8"))
WIX = (PACKAGING / "windows" / "app.wxs").read_text("utf-8")


def needs():
    spec = importlib.util.spec_from_file_location("run_py", PACKAGING.parent / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.needs()


def test_the_deb_depends_on_every_library_that_run_py_looks_for():
    depends = {line.split()[0] for line in NFPM["overrides"]["deb"]["depends"]}
    wanted = {need.apt for need in needs() if need.look.startswith("lib:") and need.when != "test"}
    assert wanted - depends == set()


def test_the_rpm_depends_on_every_library_that_run_py_looks_for():
    depends = {line.split()[0] for line in NFPM["overrides"]["rpm"]["depends"]}
    wanted = {need.dnf for need in needs() if need.look.startswith("lib:") and need.when != "test"}
    assert wanted - depends == set()


def test_every_file_of_the_packages_is_there():
    sources = [row["src"] for row in NFPM["contents"] if row.get("src", "").startswith("@STAGE@")]
    names = {source.removeprefix("@STAGE@/") for source in sources} - {"icons/"}
    assert names == {path.name for path in (PACKAGING / "linux").iterdir()} - {"nfpm.yaml"}


def test_desktop_entry_and_file_type_agree():
    desktop = (PACKAGING / "linux/ivr-designer.desktop").read_text("utf-8")
    mime = ElementTree.parse(PACKAGING / "linux/ivr-designer-mime.xml").getroot()
    kind = mime.find("{*}mime-type").get("type")
    assert f"MimeType={kind};" in desktop
    assert mime.find("{*}mime-type/{*}glob").get("pattern") == "*.ivr.json"


def test_templates_are_filled(tmp_path):
    source = tmp_path / "a"
    source.write_text("version @VERSION@, @VERSION@")
    linux.fill(source, tmp_path / "b", {"@VERSION@": "1.2.3"})
    assert (tmp_path / "b").read_text() == "version 1.2.3, 1.2.3"


def test_the_msi_writes_options_that_the_program_reads():
    written = set(re.findall(r'Name="(\w+)" Type="string" Value="\[IVR_', WIX))
    assert written == {"icc_url", "media_url", "proxy", "ca_file"}
    assert written <= set(options.BY_ID)
    keys = set(re.findall(r'Root="HKLM" Key="(Software\\ivr-designer)"', WIX))
    assert keys == {settings._MACHINE_KEY}


def test_every_property_of_the_msi_has_a_component_that_depends_on_it():
    properties = set(re.findall(r'<Property Id="(IVR_\w+)"', WIX))
    assert set(windows.CONDITIONS.values()) == properties
    for component in windows.CONDITIONS:
        assert f'<Component Id="{component}"' in WIX
        assert f'<ComponentRef Id="{component}"' in WIX


def test_a_version_has_one_product_code():
    assert windows.product_code(number="1.0.0") == windows.product_code(number="1.0.0")
    assert windows.product_code(number="1.0.0") != windows.product_code(number="1.0.1")
    assert re.fullmatch(r"\{[0-9A-F-]{36}\}", windows.product_code(number="1.0.0"))


def test_the_example_policy_names_options_that_exist():
    text = (PACKAGING / "linux/policy.toml").read_text("utf-8")
    values = tomllib.loads("\n".join(line[2:] for line in text.splitlines() if re.match(r"# \w+ = ", line)))
    assert set(values) <= set(options.BY_ID)
    for name, value in values.items():
        options.BY_ID[name].checked(value)


def test_doctor_is_read_by_name_and_noise_before_it_is_skipped():
    text = 'fixme:noise\n{"ok": true, "checks": [{"name": "keyring", "ok": true, "seen": "x", "advice": ""}]}'
    assert health.rows_of(text)["keyring"]["ok"]
    for bad in ("", "{}", "Traceback"):
        with pytest.raises(BuildError):
            health.rows_of(bad)


POLICY = PACKAGING / "windows" / "policy"


def test_group_policy_names_options_that_exist_in_their_own_range():
    root = ElementTree.parse(POLICY / "ivr-designer.admx").getroot()
    rows = {row.get("valueName"): row for row in root.iter() if row.get("valueName")}
    assert {name for name in rows if name} == set(options.BY_ID), "the program reads each of them as policy"
    assert {row.get("key") for row in root.iter() if row.get("key")} == {settings._POLICY_KEY}
    numbers = {name: row for name, row in rows.items() if row.tag.endswith("}decimal")}
    for name, row in numbers.items():
        option = options.BY_ID[name]
        assert (float(row.get("minValue")), float(row.get("maxValue"))) == (option.minimum, option.maximum)
    # A number of Windows' policy is whole: what is none is a text.
    texts = {name for name, row in rows.items() if row.tag.endswith("}text")}
    kinds = {name: type(options.BY_ID[name].default) for name in texts}
    assert {name for name, kind in kinds.items() if kind is not str} == {
        "connect_timeout_s",
        "drift_budget_per_s",
        "speech_syllables_per_s",
    }


def test_group_policy_offers_just_the_choices_there_are():
    root = ElementTree.parse(POLICY / "ivr-designer.admx").getroot()
    lists = {row.get("valueName"): row for row in root.iter() if row.tag.endswith("}enum")}
    assert set(lists) == {"language", "theme"}
    for name, row in lists.items():
        values = [item.text for item in row.iter() if item.tag.endswith("}string")]
        assert tuple(values) == options.BY_ID[name].choices


def test_no_secret_has_a_place_in_what_administrators_set():
    """Neither a property of the MSI, nor a policy, nor an option: secrets are in the vault only."""
    texts = [WIX, (POLICY / "ivr-designer.admx").read_text("utf-8"), *options.BY_ID]
    names = re.findall(r'(?:Property Id|valueName|Name)="(\w+)"', "\n".join(texts)) + list(options.BY_ID)
    assert not [name for name in names if re.search("secret|password|token$|key$", name, re.IGNORECASE)]


def test_group_policy_has_every_text_and_no_other():
    policy = (POLICY / "ivr-designer.admx").read_text("utf-8")
    texts = ElementTree.parse(POLICY / "en-US" / "ivr-designer.adml").getroot()
    for kind in ("string", "presentation"):
        used = set(re.findall(rf"\$\({kind}\.(\w+)\)", policy))
        assert used == {row.get("id") for row in texts.iter() if row.tag.endswith("}" + kind)}


def test_another_build_of_qt_stands_in_and_the_shipped_one_comes_back(tmp_path):
    library, shipped = tmp_path / "libQt6Core.so.6", b"a 6.11.3 b\x006.11.3\x00c"
    library.write_bytes(shipped)

    health.check_another_qt(library, lambda: {"window": {"ok": True, "seen": "Qt 6.0.00 starts"}})
    assert library.read_bytes() == shipped
    with health.another_build(library) as number:
        assert library.read_bytes() == b"a 6.11.3 b\x00" + number.encode() + b"\x00c"
    with pytest.raises(BuildError, match="is not used"):
        health.check_another_qt(library, lambda: {"window": {"ok": True, "seen": "Qt 6.11.3 starts"}})
    library.write_bytes(b"no number")
    with pytest.raises(BuildError, match="says of itself"):
        health.check_another_qt(library, dict)


class Shown:
    """A screen with one window."""

    def __init__(self):
        self.pictures = []

    def picture(self, target):
        self.pictures.append(target)

    def titles(self):
        return ["Something went wrong"]


def test_a_test_that_fails_tells_the_windows_and_what_is_logged(tmp_path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "crash-1.txt").write_text("first\n" * 30 + "AssertionError: it did not stop\n")
    shown = Shown()
    with pytest.raises(BuildError) as caught, health.seen(shown, tmp_path / "a.png", tmp_path):
        raise BuildError("No window came.")
    assert shown.pictures == [tmp_path / "a.png"]
    for part in (
        "No window came.",
        "['Something went wrong']",
        "crash-1.txt:",
        "AssertionError: it did not stop",
    ):
        assert part in str(caught.value)
    assert "no logs" in health.logged(tmp_path / "none")


def test_folders_of_the_msi_have_the_same_names_in_each_build():
    def listed(one, two):
        return (
            f'<Directory Id="dir{one * 32}"/><Directory Id="dir{two * 32}"/><Directory Id="dir{one * 32}"/>'
        )

    first, second = (windows.with_settled_folders(listed(*pair)) for pair in ("AB", "F0"))
    assert first == second == '<Directory Id="dir0001"/><Directory Id="dir0002"/><Directory Id="dir0001"/>'
