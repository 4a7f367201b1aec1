"""Lints that no tool of the shelf has: how text reaches Qt, and what must not be in the repository."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
# Spelled in pieces, so that this file passes its own lint.
MACHINE_PATH = re.compile(r"(?<![\w.])/" + r"(?:root|work|home/\w+|Users/\w+)/")
URL_WITH_USER = re.compile(r"\bhttps?://[^/\s\"'<>@]*:[^/\s\"'<>@]*@")
WORDS = re.compile(r"[A-Za-z]{3,}")
PRODUCT = "IVR Designer"
"""The name is the same in every language."""
SHOWERS = frozenset(
    {
        "setText",
        "setToolTip",
        "setStatusTip",
        "setWhatsThis",
        "setWindowTitle",
        "setTitle",
        "setPlaceholderText",
        "setTabText",
        "setAccessibleName",
        "setAccessibleDescription",
        "setSuffix",
        "setPrefix",
        "addItem",
        "addTab",
        "plain_label",
        "describe",
        "QLabel",
        "QPushButton",
        "notice",
        "note",
        "refuse",
    }
)
"""What puts its only or last text on the screen."""
LOCK_SOURCE = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file:/")


def code_findings(path: Path, text: str) -> Iterator[str]:
    """What in one module breaks a rule of the screen, as ``path:line: sentence``."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            reason = call_reason(node)
            if reason:
                yield f"{path}:{node.lineno}: {reason}"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
            yield f"{path}:{node.lineno}: ~ of a flag of Qt is not the same on Windows; use ui.flags.without"


def call_reason(call: ast.Call) -> str | None:
    """Why this call is not wanted, or None."""
    if getattr(call.func, "id", "") == "QLabel" and (call.args or call.keywords):
        return "a QLabel made like this takes text for markup; use ui.widgets.basics.plain_label"
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[0] if call.args else None
    if name in ("tr", "translate") and any(isinstance(argument, ast.JoinedStr) for argument in call.args):
        return "an f-string cannot be translated; call .format() on what tr() returns"
    if name == "setHtml":
        return "texts of servers and files are shown as plain text; use setPlainText"
    if name == "setStyleSheet" and first is not None and has_colour(first):
        return "a colour by number ignores dark mode; take it from the palette or the theme"
    if name in SHOWERS and call.args and has_words(call.args[-1]):
        return "words on the screen go through tr()"
    return None


def has_words(node: ast.AST) -> bool:
    """Tell whether ``node`` is a literal, or an f-string, with a word in it."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return any(isinstance(text, str) and bool(WORDS.search(text.replace(PRODUCT, ""))) for text in texts)


def has_colour(node: ast.AST) -> bool:
    """Tell whether a string inside ``node`` holds a ``#rrggbb``."""
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and bool(COLOUR.search(part.value))
        for part in ast.walk(node)
    )


def text_findings(path: Path, text: str) -> Iterator[str]:
    """Lines of any file of the repository that name one machine, or carry a credential in a URL."""
    is_lock = path.suffix == ".lock"
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE_PATH.search(line):
            yield f"{path}:{number}: a path of one machine"
        if URL_WITH_USER.search(line):
            yield f"{path}:{number}: a URL with a password"
        if is_lock and LOCK_SOURCE.search(line):
            yield f"{path}:{number}: a lock file names packages, not where they come from"
