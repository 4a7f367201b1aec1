"""Replacing files: the order of steps, and how Windows is waited for."""

import errno
import os
import sys

import pytest

from ivr_designer.config.durable import put_in_place, to_disk


class Reluctant:
    """A rename that refuses the first `refusals` times, as Windows does while somebody reads the old file."""

    def __init__(self, refusals, error=PermissionError):
        self.left = refusals
        self.error = error
        self.waits = []

    def rename(self, fresh, path):
        if self.left:
            self.left -= 1
            raise self.error(errno.EACCES, "Access is denied", str(path))
        os.replace(fresh, path)

    def put(self, fresh, path, *, windows=True):
        put_in_place(fresh, path, rename=self.rename, sleep=self.waits.append, windows=windows)


@pytest.fixture
def pair(tmp_path):
    """A finished file and the one it is to replace."""
    (tmp_path / "fresh").write_bytes(b"new")
    (tmp_path / "file").write_bytes(b"old")
    return tmp_path / "fresh", tmp_path / "file"


def test_the_new_file_has_the_name_and_nothing_else_is_left(pair):
    fresh, path = pair
    put_in_place(fresh, path)
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_there_need_be_no_old_file(pair):
    fresh, path = pair
    path.unlink()
    put_in_place(fresh, path)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("refusals", [1, 3, 6])
def test_windows_is_waited_for_a_little_longer_each_time(pair, refusals):
    fresh, path = pair
    windows = Reluctant(refusals)
    windows.put(fresh, path)
    assert path.read_bytes() == b"new"
    assert windows.waits == [0.01 * 2**count for count in range(refusals)]


def test_a_file_that_stays_open_elsewhere_is_told_and_kept(pair):
    fresh, path = pair
    windows = Reluctant(100)
    with pytest.raises(OSError, match="another program has it open") as caught:
        windows.put(fresh, path)
    assert caught.value.errno == errno.EBUSY
    assert caught.value.filename == str(path)
    assert 0.5 < sum(windows.waits) < 1.0, "the window waits on it"
    assert (path.read_bytes(), fresh.read_bytes()) == (b"old", b"new"), "what to do with it is the caller's"


def test_elsewhere_nobody_waits(pair):
    posix = Reluctant(1)
    with pytest.raises(PermissionError):
        posix.put(*pair, windows=False)
    assert posix.waits == []


def test_another_error_is_not_waited_for(pair):
    windows = Reluctant(1, error=OSError)
    windows.error = lambda *_: OSError(errno.ENOSPC, "full")
    with pytest.raises(OSError, match="full"):
        windows.put(*pair)
    assert windows.waits == []


def test_a_folder_in_the_way_is_no_open_file(pair, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").touch()
    with pytest.raises(OSError) as caught:
        put_in_place(pair[0], tmp_path / "folder", sleep=lambda _s: None)
    assert caught.value.errno != errno.EBUSY
    assert (tmp_path / "folder" / "x").exists()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps a file that somebody reads")
def test_a_real_reader_of_windows_keeps_its_file(pair):
    fresh, path = pair
    with path.open("rb") as reader:
        with pytest.raises(OSError, match="another program has it open"):
            put_in_place(fresh, path, sleep=lambda _s: None)
        assert reader.read() == b"old"
    put_in_place(fresh, path)
    assert path.read_bytes() == b"new"


class Drive:
    """What is asked of a drive, which knows no full flush or fails at it."""

    def __init__(self, number=None):
        self.number = number
        self.asked = []

    def full(self, _handle):
        self.asked.append("full")
        if self.number is not None:
            raise OSError(self.number, os.strerror(self.number))

    def plain(self, _handle):
        self.asked.append("plain")


def test_linux_and_windows_flush_plainly():
    drive = Drive()
    to_disk(3, full=None, plain=drive.plain)
    assert drive.asked == ["plain"]


def test_macos_is_asked_to_empty_the_cache_of_the_drive():
    drive = Drive()
    to_disk(3, full=drive.full, plain=drive.plain)
    assert drive.asked == ["full"]


def test_a_share_that_cannot_do_that_flushes_plainly():
    drive = Drive(errno.ENOTSUP)
    to_disk(3, full=drive.full, plain=drive.plain)
    assert drive.asked == ["full", "plain"]


def test_a_flush_that_failed_is_told_and_not_repeated():
    drive = Drive(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        to_disk(3, full=drive.full, plain=drive.plain)
    assert drive.asked == ["full"]


def test_an_open_file_is_brought_to_the_disk(tmp_path):
    with open(tmp_path / "file", "wb") as stream:
        stream.write(b"kept")
        stream.flush()
        to_disk(stream.fileno())
    assert (tmp_path / "file").read_bytes() == b"kept"
