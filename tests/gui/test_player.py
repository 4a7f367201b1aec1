"""Recordings are played here, or elsewhere with a sentence."""

from pathlib import Path

from ivr_designer.ui.player import NO_PLAYER, OUTSIDE, UNPLAYABLE, Player, load_multimedia
from ivr_designer.ui.speech import optional
from tests.helpers.sound import SilentMedia, multimedia

WAV, MP3 = Path("/x/a.wav"), Path("/x/b.mp3")
Status = SilentMedia.MediaStatus


def player_of(module, opens=True):
    opened = []
    player = Player(load=lambda: module, open_url=lambda url: opened.append(url.toLocalFile()) or opens)
    seen = {"playing": [], "told": [], "trouble": []}
    player.playing_changed.connect(seen["playing"].append)
    player.told.connect(seen["told"].append)
    player.trouble.connect(seen["trouble"].append)
    return player, seen, opened


def test_one_at_a_time_and_a_second_click_stops(qapp):
    player, seen, opened = player_of(multimedia())
    player.play(WAV)
    assert player._media.source.toLocalFile() == "/x/a.wav"
    assert player.playing == WAV
    player.play(MP3)
    player.play(MP3)
    assert not player._media.runs
    assert player._media.source.isEmpty(), "the file can be replaced"
    player.play(WAV)
    player._media.end(Status.LoadedMedia)
    player._media.end(Status.EndOfMedia)
    player._media.end(Status.EndOfMedia)
    assert seen["playing"] == [WAV, None, MP3, None, WAV, None]
    assert not opened


def test_a_file_that_cannot_be_played_is_told(qapp):
    player, seen, _opened = player_of(multimedia())
    player.play(WAV)
    player._media.end(Status.InvalidMedia)
    assert seen["trouble"] == [UNPLAYABLE]
    assert player.playing is None


def test_without_the_part_or_a_loudspeaker_the_system_plays_it(qapp):
    for module in (None, multimedia(has_output=False)):
        player, seen, opened = player_of(module)
        player.play(WAV)
        assert opened == ["/x/a.wav"]
        assert seen["told"] == [OUTSIDE]
        assert player.playing is None
        player.stop()


def test_without_any_player_it_is_told_what_to_install(qapp):
    player, seen, _opened = player_of(None, opens=False)
    player.play(WAV)
    assert seen["trouble"] == [NO_PLAYER]


def test_a_part_that_is_missing_is_no_error():
    assert load_multimedia() is optional("QtMultimedia")
