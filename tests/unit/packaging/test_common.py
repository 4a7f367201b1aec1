import hashlib
import shutil
import sys

import pytest
from recipes import common
from recipes.common import BuildError


def test_a_failed_command_shows_the_end_of_its_output():
    with pytest.raises(BuildError, match=r"(?s)exit 3 ended with 3:\s+last words"):
        common.run([sys.executable, "-c", "print('last words'); exit(3) # exit 3"])


def test_a_command_that_does_not_end_shows_what_it_said():
    code = "import time; print('waiting', flush=True); time.sleep(20)"
    with pytest.raises(BuildError, match=r"(?s)did not end within 4 s:\s+waiting"):
        common.run([sys.executable, "-c", code], timeout=4)


def test_a_command_that_is_not_there_is_named():
    with pytest.raises(BuildError, match=r"no-such-tool x cannot be started: \w+"):
        common.run(["no-such-tool", "x"])


@pytest.mark.parametrize(("fails", "ends_well"), [(0, True), (2, True), (3, False)])
def test_a_download_is_tried_three_times(tmp_path, fails, ends_well):
    counter = tmp_path / "tries"
    code = "import sys; file = open(sys.argv[1], 'a+'); file.write('x'); file.seek(0); "
    code += f"sys.exit(len(file.read()) <= {fails})"
    cleared = []
    command = [sys.executable, "-c", code, counter]
    if ends_well:
        common.fetch(command, before=lambda: cleared.append(1), pause=0)
    else:
        with pytest.raises(BuildError):
            common.fetch(command, before=lambda: cleared.append(1), pause=0)
    assert len(counter.read_text()) == len(cleared) == min(fails + 1, 3)


def test_downloads_are_kept_for_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert common.cache() == tmp_path / "ivr-designer-build"
    assert common.cache().is_dir()


def test_sums_name_each_file_once(tmp_path):
    for name, text in (("b.deb", "one"), ("a.rpm", "x"), ("b.deb", "two")):
        (tmp_path / name).write_text(text)
        common.note_sums(tmp_path / name)
    wanted = [
        f"{hashlib.sha256(text).hexdigest()}  {name}" for text, name in ((b"x", "a.rpm"), (b"two", "b.deb"))
    ]
    assert (tmp_path / "SHA256SUMS").read_text().splitlines() == wanted
    if shutil.which("sha256sum"):
        common.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path)


def test_differences_are_named():
    assert common.differing({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 0, "d": 4}) == ["b", "c", "d"]
