"""Asterisk dialplan (extensions.conf): contexts that play something and wait for a key."""

import re
from dataclasses import dataclass, field

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import (
    BESIDES,
    STOP,
    VOICEMAIL,
    Flow,
    Step,
    Target,
    phone,
    queue,
    spoken,
)
from ivr_designer.storage.importers.ledger import Item, Ledger, small_number
from ivr_designer.storage.importers.report import Draft, not_a_menu

KIND = "Asterisk"
MAX_LINES = 200_000
_CONTEXT = re.compile(r"\[([\w.-]+)\]")
_EXTEN = re.compile(r"(exten|same)\s*=>?\s*(.*)", re.IGNORECASE)
_PRIORITY = re.compile(r"(\d+|n|hint)(?:\s*\+\s*\d+)?(?:\(([\w.-]+)\))?$", re.IGNORECASE)
_APP = re.compile(r"(\w+)\s*(?:\((.*)\))?\s*$", re.DOTALL)
_LINE = re.compile(r"[0-9]{1,9}")
_DEVICE = re.compile(r"(?:^|/)\+?(\d{3,15})(?:@|$|&)")
_SPECIAL = {"t": Key.NO_INPUT, "i": Key.NO_MATCH}
_PROMPTS = {"background", "playback", "backgroundDetect".lower()}
_WAITS = {"waitexten", "read"}
_QUIET = {"answer", "noop", "wait", "ringing", "progress", "verbose"}
_RECORDING = phrase("Upload this recording, and choose it again.")
_EXTENSION = phrase(
    "This is an extension of the other system; choose the queue or number that stands for it."
)
_ENDS = {"hangup", "congestion", "busy", "voicemail", "queue", "dial", "goto"}
_LONGER = phrase("Only single keys can lead on here; this is a longer number or a pattern.")
_AFTERWARDS = phrase("What is done when the call before it fails has no equal here.")
_PASSED = phrase("Callers do not notice this step; the call goes on after it.")


@dataclass(slots=True)
class _Line:
    """One priority of an extension: an application, its arguments, and the label it may have."""

    item: Item
    app: str
    args: str
    label: str = ""


@dataclass(slots=True)
class _Context:
    """A context: its extensions in order, each a list of lines."""

    item: Item
    extens: dict[str, list[_Line]] = field(default_factory=dict)


def read(data: bytes) -> Draft:
    """The dialplan as a draft; the first context that waits for a key is the entry. Raises NotAMenu."""
    text = data.decode("utf-8-sig", "replace")
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise not_a_menu(phrase("The file has more than {count} lines.", count=MAX_LINES))
    document = {f"line {n}": line for n, line in enumerate(lines, start=1) if _meaning(line)}
    ledger = Ledger(document)
    contexts = _contexts(ledger.top())
    reader = _Reader(Flow("", ledger), contexts)
    menus = [name for name, context in contexts.items() if _is_menu(context)]
    if not menus:
        raise not_a_menu(phrase("No context of this dialplan plays a prompt and waits for a key."))
    for name in contexts:
        reader.context(name)
    reader.flow.start = reader.entry(menus[0], "s")
    return reader.flow.draft(KIND)


def _meaning(line: str) -> str:
    """A line without comment and blanks; "" if nothing is left."""
    return re.split(r"(?<!\\);", line, maxsplit=1)[0].strip()


def _contexts(top: Item) -> dict[str, _Context]:
    contexts: dict[str, _Context] = {}
    now: _Context | None = None
    exten = ""
    for _, item in top.fields():
        text = _meaning(item.peek())
        if head := _CONTEXT.match(text):
            now = contexts.setdefault(head[1], _Context(item))
            if head[1] in {"general", "globals"}:
                now = None
            continue
        found = _EXTEN.match(text)
        if now is None or found is None:
            item.lose(phrase("Only contexts with extensions can be read; this line says something else."))
            continue
        exten = _add(now, item, found[1].lower(), found[2], exten)
    return contexts


def _add(context: _Context, item: Item, word: str, rest: str, last: str) -> str:
    """Enter one line; returns the extension it belongs to."""
    exten = last
    if word == "exten":
        exten, _, rest = rest.partition(",")
        exten = exten.strip()
    priority, _, call = rest.partition(",")
    kind, app = _PRIORITY.match(priority.strip()), _APP.match(call.strip())
    if not exten or kind is None or app is None or kind[1].lower() == "hint":
        item.lose(phrase("This line cannot be read as a step of a call."))
        return exten
    line = _Line(item.named(app[1]), app[1].lower(), app[2] or "", kind[2] or "")
    context.extens.setdefault(exten, []).append(line)
    return exten


def _is_menu(context: _Context) -> bool:
    return any(Key.parse(exten) and exten in "0123456789*#" for exten in context.extens) and any(
        line.app in _PROMPTS | _WAITS for lines in context.extens.values() for line in lines
    )


class _Reader:
    """Makes steps of lines; a step is named context, extension and line."""

    def __init__(self, flow: Flow, contexts: dict[str, _Context]) -> None:
        self.flow = flow
        self.contexts = contexts

    def entry(self, context: str, exten: str, at: int = 0) -> str:
        return context if (exten, at) == ("s", 0) else f"{context},{exten},{at + 1}"

    def context(self, name: str) -> None:
        context = self.contexts[name]
        menu = self.waiting_line(context)
        used = False
        for exten, lines in context.extens.items():
            key = Key.parse(exten)
            if exten != "s" and exten not in _SPECIAL and (key is None or not key.is_pressed):
                for line in lines:
                    line.item.lose(_LONGER)
                continue
            ended = False
            for at, line in enumerate(lines):
                if ended and not line.label:
                    line.item.lose(_AFTERWARDS)
                    continue
                after: Target = self.entry(name, exten, at + 1) if at + 1 < len(lines) else STOP
                used |= self.line(name, exten, at, line, after, menu)
                ended = line.app in _ENDS
        if used:
            context.item.take()

    def waiting_line(self, context: _Context) -> tuple[str, int] | None:
        """The line at which a context waits for its keys: the last prompt before the wait."""
        lines = context.extens.get("s", [])
        if not _is_menu(context):
            return None
        prompts = [n for n, line in enumerate(lines) if line.app.startswith("background")]
        waits = [n for n, line in enumerate(lines) if line.app in _WAITS]
        if prompts:
            return "s", prompts[-1]
        return ("s", waits[0]) if waits else None

    def line(
        self, name: str, exten: str, at: int, line: _Line, after: Target, menu: tuple[str, int] | None
    ) -> bool:
        """Make the step of one line; True if it is in the tree."""
        words = name if exten == "s" else f"{name} {exten}"
        step = self.flow.add(Step(self.entry(name, exten, at), words))
        step.next = after
        if menu == (exten, at):
            self.menu(name, step, line)
            return True
        if line.app in _PROMPTS:
            step.prompt = _sounds(line)
            return True
        end = self.end(name, line)
        if end is not None:
            step.next = end
            step.item = line.item
            line.item.take()
            return True
        if line.app not in _WAITS or menu is None:
            line.item.lose(_PASSED)
        else:
            wait = line.item
            wait.lose(phrase("How long to wait is part of the node with the prompt."))
        return False

    def menu(self, name: str, step: Step, line: _Line) -> None:
        context = self.contexts[name]
        step.prompt = _sounds(line) if line.app in _PROMPTS else spoken([])
        if line.app in _WAITS:
            line.item.take()
        for exten in context.extens:
            key = Key.parse(exten)
            if exten in _SPECIAL:
                step.on(_SPECIAL[exten], self.entry(name, exten))
            elif key is not None and key.is_pressed:
                step.keys.append((key, self.entry(name, exten)))
        for waiting in context.extens.get("s", []):
            if waiting.app == "waitexten":
                seconds = waiting.args.partition(",")[0].strip()
                wait = small_number(seconds)
                if wait is not None:
                    step.timeout_s = wait
                    waiting.item.take()
        step.on(Key.NO_INPUT, STOP)
        step.on(Key.NO_MATCH, step.id)

    def end(self, name: str, line: _Line) -> Target:
        """Where an application ends the step or sends the call; None if it does neither."""
        args = [part.strip() for part in line.args.split(",")]
        match line.app:
            case "hangup" | "congestion" | "busy":
                _besides(line, args[0])
                return STOP
            case "voicemail":
                _besides(line, args[0])
                return VOICEMAIL
            case "queue":
                _besides(line, *args[1:])
                line.item.warn(phrase("Choose the queue of this contact center that stands for it."))
                return queue(args[0])
            case "dial":
                number = _DEVICE.search(args[0])
                if number is None or len(number[1]) < 7:
                    line.item.warn(_EXTENSION)
                _besides(line, args[0].removesuffix(number[1]) if number else "", *args[1:])
                return phone(number[1] if number else args[0])
            case "goto":
                return self.goto(name, args, line)
            case _:
                return None

    def goto(self, name: str, args: list[str], line: _Line) -> Target:
        """The step a Goto leads to: a priority or label here, in another extension, or in another context."""
        where = [name, "s", *args[-1:]] if len(args) == 1 else [name, *args] if len(args) == 2 else args
        context, exten, priority = where[0], where[1], where[2]
        if len(args) == 1:
            exten = next((e for e, lines in self.contexts[name].extens.items() if line in lines), "s")
        lines = self.contexts[context].extens.get(exten, []) if context in self.contexts else []
        at = next((n for n, one in enumerate(lines) if priority and one.label == priority), None)
        if at is None and _LINE.fullmatch(priority):
            at = int(priority) - 1
        if at is None or not 0 <= at < len(lines):
            line.item.warn(phrase("This leads to something that is not in the file."))
        return self.entry(context, exten, at or 0)


def _besides(line: _Line, *unused: str) -> None:
    if any(unused):
        line.item.warn(BESIDES)


def _sounds(line: _Line) -> Prompt:
    line.item.take()
    line.item.warn(_RECORDING)
    named, _, options = line.args.partition(",")
    _besides(line, options.strip())
    files = [name.strip() for name in named.split("&") if name.strip()]
    return spoken([PlayPrompt(name) for name in files])
