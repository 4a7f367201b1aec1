"""The prompts of a tree as a table: what a voice talent has to say, and under which name to save it."""

import csv
import io
import re

from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, own_text
from ivr_designer.storage.exporters.keypress_csv import guarded
from ivr_designer.storage.exporters.source import ExportSource

COLUMNS = ("number", "node", "name", "mode", "text", "words", "file", "seconds", "voice", "speed", "note")
_UNSAFE = re.compile(r"[^\w-]+")


def write(source: ExportSource) -> bytes:
    """A CSV file with a byte order mark; one line a node, in the order of the tree."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for number, node in enumerate(source.tree.nodes.values(), start=1):
        table.writerow([guarded(cell) for cell in _row(source, number, node)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _row(source: ExportSource, number: int, node: Node) -> list[str]:
    prompt = node.prompt
    text, voice, speed, seconds = "", "", "", ""
    if isinstance(prompt, TalkPrompt):
        text, voice, speed = source.text(prompt.text), prompt.voice or "", str(prompt.speed)
        mode, file = "talk", f"{number:02d}-{_UNSAFE.sub('-', node.name).strip('-')[:40]}.wav"
    elif isinstance(prompt, PlayPrompt):
        mode, file, text = "play", prompt.file, source.text(own_text(node, SCRIPT))
        seconds = "" if prompt.duration_s is None else f"{prompt.duration_s:g}"
    else:
        mode, file = prompt.mode, ""
    said = [mode, text, str(len(text.split())), file, seconds, voice, speed]
    return [str(number), node.id, node.name, *said, source.text(node.note)]
