"""FreeSWITCH ivr_menus XML."""

import re

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import BESIDES, STOP, VOICEMAIL, Flow, Step, Target, phone, queue
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu
from ivr_designer.storage.importers.xml_source import Element, parse_xml, root_of

KIND = "FreeSWITCH"
_NUMBER = re.compile(r"(?:^|/)\+?(\d{3,15})(?:@|$)")
_EXTENSION = phrase(
    "This is an extension of the other system; choose the queue or number that stands for it."
)
_RECORDING = phrase("Upload this recording, and choose it again.")


def read(data: bytes) -> Draft:
    """The menus as one draft; the first is the entry. Raises NotAMenu."""
    ledger = Ledger(parse_xml(data))
    root = root_of(ledger.top())
    menus = [root] if root.tag == "menu" else list(root.descendants("menu"))
    menus = [menu for menu in menus if menu.attr("name").peek()]
    if not menus:
        raise not_a_menu(phrase("The file holds no FreeSWITCH menu."))
    for wrapper in (root, *root.descendants("configuration", "section", "menus", "include")):
        wrapper.take()
    flow = Flow("", ledger)
    flow.start = menus[0].attr("name").peek()
    for menu in menus:
        _menu(flow, menu)
    return flow.draft(KIND)


def _menu(flow: Flow, menu: Element) -> None:
    name = menu.take().attr("name").take()
    step = flow.add(Step(name, name))
    greeting = menu.attr("greet-long") if menu.attr("greet-long").peek() else menu.attr("greet-short")
    step.prompt = _sound(greeting)
    wait = menu.attr("timeout").number()
    step.timeout_s = wait / 1000 if wait is not None else None
    tries = menu.attr("max-timeouts") if menu.attr("max-timeouts").peek() else menu.attr("max-failures")
    step.loops = int(tries.number() or 1)
    if menu.attr("digit-len").peek() == "1":
        menu.attr("digit-len").take()
    for entry in menu.children("entry"):
        _entry(flow, step, entry)
    step.on(Key.NO_INPUT, STOP)
    step.on(Key.NO_MATCH, step.id)


def _sound(item: Item) -> Prompt:
    text = item.take()
    if text.startswith("say:"):
        return TalkPrompt(text.removeprefix("say:").strip())
    if text.startswith("phrase:"):
        item.warn(phrase("These words stand in another file; write them here."))
        return TalkPrompt(text.removeprefix("phrase:"))
    if not text:
        return TalkPrompt("")
    item.warn(_RECORDING)
    return PlayPrompt(text.rpartition("/")[2])


def _entry(flow: Flow, step: Step, entry: Element) -> None:
    digits, action, param = entry.attr("digits"), entry.attr("action"), entry.attr("param")
    key = Key.parse(digits.peek())
    if key is None or any(bound is key for bound, _ in step.keys):
        entry.lose(
            phrase("Only single keys can lead on here, each once; patterns and longer numbers cannot.")
        )
        return
    found, target = _target(flow, step, action.peek(), param)
    if not found:
        entry.lose(phrase("Nothing here does what this key did."))
        return
    if step.bind(digits, target):
        entry.take()
        action.take()


def _target(flow: Flow, step: Step, action: str, param: Item) -> tuple[bool, Target]:
    """(whether there is an equal, where the key leads)."""
    match action:
        case "menu-sub":
            return True, param.take()
        case "menu-top":
            return True, flow.start
        case "menu-exit":
            return True, STOP
        case "menu-exec-app" | "menu-call-transfer":
            return _application(action, param)
        case "menu-play-sound":
            name = f"{step.id} {param.peek()}"
            return True, flow.add(Step(name, name, _sound(param), next=step.id)).id
        case _:
            return False, None


def _application(action: str, param: Item) -> tuple[bool, Target]:
    name, _, rest = param.peek().strip().partition(" ")
    if action == "menu-call-transfer":
        name, rest = "transfer", param.peek()
    match name:
        case "hangup" | "voicemail":
            param.take()
            if rest.strip():
                param.warn(BESIDES)
            return True, STOP if name == "hangup" else VOICEMAIL
        case "callcenter" | "fifo":
            param.take()
            param.warn(phrase("Choose the queue of this contact center that stands for it."))
            called = rest.split()[0].partition("@")[0] if rest.split() else ""
            if rest.strip() != called:
                param.warn(BESIDES)
            return True, queue(called)
        case "bridge" | "transfer":
            param.take()
            where = rest.split()[0] if rest.split() else ""
            number = _NUMBER.search(where)
            value = number[1] if number else where
            if len(value) < 7:
                param.warn(_EXTENSION)
            if rest.strip() != value:
                param.warn(BESIDES)
            return True, phone(value)
        case _:
            return False, None
