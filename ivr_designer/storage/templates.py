"""Ready trees to begin with: those that come with the program, and those the user keeps.

A template is an ordinary tree file that says in a field of its own what it is for.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.tree import TreeContent
from ivr_designer.domain.wanted import queue_id_of, wanted
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import SUFFIX, is_device, read_tree, write_tree

FIELD = "template"
NO_NAMES: Mapping[str, str] = {}
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Template:
    """A tree to begin with. `language` is that of its prompts ("vi", "en", or "" if not told)."""

    path: Path
    title: str
    about: str = ""
    language: str = ""
    own: bool = False

    def content(self, known: Collection[str] | None = None) -> TreeContent:
        """The tree, without what makes it a template. Raises FileProblem.

        `known` are the ids of the queues there are; of others the name is kept, if the template tells it.
        """
        found = read_tree(self.path).content
        said = found.extra.get(FIELD)
        names = said.get("queues") if isinstance(said, dict) else None
        if known is not None and isinstance(names, dict):
            keypresses = {k.id: _named(k, known, names) for k in found.keypresses.values()}
            found = replace(found, keypresses=keypresses)
        return replace(found, extra={k: v for k, v in found.extra.items() if k != FIELD})


def templates(folder: Path, own: Path | None = None) -> list[Template]:
    """The templates in `folder`, then those of the user in `own`, each by title. Broken ones are left out."""
    ours = sorted(_found(folder, own=False), key=lambda t: (t.language, t.path.name))
    theirs = sorted(_found(own, own=True), key=lambda t: (t.title.casefold(), t.path.name)) if own else []
    return [*ours, *theirs]


def _found(folder: Path, *, own: bool) -> Iterable[Template]:
    if not folder.is_dir():
        return
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            content = read_tree(path).content
        except FileProblem:
            continue
        said = content.extra.get(FIELD)
        facts = {k: v for k, v in said.items() if isinstance(v, str)} if isinstance(said, dict) else {}
        yield Template(
            path, facts.get("title") or content.name, facts.get("about", ""), facts.get("language", ""), own
        )


def _named(keypress: Keypress, known: Collection[str], names: Mapping[str, object]) -> Keypress:
    queue_id = queue_id_of(keypress)
    name = names.get(queue_id) if queue_id and queue_id not in known else None
    return replace(keypress, queue_id=wanted(name)) if isinstance(name, str) and name else keypress


def keep_template(
    own: Path, content: TreeContent, title: str, about: str = "", queues: Mapping[str, str] = NO_NAMES
) -> Template:
    """Keep a tree among the user's templates; one of the same title stays beside it. Raises FileProblem.

    `queues` are names by id, for accounts where these queues have other ids.
    """
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, count = own / f"{_file_name(title)}{SUFFIX}", 2
    while path.exists():
        path, count = own / f"{_file_name(title)}-{count}{SUFFIX}", count + 1
    used = dict.fromkeys(filter(None, map(queue_id_of, content.keypresses.values())))
    said: dict[str, object] = {"title": title, "about": about}
    if names := {queue_id: queues[queue_id] for queue_id in used if queue_id in queues}:
        said["queues"] = names
    extra = {**content.extra, FIELD: said}
    write_tree(path, replace(content, name=content.name.strip() or title, extra=extra))
    return Template(path, title, about, own=True)


def _file_name(title: str) -> str:
    """A name that every file system takes."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("đ", "d"))
    name = _NAME.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:60] or "template"
    return f"template-{name}" if is_device(name) else name
