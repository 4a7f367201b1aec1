"""Whether a folder is on another computer: what counts on memory that processes share does not work there."""

import os
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = {
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs",
    "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
}  # fmt: skip
_BY_FUSE = "fuse."
"""As fuse.sshfs. It may be a disk of this computer as well; those that matter are fuseblk."""


def is_on_share(folder: Path) -> bool:
    """True for a folder, which exists, on a network drive or on the host's disk of a virtual machine. False
    also where the system does not tell.
    """
    try:
        return _ask(folder)
    except (OSError, ValueError, AttributeError):
        return False


def is_remote_among(mounts: str, major: int, minor: int) -> bool:
    """Linux: whether that device is one of another computer, by the lines of mountinfo."""
    for line in mounts.splitlines():
        mount, _, rest = line.partition(" - ")
        fields, kind = mount.split(), rest.partition(" ")[0]
        if len(fields) > 2 and fields[2] == f"{major}:{minor}":
            return kind in _REMOTE or kind.startswith(_BY_FUSE)
    return False


def names_a_server(anchor: str) -> bool:
    r"""Windows: whether a path begins with another computer: \\server\share, \\?\UNC\server\share."""
    plain = anchor.replace("/", "\\").upper()
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:].startswith("UNC\\")
    return plain.startswith("\\\\")


if sys.platform == "win32":

    def _ask(folder: Path) -> bool:
        """A path that names a server needs no question: of a share that can't be reached now the system says
        that there is no such drive.
        """
        import ctypes

        anchor, drive_remote = folder.resolve().anchor, 4
        if names_a_server(anchor):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(anchor)
        return kind == drive_remote

elif sys.platform == "darwin":

    def _ask(folder: Path) -> bool:
        """By the flags of statfs, which Python does not give: behind 64 bytes of its structure."""
        import ctypes
        import platform

        name = "statfs$INODE64" if platform.machine() == "x86_64" else "statfs"
        call, found = getattr(ctypes.CDLL(None, use_errno=True), name), ctypes.create_string_buffer(4096)
        if call(os.fsencode(folder), found) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        mnt_local = 0x1000
        return not int.from_bytes(found.raw[64:68], sys.byteorder) & mnt_local

else:

    def _ask(folder: Path) -> bool:
        device = folder.stat().st_dev
        return is_remote_among(MOUNTS.read_text("utf-8", "replace"), os.major(device), os.minor(device))
