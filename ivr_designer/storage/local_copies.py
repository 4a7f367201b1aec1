"""Copies of recordings on this computer: the contact center plays them to callers, and gives none back."""

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from ivr_designer.storage.audio import MAX_AUDIO_BYTES, AudioFacts, NotAudio, read_audio
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import file_problem, read_bytes, write_bytes


class LocalCopies:
    """One folder of copies, by any name: the server's file name, or what an upload is called before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._facts: dict[Path, AudioFacts | None] = {}

    def _place(self, name: str, kind: str) -> Path:
        """Names of a server may be of any length and spell any path: only their digest names our file."""
        return self.folder / f"{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:40]}.{kind}"

    def path_of(self, name: str) -> Path | None:
        """The copy of that name, if there is one."""
        places = (self._place(name, kind) for kind in ("wav", "mp3"))
        return next((place for place in places if place.is_file()), None)

    def facts(self, name: str) -> AudioFacts | None:
        """Kind and length of the copy; None without a copy that can be read."""
        path = self.path_of(name)
        if path is None:
            return None
        if path not in self._facts:
            try:
                self._facts[path] = read_audio(read_bytes(path, MAX_AUDIO_BYTES))
            except FileProblem:
                self._facts[path] = None
        return self._facts[path]

    def keep(self, name: str, data: bytes) -> AudioFacts:
        """Store a copy, instead of an earlier one. Raises NotAudio, FileProblem."""
        facts = read_audio(data)
        self.forget(name)
        place = self._place(name, facts.kind)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise file_problem(error, self.folder, writing=True) from error
        write_bytes(place, data)
        self._facts[place] = facts
        return facts

    def read(self, name: str) -> bytes:
        """The bytes of a copy. Raises FileProblem."""
        path = self.path_of(name)
        if path is None:
            gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            raise file_problem(gone, self._place(name, "wav"))
        return read_bytes(path, MAX_AUDIO_BYTES)

    def rename(self, name: str, new: str) -> None:
        """Have a copy go by another name; nothing happens where there is none, or where the disk says no."""
        path = self.path_of(name)
        if path is not None:
            place = self._place(new, path.suffix[1:])
            with suppress(OSError):
                os.replace(path, place)
                self._facts[place] = self._facts.pop(path, None) or self.facts(new)

    def forget(self, name: str) -> None:
        """Delete a copy."""
        path = self.path_of(name)
        if path is not None:
            self._facts.pop(path, None)
            with suppress(OSError):
                path.unlink()


__all__ = ["LocalCopies", "NotAudio"]
