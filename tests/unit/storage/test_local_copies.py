"""Copies of recordings under any name a server may think of."""

import os

import pytest

from ivr_designer.storage.audio import NotAudio
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.local_copies import LocalCopies
from tests.helpers.audio import TONE_MP3, wav

WILD = ["a.mp3", "../../etc/passwd", "C:\\x.wav", "", "a\0b", "ệ" * 5000, "con", "\ud800"]


@pytest.mark.parametrize("name", WILD)
def test_kept_read_and_forgotten_in_one_folder(tmp_path, name):
    copies = LocalCopies(tmp_path / "copies")
    assert copies.path_of(name) is None
    assert copies.facts(name) is None
    assert copies.keep(name, TONE_MP3).kind == "mp3"
    path = copies.path_of(name)
    assert path.parent == copies.folder
    assert path.suffix == ".mp3"
    assert copies.read(name) == TONE_MP3
    assert LocalCopies(copies.folder).facts(name).duration_s == pytest.approx(0.828)
    copies.forget(name)
    assert not list(copies.folder.iterdir())


def test_another_kind_takes_the_place_of_the_first(tmp_path):
    copies = LocalCopies(tmp_path)
    copies.keep("a", TONE_MP3)
    copies.keep("a", wav(2.0))
    assert copies.facts("a").duration_s == pytest.approx(2.0)
    assert len(list(tmp_path.iterdir())) == 1


def test_renamed_with_what_is_known_of_it(tmp_path):
    copies = LocalCopies(tmp_path)
    copies.keep("upload", wav(2.0))
    copies.rename("upload", "ABC-1.wav")
    copies.rename("nobody", "else")
    assert copies.path_of("upload") is None
    assert copies.facts("ABC-1.wav").duration_s == pytest.approx(2.0)


def test_what_is_no_sound_is_not_kept_and_a_damaged_copy_is_of_no_known_length(tmp_path):
    copies = LocalCopies(tmp_path)
    with pytest.raises(NotAudio):
        copies.keep("a", b"nothing")
    assert not list(tmp_path.iterdir())
    copies.keep("b", wav(1.0))
    copies.path_of("b").write_bytes(b"RIFF")
    assert LocalCopies(tmp_path).facts("b") is None
    with pytest.raises(FileProblem):
        copies.read("c")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileProblem):
        LocalCopies(tmp_path / "file" / "copies").keep("a", wav(1.0))


def test_what_is_known_of_a_copy_is_read_once(tmp_path):
    copies = LocalCopies(tmp_path)
    copies.keep("a", wav(2.0))
    copies.path_of("a").write_bytes(b"RIFF")
    assert copies.facts("a").duration_s == pytest.approx(2.0), "known since it was kept"
    other = LocalCopies(tmp_path)
    assert other.facts("a") is None
    other.path_of("a").write_bytes(wav(2.0))
    assert other.facts("a") is None, "nor is a damaged one read again and again"
    other.keep("a", wav(3.0))
    assert other.facts("a").duration_s == pytest.approx(3.0)


def test_a_copy_that_is_forgotten_and_kept_again_is_known_anew(tmp_path):
    copies = LocalCopies(tmp_path)
    copies.keep("a", wav(2.0))
    place = copies.path_of("a")
    copies.forget("a")
    copies.forget("a")
    assert copies.facts("a") is None
    place.write_bytes(wav(1.0))
    assert copies.facts("a").duration_s == pytest.approx(1.0)


def test_a_copy_keeps_its_length_under_its_new_name_though_nobody_asked_before(tmp_path):
    LocalCopies(tmp_path).keep("upload", wav(2.0))
    copies = LocalCopies(tmp_path)
    copies.rename("upload", "ABC-1.wav")
    copies.path_of("ABC-1.wav").write_bytes(b"RIFF")
    assert copies.facts("ABC-1.wav").duration_s == pytest.approx(2.0)


def test_a_disk_that_says_no_costs_no_more_than_the_new_name(tmp_path):
    copies = LocalCopies(tmp_path)
    copies.keep("upload", wav(2.0))
    target = copies._place("ABC-1.wav", "wav")
    target.mkdir()
    (target / "in the way").write_bytes(b"")
    copies.rename("upload", "ABC-1.wav")
    assert copies.facts("upload").duration_s == pytest.approx(2.0)


def test_folders_are_made_and_named_in_what_is_told(tmp_path):
    copies = LocalCopies(tmp_path / "one" / "two")
    copies.keep("a", wav(1.0))
    if os.name == "posix":
        assert copies.folder.stat().st_mode & 0o077 == 0, "for this user only"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileProblem) as caught:
        LocalCopies(tmp_path / "file" / "copies").keep("a", wav(1.0))
    assert str(caught.value.cause).startswith("“copies” cannot be written: ")
    with pytest.raises(FileProblem) as caught:
        copies.read("nobody")
    assert "cannot be read: it does not exist" in str(caught.value.cause)
