"""The size budget: modules and functions stay small enough to read in one go, and tests keep pace."""

import ast
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

MODULE_MAX = 500
MODULE_MEDIAN = 150
FUNCTION_MAX = 80
FUNCTION_USUAL = 40
FUNCTION_USUAL_SHARE = 0.95
TESTS_PER_LINE = 0.9


class Function(NamedTuple):
    """A function of a module, with its length in lines from ``def`` to the last line of its body."""

    path: Path
    name: str
    line: int
    length: int


def functions(path: Path, text: str) -> Iterator[Function]:
    """Every function and method in ``text``, nested ones counted apart and in their parents."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(path, node.name, node.lineno, length)


def findings(texts: dict[Path, str]) -> list[str]:
    """What breaks the budget in ``texts`` (path to source), one line each; empty when all is well."""
    found = list(module_findings(texts))
    found += function_findings(f for path, text in texts.items() for f in functions(path, text))
    return found


def code_lines(text: str) -> int:
    """Lines of ``text`` that are neither empty nor only a comment."""
    return sum(1 for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def test_share_findings(source: Iterable[str], tests: Iterable[str]) -> Iterator[str]:
    """Too few lines of ``tests`` for those of ``source``, counted in the same way."""
    there, tested = sum(map(code_lines, source)), sum(map(code_lines, tests))
    if tested < TESTS_PER_LINE * there:
        yield f"{tested} lines of tests for {there} of source, wanted at least {TESTS_PER_LINE:g} a line"


def module_findings(texts: dict[Path, str]) -> Iterator[str]:
    """Modules that are too long, and a median that is too high (empty modules do not pull it down)."""
    lengths = {path: len(text.splitlines()) for path, text in texts.items() if text.strip()}
    for path, length in lengths.items():
        if length > MODULE_MAX:
            yield f"{path}: {length} lines, at most {MODULE_MAX}"
    median = statistics.median(lengths.values()) if lengths else 0
    if median >= MODULE_MEDIAN:
        yield f"the median module has {median:.0f} lines, wanted under {MODULE_MEDIAN}"


def function_findings(found: Iterable[Function]) -> Iterator[str]:
    """Functions over the limit, and too large a share over the usual length."""
    every = list(found)
    for function in every:
        if function.length > FUNCTION_MAX:
            where = f"{function.path}:{function.line}: {function.name}"
            yield f"{where} has {function.length} lines, at most {FUNCTION_MAX}"
    longer = sorted((f for f in every if f.length > FUNCTION_USUAL), key=lambda f: -f.length)
    if every and len(longer) > (1 - FUNCTION_USUAL_SHARE) * len(every):
        share = 100 * len(longer) / len(every)
        yield f"{share:.1f} % of functions have over {FUNCTION_USUAL} lines; the longest:"
        yield from (f"  {f.path}:{f.line}: {f.name}, {f.length} lines" for f in longer[:10])
