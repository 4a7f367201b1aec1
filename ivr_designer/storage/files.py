"""Tree files on disk: read with limits, written so that the old file survives whatever happens."""

import contextlib
import errno
import json
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ivr_designer.config.durable import put_in_place, to_disk
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.strict_json import JsonRefused, loads_object
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.codec import decode, encode
from ivr_designer.storage.errors import FileProblem, NotATree
from ivr_designer.storage.migrations import migrated
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.storage.schema import Wrong

MAX_BYTES = 50 * 1024 * 1024
MAX_VALUES = 2_000_000
SUFFIX = ".ivr.json"
_BINARY = getattr(os, "O_BINARY", 0)


class TreeFile(NamedTuple):
    """A tree and what its file knows of the server."""

    content: TreeContent
    remote: RemoteIds = NO_REMOTE


def read_tree(path: Path) -> TreeFile:
    """The tree in the file. Raises FileProblem; nothing that the file says is acted upon."""
    return parse_tree(read_bytes(path))


def parse_tree(data: bytes | str) -> TreeFile:
    """The tree in the text of a file or of the clipboard. Raises NotATree or NewerFormat."""
    try:
        raw = loads_object(data, max_bytes=MAX_BYTES, max_values=MAX_VALUES, allow_bom=True)
    except JsonRefused as refused:
        raise NotATree(
            phrase("This is not an IVR tree file: {reason}.", reason=refused.reason),
            phrase("Choose a file that ends in .ivr.json, or open an earlier copy of this one."),
        ) from None
    try:
        return TreeFile(*decode(migrated(raw)))
    except Wrong as wrong:
        raise NotATree(
            phrase("The file breaks the tree format at {place}.", place=str(wrong)),
            phrase("Correct that place in a text editor, or open an earlier copy of the file."),
        ) from None


def write_tree(path: Path, content: TreeContent, remote: RemoteIds = NO_REMOTE) -> None:
    """Replace or make the file. Raises FileProblem, and then the old file is as it was."""
    write_bytes(path, tree_text(content, remote).encode("utf-8", "replace"))


def tree_text(content: TreeContent, remote: RemoteIds = NO_REMOTE) -> str:
    """The text of a tree file: one line a node and a keypress, so that versions compare well."""
    parts = [f"  {_json(key)}: {_pretty(value)}" for key, value in encode(content, remote).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _pretty(value: Any) -> str:
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a tree file cannot hold a {type(value).__name__}")


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole of an ordinary file of at most `max_bytes`. Raises FileProblem."""
    try:
        info = path.stat()  # before opening: a pipe would keep us waiting
        if not stat.S_ISREG(info.st_mode) and not stat.S_ISDIR(info.st_mode):
            raise _not_a_file(path)
        if info.st_size > max_bytes:
            raise _too_large(path, max_bytes)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise file_problem(error, path) from error
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    return data


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the content of a file in one step, durably, keeping its permissions. Raises FileProblem.

    A link is followed, so that what it points to is replaced and not the link.
    """
    try:
        path = Path(os.path.realpath(path))
        mode = _mode_of(path)
        fresh = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.new")
        try:
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "wb") as stream:
                stream.write(data)
                stream.flush()
                to_disk(stream.fileno())
            if mode is not None:
                fresh.chmod(mode)
            put_in_place(fresh, path)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
    except (OSError, ValueError) as error:
        raise file_problem(error, path, writing=True) from error


def _mode_of(path: Path) -> int | None:
    """The permissions of the file that is to be replaced; None if there is none yet. Raises OSError."""
    try:
        info = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(info.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(info.st_mode):
        raise _not_a_file(path)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(info.st_mode)


_CAUSES = {
    errno.ENOENT: (phrase("it does not exist"), phrase("Check the name and the folder.")),
    errno.ENOTDIR: (phrase("its folder does not exist"), phrase("Check the name and the folder.")),
    errno.EISDIR: (phrase("it is a folder"), phrase("Name a file.")),
    errno.EACCES: (phrase("you have no permission"), phrase("Choose another place, or ask who owns it.")),
    errno.EPERM: (phrase("you have no permission"), phrase("Choose another place, or ask who owns it.")),
    errno.EROFS: (phrase("the disk is read-only"), phrase("Choose another place.")),
    errno.ENOSPC: (phrase("the disk is full"), phrase("Free some space, or choose another place.")),
    errno.ENAMETOOLONG: (phrase("its name is too long"), phrase("Choose a shorter name.")),
    errno.EBUSY: (phrase("another program has it open"), phrase("Close it there, or choose another name.")),
    errno.EIO: (phrase("the disk or share fails"), phrase("Choose another place, and have it checked.")),
}
_SHARE_GONE = (phrase("its share is gone"), phrase("Connect it again, or choose another place."))
_CAUSES |= dict.fromkeys((errno.EDQUOT, errno.EFBIG), _CAUSES[errno.ENOSPC])
_CAUSES |= dict.fromkeys((errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.ETIMEDOUT), _SHARE_GONE)
_HELD = (32, 33)  # what Windows says when another program has the file, or a part of it
_WINDOWS_PATH = 259
_STEM_BYTES = 200  # most file systems end at 255 bytes, and an ending and a mark of ours are to follow
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[\d¹²³]", re.IGNORECASE)
_OTHERWISE = (phrase("the system refuses"), phrase("Choose another place."))


def file_problem(error: Exception, path: Path, *, writing: bool = False) -> FileProblem:
    """An error of the system as a sentence of cause and one of advice."""
    number = error.errno if isinstance(error, OSError) else None
    if getattr(error, "winerror", None) in _HELD:
        number = errno.EBUSY
    if number == errno.EACCES and path.is_dir():  # what Windows says of a folder
        number = errno.EISDIR
    if number == errno.ENOENT and _is_too_long(path, windows=os.name == "nt"):  # and of such names
        number = errno.ENAMETOOLONG
    if number == errno.ENOENT and writing:  # a file that is not there is no trouble then
        number = errno.ENOTDIR
    why, advice = _CAUSES.get(number or 0, _OTHERWISE)
    template = "“{file}” cannot be written: {why}." if writing else "“{file}” cannot be read: {why}."
    return FileProblem(phrase(template, file=path.name or str(path), why=why), advice)


def _is_too_long(path: Path, *, windows: bool) -> bool:
    """Tell whether no file can have this name; Windows counts the folders, unless it is set up otherwise."""
    return len(path.name) > 255 or (windows and len(os.path.abspath(path)) > _WINDOWS_PATH)


def file_stem(name: str) -> str:
    """The name of a tree as the stem of a file name that every system takes; "tree" if nothing is left."""
    letters = unicodedata.normalize(
        "NFC", name
    )  # else the marks of Vietnamese stand apart, and are no letters
    clean = "".join(c if c.isalnum() or c in " -_." else "_" for c in letters).strip(" .")[:80]
    while len(clean.encode("utf-8", "replace")) > _STEM_BYTES:
        clean = clean[:-1]
    clean = clean.strip(" .") or "tree"
    return f"tree-{clean}" if is_device(clean) else clean


def is_device(name: str) -> bool:
    """True for what is no file on Windows whatever its ending: NUL, con.txt, Com1."""
    return _DEVICE.fullmatch(name.partition(".")[0].strip()) is not None


def _not_a_file(path: Path) -> FileProblem:
    return FileProblem(phrase("“{file}” is not an ordinary file.", file=path.name), phrase("Name a file."))


def _too_large(path: Path, max_bytes: int) -> FileProblem:
    return FileProblem(
        phrase("“{file}” is larger than {size} MB.", file=path.name, size=max_bytes // 2**20),
        phrase("Choose a smaller file."),
    )
