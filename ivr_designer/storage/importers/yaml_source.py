"""YAML from others: only plain values, no references, no tags, limits on size and depth."""

import re
from typing import Any

import yaml

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.report import not_a_menu

MAX_DEPTH = 64
MAX_EVENTS = 300_000
# Placeholders of a template stand where YAML would see the start of a mapping.
_MARK = re.compile(r"\{\{([^{}\n]*)\}\}")
_OPEN, _CLOSE = "\u27e6", "\u27e7"
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse_yaml(data: bytes) -> Any:
    """The document, all values as text. Raises NotAMenu for broken or hostile YAML."""
    try:
        text = _MARK.sub(rf"{_OPEN}\1{_CLOSE}", data.decode("utf-8-sig"))
        _check(text)
        return _restored(yaml.load(text, Loader=_Loader))  # noqa: S506 - a loader that makes text only
    except UnicodeDecodeError as error:
        raise not_a_menu(phrase("The file is not UTF-8 text.")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise not_a_menu(phrase("The file is broken YAML (line {line}).", line=str(line))) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise not_a_menu(phrase("The file is broken YAML.")) from error


def _check(text: str) -> None:
    """Look at the events before anything is built: a few lines of references can unfold to gigabytes."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.AliasEvent):
            raise not_a_menu(phrase("The file uses references, which are not accepted."))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or count > MAX_EVENTS:
            raise not_a_menu(phrase("The file is nested too deeply or holds too many values."))


def _restored(value: Any) -> Any:
    """The document with placeholders as they were written."""
    if isinstance(value, dict):
        return {_restored(key): _restored(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_restored(below) for below in value]
    if isinstance(value, str):
        return value.replace(_OPEN, "{{").replace(_CLOSE, "}}")
    return value
