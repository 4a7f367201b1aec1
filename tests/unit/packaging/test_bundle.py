import sys
import zipfile

import pytest
from recipes import bundle, common, contents

from ivr_designer.config import secrets
from tests.helpers.machine import needs_program

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
LINUX = [
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/PySide6/Qt/plugins/platforms/libqwayland.so",
    "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "_internal/PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "_internal/ivr_designer/_resources/icons/app.svg",
    "_internal/ivr_designer/_resources/schema/ivr-tree.schema.json",
    "_internal/ivr_designer/_resources/samples/hotline.ivr.json",
    "_internal/ivr_designer/_resources/translations/qtbase_vi.qm",
    "_internal/ivr_designer/_resources/translations/ivr_designer_vi.qm",
    "_internal/licences/LGPL-3.0.txt",
    "_internal/licences/GPL-3.0.txt",
    "_internal/licences/QT-NOTICE.txt",
    "_internal/licences/THIRD_PARTY_NOTICES.txt",
    "_internal/licences/sbom.cdx.json",
    "_internal/keyring-25.7.0.dist-info/entry_points.txt",
]


@pytest.fixture
def whole(tmp_path):
    """A folder with everything that a Linux bundle must hold."""
    for name in LINUX:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_whole_bundle_lacks_nothing(whole):
    assert contents.missing_parts(whole, "linux") == []


@pytest.mark.parametrize("name", LINUX)
def test_each_part_is_missed(whole, name):
    (whole / name).unlink()
    missing = contents.missing_parts(whole, "linux")
    assert len(missing) == 1


def test_another_system_wants_its_own_plugin(whole):
    assert contents.missing_parts(whole, "win32") == [r"platforms/qwindows\.dll$"]
    assert contents.missing_parts(whole, "darwin") == [r"platforms/libqcocoa\."]


def test_every_translation_of_the_checkout_is_wanted():
    assert {"ivr_designer_vi", "qtbase_vi"} <= set(contents.translations())


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_keyring_or_a_module_that_would_not_be_frozen_is_missed(platform):
    keyrings = [f"keyring.backends.{name}" for name in contents.KEYRINGS[platform]]
    own = ["ivr_designer.app.start"]
    assert contents.missing_modules([*keyrings, *own], own, platform) == []
    assert contents.missing_modules([*keyrings[1:], *own], own, platform) == [keyrings[0]]
    assert contents.missing_modules(keyrings, own, platform) == own


def test_every_keyring_that_the_program_uses_is_wanted_somewhere():
    used = {module for module, _class, _shown in secrets._ALLOWED}
    wanted = {f"keyring.backends.{name}" for names in contents.KEYRINGS.values() for name in names}
    assert used <= wanted


def test_what_an_interpreter_says_of_itself_is_read_past_noise():
    assert bundle.facts_of('fixme: noise\n{"qt": "6"}\n') == {"qt": "6"}
    with pytest.raises(common.BuildError, match="does not say"):
        bundle.facts_of("Traceback")


@needs_program("git")
def test_a_bundle_is_current_until_a_source_changes(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    made = tmp_path / "ivr-designer"
    made.mkdir()
    assert not bundle.is_current(made)
    bundle.stamp_of(made).write_text(bundle.sources_digest())
    assert bundle.is_current(made)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2")
    assert not bundle.is_current(made)


def test_the_library_of_modules_is_the_same_in_whatever_order_it_was_packed(tmp_path):
    made = []
    for folder, names in (
        ("one", ["os.pyc", "abc.pyc", "re/__init__.pyc"]),
        ("other", ["re/__init__.pyc", "os.pyc", "abc.pyc"]),
    ):
        file = tmp_path / folder / "_internal" / "base_library.zip"
        file.parent.mkdir(parents=True)
        with zipfile.ZipFile(file, "w") as packed:
            for name in names:
                packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), name * 9)
        bundle.settle_library(tmp_path / folder)
        made.append(file.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        assert packed.read("os.pyc") == b"os.pyc" * 9


@pytest.mark.parametrize(
    "name", ["libX11.so.6", "libxcb-cursor.so.0", "libstdc++.so.6", "libglib-2.0.so.0", "libGL.so.1"]
)
def test_libraries_of_the_build_machine_are_found(whole, name):
    assert contents.foreign_parts(whole) == []
    (whole / "_internal" / name).touch()
    assert contents.foreign_parts(whole) == [name]


def test_a_bundle_over_the_budget_is_refused(whole, monkeypatch):
    with (whole / "big").open("wb") as file:
        file.truncate(126 * 2**20)
    with pytest.raises(common.BuildError, match=r"has 126\.0 MB, the budget is 125 MB"):
        bundle.check_bundle(whole, "linux")


def test_the_version_resource_is_python_that_names_the_version():
    text = bundle.version_resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "StringStruct('ProductVersion', '1.2.3')" in text
    compile(text, "version.txt", "eval")


@links
def test_digests_tell_contents_and_links(tmp_path):
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").symlink_to("a")
    assert common.tree_digests(tmp_path) == {
        "a": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
        "b": "-> a",
    }


@links
def test_everything_gets_the_time_of_the_commit(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    (tmp_path / "link").symlink_to("folder/file")
    common.date_all(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        assert path.lstat().st_mtime == 1_000_000
