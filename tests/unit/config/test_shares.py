"""Network drives are told from disks of this computer."""

import sys
from pathlib import Path

import pytest

from ivr_designer.config.shares import is_on_share, is_remote_among, names_a_server

MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
30 25 0:27 / /dev/shm rw,relatime shared:3 - tmpfs tmpfs rw
41 27 0:52 / /home rw,relatime shared:9 master:2 - nfs4 server:/home rw,vers=4.2
42 27 0:53 / /mnt/a\\040b rw - cifs //server/a\\040b rw
43 27 0:54 / /mnt/s rw - fuse.sshfs me@server: rw
44 27 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw
cut off
"""


@pytest.mark.parametrize(
    ("device", "is_remote"),
    [
        ((254, 0), False), ((0, 27), False), ((8, 17), False), ((0, 52), True), ((0, 53), True),
        ((0, 54), True), ((0, 99), False),
    ],
)  # fmt: skip
def test_mounts_of_linux(device, is_remote):
    assert is_remote_among(MOUNTS, *device) is is_remote


def test_a_folder_of_this_computer(tmp_path):
    assert not is_on_share(tmp_path)


def test_where_nothing_is_told_it_is_not_one(tmp_path):
    assert not is_on_share(tmp_path / "not there")


@pytest.mark.parametrize(
    ("anchor", "is_remote"),
    [
        ("C:\\", False), ("\\\\?\\C:\\", False), ("\\\\.\\pipe\\", False), ("/", False), ("", False),
        ("\\\\server\\share\\", True), ("//server/share/", True), ("\\\\?\\UNC\\server\\share\\", True),
        ("\\\\?\\unc\\server\\share\\", True),
    ],
)  # fmt: skip
def test_paths_of_windows(anchor, is_remote):
    assert names_a_server(anchor) is is_remote


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a path for another computer")
def test_a_path_that_names_a_server():
    assert is_on_share(Path(r"\\localhost\C$"))
