"""Unused imports, variables and unreachable code, by vulture; arguments of interfaces and dunders may be."""

import ast
from pathlib import Path

import vulture

MIN_CONFIDENCE = 80  # percent; below it vulture guesses


def interface_lines(text: str) -> set[int]:
    """The lines of functions that only say what an implementation takes, and of double-underscore methods."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            is_dunder = node.name.startswith("__") and node.name.endswith("__")
            if is_dunder or all(is_empty(statement) for statement in node.body):
                lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def is_empty(statement: ast.stmt) -> bool:
    """Tell whether a statement is a docstring, an ellipsis or ``pass``."""
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def findings(root: Path, paths: list[str]) -> list[str]:
    """What is dead in ``paths`` below ``root``, one line each."""
    scanner = vulture.Vulture()
    scanner.scavenge([str(root / path) for path in paths])
    found = []
    for item in scanner.get_unused_code(min_confidence=MIN_CONFIDENCE):
        path = Path(item.filename)
        if item.typ == "variable" and item.first_lineno in interface_lines(path.read_text("utf-8")):
            continue
        found.append(f"{path.relative_to(root)}:{item.first_lineno}: {item.message}")
    return found
