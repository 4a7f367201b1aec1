"""Copies of recordings under any name a server may think of."""

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
