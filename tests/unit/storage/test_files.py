import errno
import json
import os
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.codec import encode
from ivr_designer.storage.errors import FileProblem, NewerFormat, NotATree
from ivr_designer.storage.files import (
    SUFFIX,
    _is_too_long,
    file_problem,
    file_stem,
    is_device,
    parse_tree,
    read_bytes,
    read_tree,
    tree_text,
    write_bytes,
    write_tree,
)
from ivr_designer.storage.remote import RemoteIds

SAMPLE = Path(__file__).parents[3] / "resources/samples/hotline.ivr.json"
TEXT = SAMPLE.read_bytes()
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and pipes")
as_user = pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write everywhere")


def problem(call, *args):
    with pytest.raises(FileProblem) as caught:
        call(*args)
    cause, advice = str(caught.value.cause), str(caught.value.advice)
    assert cause.endswith(".")
    assert advice.endswith(".")
    assert "Traceback" not in cause
    return cause


def test_the_sample_survives_saving(tmp_path):
    tree = read_tree(SAMPLE)
    write_tree(tmp_path / "x.ivr.json", *tree)
    assert read_tree(tmp_path / "x.ivr.json") == tree


def test_a_saved_file_has_one_line_a_node_and_a_key(tmp_path):
    content, remote = read_tree(SAMPLE)
    lines = tree_text(content, remote).splitlines()
    assert json.loads("\n".join(lines)) == encode(content, remote)
    assert sum(line.startswith('    {"id"') for line in lines) == 4
    assert sum(line.startswith('    {"node"') for line in lines) == 12
    assert "Lời chào" in "\n".join(lines)


def test_a_byte_order_mark_is_forgiven():
    assert parse_tree(b"\xef\xbb\xbf" + TEXT) == parse_tree(TEXT)


def test_the_sample_cut_off_anywhere_is_refused_and_nothing_else_happens():
    whole = TEXT.rstrip()
    for length in range(len(whole)):
        with pytest.raises(NotATree):
            parse_tree(whole[:length])


@settings(max_examples=300)
@given(st.integers(0, len(TEXT) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_a_damaged_sample_is_read_or_refused_but_never_breaks(at, junk, skip):
    try:
        tree = parse_tree(TEXT[:at] + junk + TEXT[at + skip :])
    except FileProblem:
        return
    assert parse_tree(tree_text(*tree)) == tree


HOSTILE = {
    "nothing": b"",
    "blanks": b" \n",
    "binary": bytes(range(256)) * 4,
    "nul": b"\0" * 100,
    "a web page": b"<html>",
    "utf-16": '{"format":"ivr-tree"}'.encode("utf-16"),
    "deep list": b"[" * 200_000,
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "a list": b"[]",
    "a number": b"1",
    "null": b"null",
    "not a number": b'{"format":"ivr-tree","version":1,"name":NaN}',
    "a huge integer": b'{"format":"ivr-tree","version":' + b"9" * 5000 + b"}",
    "a huge exponent": b'{"format":"ivr-tree","version":1e999}',
    "one key twice": b'{"format":"ivr-tree","format":"ivr-tree","version":1}',
    "half a pair": b'{"format":"ivr-tree","version":1,"name":"\\ud800","nodes":[],"keypresses":[]}',
    "trailing comma": b'{"format":"ivr-tree",}',
    "two documents": b"{} {}",
    "zip": b"PK\x03\x04" + b"\0" * 60,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_gets_a_sentence(data):
    assert "IVR tree file" in problem(parse_tree, data)


def test_a_tree_of_very_many_values_is_refused_before_it_is_built():
    data = (
        b'{"format":"ivr-tree","version":1,"name":"x","keypresses":[],"nodes":[' + b"0," * 2_100_000 + b"0]}"
    )
    assert "more than" in problem(parse_tree, data)


def test_the_place_of_a_mistake_is_told():
    data = TEXT.replace(b'"speed": 0', b'"speed": 7')
    assert problem(parse_tree, data) == (
        "The file breaks the tree format at nodes[0].prompt.speed: must be between -3 and 3."
    )


def test_the_future_is_told_apart():
    with pytest.raises(NewerFormat):
        parse_tree(TEXT.replace(b'"version": 1', b'"version": 2'))


def test_control_and_bidi_characters_are_kept_as_text():
    name = "a\0b\u202ec\u2066\x1b[31m<b>"
    content = TreeContent("T", None, {NodeId("n"): Node(NodeId("n"), name, TalkPrompt("x"))})
    assert parse_tree(tree_text(content)).content == content


def test_half_a_surrogate_pair_from_elsewhere_does_not_stop_saving(tmp_path):
    content = TreeContent("T", None, {NodeId("n"): Node(NodeId("n"), "\ud800", TalkPrompt("x"))})
    write_tree(tmp_path / "x", content)
    assert read_tree(tmp_path / "x").content.nodes["n"].name == "?"


def test_a_host_in_a_file_is_only_kept(tmp_path):
    remote = RemoteIds("https://evil.example", 1, "TR")
    write_tree(tmp_path / "x", TreeContent("T"), remote)
    assert read_tree(tmp_path / "x").remote == remote


def test_what_cannot_be_read(tmp_path):
    assert "does not exist" in problem(read_tree, tmp_path / "no")
    assert "folder" in problem(read_tree, tmp_path)
    assert "cannot be read" in problem(read_tree, Path("a\0b"))
    assert "too long" in problem(read_tree, tmp_path / ("x" * 300))
    (tmp_path / "file").touch()
    assert "cannot be read" in problem(read_tree, tmp_path / "file" / "below")


def test_a_large_file_is_refused_unread(tmp_path):
    with (tmp_path / "big").open("wb") as stream:
        stream.truncate(60 * 2**20)
    assert "larger than 50 MB" in problem(read_tree, tmp_path / "big")
    (tmp_path / "small").write_bytes(b"abc")
    assert "larger" in problem(read_bytes, tmp_path / "small", 2)
    assert read_bytes(tmp_path / "small", 3) == b"abc"


@posix
def test_a_pipe_does_not_keep_us_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "ordinary" in problem(read_tree, tmp_path / "pipe")
    assert "ordinary" in problem(read_tree, Path("/dev/zero"))


def test_writing_leaves_nothing_beside_the_file(tmp_path):
    write_bytes(tmp_path / "x", b"one")
    write_bytes(tmp_path / "x", b"two")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("x", b"two")]


def test_what_cannot_be_written(tmp_path):
    assert "it is a folder" in problem(write_bytes, tmp_path, b"x")
    assert "does not exist" in problem(write_bytes, tmp_path / "no" / "x", b"x")
    assert "cannot be written" in problem(write_bytes, Path("a\0b"), b"x")
    assert list(tmp_path.iterdir()) == []


@posix
def test_permissions_stay_and_a_link_is_followed(tmp_path):
    real = tmp_path / "real"
    real.write_bytes(b"old")
    real.chmod(0o640)
    (tmp_path / "link").symlink_to(real)
    write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@posix
def test_a_new_file_follows_the_mask(tmp_path):
    (tmp_path / "plain").touch()
    write_bytes(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix
@as_user
def test_a_read_only_file_and_folder_are_respected(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "x").chmod(0o444)
    assert "permission" in problem(write_bytes, tmp_path / "x", b"new")
    tmp_path.chmod(0o555)
    assert "permission" in problem(write_bytes, tmp_path / "y", b"new")
    tmp_path.chmod(0o755)


@posix
def test_a_special_file_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "ordinary" in problem(write_bytes, tmp_path / "pipe", b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.EIO, "fails"),
        (errno.EBUSY, "another program has it open"),
        (errno.ESTALE, "share is gone"),
        (errno.ENOTCONN, "share is gone"),
        (errno.EMFILE, "the system refuses"),
    ],
)
def test_errors_of_the_system_become_sentences(code, words):
    told = file_problem(OSError(code, "raw words"), Path("/a/b.ivr.json"), writing=True)
    assert words in str(told.cause)
    assert "“b.ivr.json” cannot be written" in str(told.cause)
    assert "raw words" not in str(told)
    assert str(told.advice)


def test_writing_where_there_is_no_folder_says_so():
    told = problem(write_bytes, Path("no such folder/b.xml"), b"x")
    assert told == "“b.xml” cannot be written: its folder does not exist."


@pytest.mark.parametrize("code", [32, 33])
def test_what_another_program_holds_is_no_matter_of_permissions(code):
    held = PermissionError(errno.EACCES, "raw words")
    held.winerror = code  # what Windows adds to its errors
    assert "another program has it open" in str(file_problem(held, Path("a.csv"), writing=True).cause)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps a file that somebody reads")
def test_a_file_open_in_a_real_program_of_windows(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old")
    with (tmp_path / "a.csv").open("rb"):
        assert "another program has it open" in problem(write_bytes, tmp_path / "a.csv", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.csv", b"old")]


@pytest.mark.parametrize(
    ("path", "windows", "too_long"),
    [
        (Path("x" * 255), False, False),
        (Path("x" * 256), False, True),
        (Path("/" + "d" * 200) / ("x" * 60), False, False),
        (Path("/" + "d" * 200) / ("x" * 60), True, True),
        (Path("/d/x"), True, False),
    ],
)
def test_how_long_a_name_may_be(path, windows, too_long):
    assert _is_too_long(path, windows=windows) is too_long


@pytest.mark.parametrize(
    ("tree", "stem"),
    [
        ("Hotline 1900", "Hotline 1900"),
        ("Tổng đài 24/7", "Tổng đài 24_7"),
        (unicodedata.normalize("NFD", "Tổng đài"), "Tổng đài"),
        ("a/b:c*?", "a_b_c__"),
        ("a\x00\n\u202e\ud800b", "a____b"),
        ("...", "tree"),
        ("", "tree"),
        (" . hidden. ", "hidden"),
        ("CON", "tree-CON"),
        ("nul.2", "tree-nul.2"),
        ("Com¹ .x", "tree-Com¹ .x"),
        ("lpt٣", "tree-lpt٣"),
        ("Console", "Console"),
        ("com10", "com10"),
        ("x" * 200, "x" * 80),
        ("x" * 79 + ". y", "x" * 79),
        ("𠀋" * 80, "𠀋" * 50),
    ],
)
def test_the_name_of_a_tree_as_that_of_a_file(tree, stem):
    assert file_stem(tree) == stem


@given(st.text(max_size=300))
def test_any_name_becomes_a_file_on_every_system(name):
    stem = file_stem(name)
    assert stem == file_stem(stem) != ""
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem.isprintable()
    assert stem[0] not in " ."
    assert stem[-1] not in " ."
    assert len(stem.encode()) <= 205
    assert not is_device(stem + SUFFIX)


FULL_DISK = """
import resource, sys
from pathlib import Path
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import write_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_bytes(Path(sys.argv[1]), b"n" * 5000)
except FileProblem as trouble:
    print(trouble.cause)
"""


@posix
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "x")], capture_output=True, text=True
    )
    assert done.stdout == "“x” cannot be written: the disk is full.\n"
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("x", b"old")]


def test_words_of_windows_that_mislead_are_put_right(tmp_path):
    """It says of a folder that there is no permission, and of a name that is too long that there is none."""
    no, none = PermissionError(errno.EACCES, "x"), FileNotFoundError(errno.ENOENT, "x")
    long = tmp_path / ("x" * 300)
    told = [file_problem(*pair).cause for pair in ((no, tmp_path), (no, tmp_path / "a"), (none, long))]
    for words, cause in zip(("it is a folder", "no permission", "too long"), told, strict=True):
        assert words in str(cause)
