"""ivr-designer recordings list | upload FILE…: the greeting files of the contact center."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, complain, say, say_json

if TYPE_CHECKING:
    from ivr_designer.sync.contract import Recording
    from ivr_designer.sync.session import LiveSession
    from ivr_designer.sync.upload_types import Upload

_POLL_S = 0.1


@click.group("recordings")
def command() -> None:
    """List and upload recordings, which nodes play and queues greet with."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the recordings as JSON.")
@connection_options
def list_command(as_json: bool, given: Given) -> int:
    """List the recordings: the file name that a node takes, the length where it is known, the title."""
    connection = connection_of(given)
    from ivr_designer.cli.work import opened

    with opened(connection, keep=True) as session:
        found = _known(session)
    if as_json:
        fields = ("file", "title", "duration_s", "copy")
        say_json({"recordings": [{name: getattr(r, name) for name in fields} for r in found]})
        return FINE
    for each in found:
        length = "" if each.duration_s is None else f"{each.duration_s:.1f} s"
        say(f"{each.file}  {length:>8}  {each.title}")
    if not found:
        say("The contact center has no recordings yet.")
    return FINE


@command.command("upload")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", help="What people call it, if there is one file.", show_default="its name")
@connection_options
def upload_command(files: tuple[Path, ...], title: str | None, given: Given) -> int:
    """Upload WAV or MP3 FILES; prints the file name that a node takes for each.

    An upload whose answer is lost is looked up in the list before it is sent again. What a broken run began
    goes on with the next one.
    """
    from ivr_designer.storage.audio import MAX_AUDIO_BYTES, read_audio
    from ivr_designer.storage.files import read_bytes

    if title is not None and len(files) != 1:
        raise Refusal("One title cannot be that of several files.", "Give one file, or leave --title out.")
    read = [(path, read_bytes(path, MAX_AUDIO_BYTES)) for path in files]
    for _path, data in read:
        read_audio(data)  # all of them before the first is sent
    connection = connection_of(given)
    from ivr_designer.cli.work import opened

    with opened(connection, keep=True) as session:
        asked = [session.upload_recording(data, path.name, title or path.stem) for path, data in read]
        ended = {u.id: u for u in _ended(session)}
        for upload in ended.values():
            session.cancel_upload(upload.id)
    return _told([ended[i] for i in asked])


def _known(session: LiveSession) -> list[Recording]:
    found = session.account.recordings
    if found is None:
        cause = "The list of recordings could not be read."
        raise Refusal(cause, "Check the media address of the connection.", FINDINGS)
    return sorted(found, key=lambda r: ((r.title or r.file).casefold(), r.file))


def _ended(session: LiveSession) -> tuple[Upload, ...]:
    while any(upload.is_open for upload in session.uploads):
        time.sleep(_POLL_S)
    return session.uploads


def _told(uploads: list[Upload]) -> int:
    code = FINE
    for upload in uploads:
        if upload.file:
            say(f"{upload.file}  {upload.duration_s:.1f} s  {upload.title}")
        else:
            code = FINDINGS
            words = f" The server said: “{upload.words}”" if upload.words else ""
            complain(f"{upload.name}: {upload.cause}{words}", upload.advice)
    return code
