"""Settings in layers: policy over command line over the user's file over the machine's over built in.

What the user sets goes to one JSON file; a value that policy sets is shown but locked. A value that does not
fit its option is skipped, reported as a problem, and left in its file.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

from ivr_designer.config import options, paths
from ivr_designer.config.json_file import JsonFile, Migration
from ivr_designer.config.options import Option, ValueRefused

T = TypeVar("T", bool, int, float, str)
FILE_VERSION = 1
MIGRATIONS: dict[int, Migration] = {}
_MAX_POLICY_BYTES = 256 * 1024
_POLICY_KEY = r"Software\Policies\ivr-designer"
_MACHINE_KEY = r"Software\ivr-designer"
_OF_THE_INSTALLER = frozenset({"install_dir", "start_menu"})  # its own notes beside our values
_SECRET = re.compile(r"secret|passw|token$|(^|_)key$", re.IGNORECASE)
_MOST_NAMES = 5


class Layer(IntEnum):
    """Who says so; the higher wins."""

    BUILT_IN = 0
    MACHINE = 1
    USER = 2
    COMMAND_LINE = 3
    POLICY = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Values of one layer, by option id. `origin` says where they come from, for people."""

    layer: Layer
    origin: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Locked(ValueError):
    """The option is set by policy. The message is one sentence of cause, one of what to do."""

    def __init__(self, option_id: str, origin: str) -> None:
        super().__init__(
            f"{option_id} is set by your administrator in {origin}. Ask there to have it changed."
        )
        self.option_id = option_id


class Settings:
    """All options. `sources` are the fixed layers; the user's own is the file.

    `problems` are sentences about values that were skipped. Not to be used from several threads at once.
    """

    def __init__(self, file: JsonFile, sources: Iterable[Source] = ()) -> None:
        self._file = file
        self.problems: list[str] = []
        self._fixed = sorted(sources, key=lambda s: s.layer, reverse=True)
        self._content = file.read()
        self._listeners: list[Callable[[str], None]] = []

    def get(self, option: Option[T]) -> T:
        """The value that counts."""
        return self.explain(option)[0]

    def explain(self, option: Option[T]) -> tuple[T, Source]:
        """The value that counts, and the source that says so."""
        for source in self._in_order():
            if option.id in source.values:
                try:
                    return option.checked(source.values[option.id]), source
                except ValueRefused as refused:
                    self.report(f"{refused} The value in {source.origin} is not used.")
        return option.default, Source(Layer.BUILT_IN, "the program")

    def is_locked(self, option_id: str) -> bool:
        """True when policy sets the option, so that the user cannot."""
        return any(s.layer is Layer.POLICY and option_id in s.values for s in self._fixed)

    def set(self, option: Option[T], value: T) -> None:
        """Store the user's choice and tell the listeners. Raises ValueRefused, Locked, OSError."""
        value = option.checked(value)
        self._refuse_locked(option.id)
        self._store({**self._content, option.id: value}, option.id)

    def reset(self, option: Option[Any]) -> None:
        """Forget the user's choice. Raises Locked, OSError."""
        self._refuse_locked(option.id)
        self._store({k: v for k, v in self._content.items() if k != option.id}, option.id)

    def listen(self, listener: Callable[[str], None]) -> None:
        """Call `listener(option_id)` after each change."""
        self._listeners.append(listener)

    def _in_order(self) -> list[Source]:
        user = Source(Layer.USER, self._file.path.name, self._content)
        return sorted([*self._fixed, user], key=lambda s: s.layer, reverse=True)

    def _refuse_locked(self, option_id: str) -> None:
        for source in self._fixed:
            if source.layer is Layer.POLICY and option_id in source.values:
                raise Locked(option_id, source.origin)

    def _store(self, content: dict[str, Any], option_id: str) -> None:
        self._file.write(content)
        self._content = content
        for listener in list(self._listeners):
            listener(option_id)

    def report(self, sentence: str) -> None:
        """Add to the problems, once, what is wrong with a value."""
        if sentence not in self.problems:
            self.problems.append(sentence)


def open_settings(
    path: Path | None = None,
    *,
    command_line: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    machine_folder: Path | None = None,
    on_damage: Callable[[Path], None] | None = None,
    registry: Callable[[str], Mapping[str, Any]] | None = None,
) -> Settings:
    """The settings of this user on this machine. Raises NewerFile, OSError.

    `command_line` has values by option id; variables of the environment count as part of it. `on_damage` is
    told where an unreadable settings file was set aside. `registry` gives the values of a key of HKLM; with
    a `machine_folder` of one's own that of this machine is not read.
    """
    environ = os.environ if environ is None else environ
    machine = machine_folder or paths.machine_folder()
    problems: list[str] = []
    read = registry or (_registry_values if machine_folder is None else _no_values)
    given = _from_environment(environ, problems) | dict(command_line or {})
    sources = [
        _registry_source(Layer.POLICY, "group policy", read(_POLICY_KEY), problems),
        *_toml_sources(Layer.POLICY, machine, "policy.toml", problems),
        Source(Layer.COMMAND_LINE, "the command line or environment", given),
        *_toml_sources(Layer.MACHINE, machine, "defaults.toml", problems),
        _registry_source(Layer.MACHINE, "the installation", read(_MACHINE_KEY), problems, _OF_THE_INSTALLER),
    ]
    file = JsonFile(
        path or paths.folders().settings, version=FILE_VERSION, migrations=MIGRATIONS, on_damage=on_damage
    )
    settings = Settings(file, sources)
    settings.problems += problems
    return settings


def _from_environment(environ: Mapping[str, str], problems: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for option in options.ALL:
        text = environ.get(option.variable) if option.variable else None
        if text:
            try:
                found[option.id] = option.parse(text)
            except ValueRefused as refused:
                problems.append(f"{refused} The variable {option.variable} is not used.")
    return found


def _toml_sources(layer: Layer, folder: Path | None, name: str, problems: list[str]) -> Iterator[Source]:
    """A file of an administrator: `option_id = value`, one a line. An unreadable one is reported."""
    if folder is None:
        return
    path = folder / name
    try:
        with path.open("rb") as stream:
            text = stream.read(_MAX_POLICY_BYTES + 1)
        import tomllib  # most machines have no such file, and the start would wait for it

        if len(text) > _MAX_POLICY_BYTES:
            raise ValueError("too large")
        found = tomllib.loads(text.decode("utf-8-sig"))
    except FileNotFoundError:
        return
    except (OSError, ValueError, RecursionError):
        problems.append(f"{path} cannot be read and is not used. Ask your administrator to repair it.")
        return
    yield Source(layer, str(path), _accepted(found, str(path), problems, lambda option, value: value))


def _registry_source(
    layer: Layer,
    origin: str,
    found: Mapping[str, Any],
    problems: list[str],
    others: frozenset[str] = frozenset(),
) -> Source:
    """Values of the registry: numbers and switches come as DWORD, all else as text."""
    mine = {name: value for name, value in found.items() if name not in others}
    return Source(
        layer, origin, _accepted(mine, origin, problems, lambda option, value: option.parse(str(value)))
    )


def _accepted(
    found: Mapping[str, Any],
    origin: str,
    problems: list[str],
    read: Callable[[Option[Any], Any], Any],
) -> dict[str, Any]:
    """What of an administrator's values can be used; the others are reported, and set and lock nothing."""
    values: dict[str, Any] = {}
    strangers: list[str] = []
    for name, value in found.items():
        option = options.BY_ID.get(name)
        if option is None:
            strangers.append(name)
            continue
        try:
            values[name] = option.checked(read(option, value))
        except ValueRefused as refused:
            problems.append(f"{refused} The value in {origin} is not used.")
    problems += _about(strangers, origin)
    return values


def _about(strangers: list[str], origin: str) -> Iterator[str]:
    """Sentences about names that are no options; of their values nothing is said, one may be a secret."""
    secrets = [name for name in strangers if _SECRET.search(name)]
    if secrets:
        yield (
            f"{_listed(secrets)} in {origin} looks like a secret, which others can read there. "
            "It is not used: take it out, and have it replaced."
        )
    typos = [name for name in strangers if name not in secrets]
    if typos:
        yield f"{_listed(typos)} in {origin} is no setting of this version and is not used."


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:_MOST_NAMES])
    return f"{shown} …" if len(names) > _MOST_NAMES else shown


def _no_values(_key: str) -> Mapping[str, Any]:
    return {}


def _registry_values(key: str) -> Mapping[str, Any]:
    r"""Windows: the values below HKLM\`key`, where installer and group policy put them; elsewhere none."""
    values: dict[str, Any] = {}
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as handle:
                for index in range(winreg.QueryInfoKey(handle)[1]):
                    name, value, _kind = winreg.EnumValue(handle, index)
                    values[name] = value
        except OSError:
            values = {}
    return values
