"""Ready trees to begin with: those that come with the program, and those the user keeps.

A template is an ordinary tree file that says in a field of its own what it is for.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import SUFFIX, is_device, read_tree, write_tree

FIELD = "template"
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Template:
    """A tree to begin with. `language` is that of its prompts ("vi", "en", or "" if not told)."""

    path: Path
    title: str
    about: str = ""
    language: str = ""
    own: bool = False

    def content(self) -> TreeContent:
        """The tree, without what makes it a template. Raises FileProblem."""
        found = read_tree(self.path).content
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


def keep_template(own: Path, content: TreeContent, title: str, about: str = "") -> Template:
    """Keep a tree among the user's templates; one of the same title stays beside it. Raises FileProblem."""
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, count = own / f"{_file_name(title)}{SUFFIX}", 2
    while path.exists():
        path, count = own / f"{_file_name(title)}-{count}{SUFFIX}", count + 1
    extra = {**content.extra, FIELD: {"title": title, "about": about}}
    write_tree(path, replace(content, name=content.name.strip() or title, extra=extra))
    return Template(path, title, about, own=True)


def _file_name(title: str) -> str:
    """A name that every file system takes."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("đ", "d"))
    name = _NAME.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:60] or "template"
    return f"template-{name}" if is_device(name) else name
