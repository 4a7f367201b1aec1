"""Keep resources/translations in step with the strings in the source.

    python -m tests.checks.translations            say what is missing, unfinished or stale
    python -m tests.checks.translations update     bring the .ts files up to date and compile them

Strings are the literals in `tr(...)`, `trn(one, many, ...)`, `mark(...)` and `phrase(...)`; all of them share
one context. The .ts files are Qt Linguist's, so a translator can work on them with that tool.
"""

import ast
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "ivr-designer"
LANGUAGES = ("vi",)
MARKERS = {"tr": 1, "trn": 2, "mark": 1, "phrase": 1}
"""Functions whose first arguments are translated, and how many of them."""


@dataclass
class Catalogue:
    """One language's translations: source text to translation ('' means unfinished)."""

    language: str
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """Literals of the source, and calls whose text no tool can read."""

    texts: dict[str, str]
    """Source text to 'file:line' of its first use."""
    unreadable: list[str]


def sources(root: Path) -> list[Path]:
    """The modules whose strings people may see."""
    return sorted((root / "ivr_designer").rglob("*.py"))


def extract(paths: Iterable[Path], root: Path) -> Found:
    """All marked literals in `paths`."""
    texts: dict[str, str] = {}
    unreadable: list[str] = []
    for path in paths:
        place = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in MARKERS:
                _collect(node, place, texts, unreadable)
    return Found(texts, unreadable)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _collect(call: ast.Call, place: str, texts: dict[str, str], unreadable: list[str]) -> None:
    for argument in call.args[: MARKERS[_name(call)]]:
        for leaf in _leaves(argument):
            if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                texts.setdefault(leaf.value, f"{place}:{leaf.lineno}")
            elif isinstance(leaf, ast.JoinedStr):
                unreadable.append(f"{place}:{leaf.lineno}: an f-string cannot be translated")


def _leaves(node: ast.expr) -> list[ast.expr]:
    """The alternatives of a conditional expression, or the expression itself."""
    return [*_leaves(node.body), *_leaves(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def read(path: Path, language: str) -> Catalogue:
    """The catalogue in a .ts file; empty when there is none yet."""
    catalogue = Catalogue(language)
    if path.exists():
        for message in ET.parse(path).getroot().iter("message"):
            source, target = message.findtext("source") or "", message.find("translation")
            finished = target is not None and target.get("type") is None
            catalogue.texts[source] = (target.text or "") if target is not None and finished else ""
    return catalogue


def merged(old: Catalogue, found: Found) -> Catalogue:
    """The catalogue with exactly the strings of the source; what was translated stays."""
    return Catalogue(old.language, {text: old.texts.get(text, "") for text in sorted(found.texts)})


def render(catalogue: Catalogue) -> str:
    """The text of a .ts file."""
    root = ET.Element("TS", version="2.1", language=catalogue.language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, target in catalogue.texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = target
        if not target:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def fields(text: str) -> list[str]:
    """Names of the `{fields}` in a template, sorted; ['?'] when it is no valid template."""
    try:
        return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})
    except ValueError:
        return ["?"]


def complaints(catalogue: Catalogue, found: Found) -> list[str]:
    """What keeps a language from being complete, a line each."""
    said = list(found.unreadable)
    for text, place in found.texts.items():
        target = catalogue.texts.get(text, "")
        if not target:
            said.append(f"{place}: no {catalogue.language} translation of {text!r}")
        elif fields(target) != fields(text):
            said.append(f"{place}: fields differ in the {catalogue.language} translation of {text!r}")
    stale = [text for text in catalogue.texts if text not in found.texts]
    said += [f"{catalogue.language}: {text!r} is not in the source any more" for text in stale]
    return said


def compile_to(ts: Path, qm: Path) -> None:
    """Turn a .ts file into the .qm that Qt loads. Raises CalledProcessError."""
    tool = Path(sys.executable).parent / (
        "pyside6-lrelease.exe" if sys.platform == "win32" else "pyside6-lrelease"
    )
    subprocess.run([str(tool), "-silent", str(ts), "-qm", str(qm)], check=True, capture_output=True)


def pairs() -> list[tuple[Path, Path]]:
    """Every .ts file with its .qm file: ours, and the Qt strings that Qt itself does not ship."""
    return [(ts, ts.with_suffix(".qm")) for ts in sorted(FOLDER.glob("*.ts"))]


def findings() -> list[str]:
    """Complaints over all languages, and .qm files that are not what their .ts files give."""
    found = extract(sources(ROOT), ROOT)
    said: list[str] = []
    for language in LANGUAGES:
        said += complaints(read(FOLDER / f"ivr_designer_{language}.ts", language), found)
    with tempfile.TemporaryDirectory() as folder:
        for ts, qm in pairs():
            fresh = Path(folder) / qm.name
            compile_to(ts, fresh)
            if not qm.exists() or fresh.read_bytes() != qm.read_bytes():
                said.append(
                    f"{qm.name} is older than {ts.name}; run python -m tests.checks.translations update"
                )
    return sorted(set(said))


def update() -> None:
    """Bring the .ts files in step with the source and compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = extract(sources(ROOT), ROOT)
    for language in LANGUAGES:
        path = FOLDER / f"ivr_designer_{language}.ts"
        path.write_text(render(merged(read(path, language), found)), encoding="utf-8")
    for ts, qm in pairs():
        compile_to(ts, qm)


def main() -> int:
    """See the module."""
    if sys.argv[1:] == ["update"]:
        update()
        return 0
    said = findings()
    print("\n".join(said) or "complete")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
