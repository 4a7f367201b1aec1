"""VoiceXML 2: menus and forms."""

import re

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import STOP, Flow, Step, Target, phone, spoken
from ivr_designer.storage.importers.ledger import Item, Ledger, small_number
from ivr_designer.storage.importers.report import Draft
from ivr_designer.storage.importers.xml_source import Element, parse_xml, root_of

KIND = "VoiceXML"
_BEFORE_SIGN = re.compile(r"\s+([,.;:!?])")
_ENDS = ("exit", "disconnect", "return")
_OUTSIDE = phrase("This leads to another document; import that one too, and join the trees.")
_ANSWER = phrase("Only single keys can be asked for here; what callers say or type is not kept.")


def read(data: bytes) -> Draft:
    """The document as a draft. Raises NotAMenu."""
    ledger = Ledger(parse_xml(data))
    top = root_of(ledger.top(), "vxml").take()
    flow = Flow("", ledger)
    dialogs = list(top.children("menu", "form"))
    names = [_id(dialog, index) for index, dialog in enumerate(dialogs)]
    flow.start = names[0] if names else None
    for dialog, name in zip(dialogs, names, strict=True):
        dialog.take()
        if dialog.tag == "menu":
            _menu(flow, dialog, name)
        else:
            _form(flow, dialog, name)
    return flow.draft(KIND)


def _id(dialog: Element, index: int) -> str:
    found = dialog.attr("id")
    return found.take() if found.peek() else f"{dialog.tag} {index + 1}"


def _menu(flow: Flow, menu: Element, name: str) -> None:
    step = flow.add(Step(name, name))
    step.prompt = _prompts([menu])
    for choice in menu.children("choice"):
        target = _target(choice, take=False)
        key = choice.attr("dtmf")
        if target is not None and key.peek() and step.bind(key, target):
            _target(choice)
            choice.take()
    _events(flow, menu, step)
    _timeout(menu, step)


def _form(flow: Flow, form: Element, name: str) -> None:
    """A form is done item by item, top to bottom; a step for each, the first under the form's own name."""
    items = list(form.children("block", "field", "transfer", "initial", "record", "menu"))
    names = [name if index == 0 else f"{name} {index + 1}" for index in range(len(items))]
    if not items:
        flow.add(Step(name, name, next=STOP))
    for index, (item, own) in enumerate(zip(items, names, strict=True)):
        after: Target = names[index + 1] if index + 1 < len(items) else STOP
        step = flow.add(Step(own, own))
        step.prompt = _prompts([item]) if _says_something(item) else None
        item.take()
        step.next = after
        if item.tag == "transfer":
            step.next = _transfer(item)
        elif item.tag == "block":
            step.next = _leaving(item) or after
        elif item.tag in {"field", "initial", "record"}:
            item.lose(_ANSWER)
            step.prompt = step.prompt or TalkPrompt("")
            step.on(Key.NO_MATCH, after)
            _events(flow, item, step)
            step.on(Key.NO_INPUT, after)


def _says_something(item: Element) -> bool:
    return any(True for _ in item.descendants("prompt", "audio")) or any(
        isinstance(part, Item) for part in item.parts()
    )


def _leaving(block: Element) -> Target:
    """Where a block's own goto, exit or disconnect leads."""
    for element in block.children("goto", *_ENDS):
        if element.tag in _ENDS:
            element.take()
            return STOP
        target = _target(element)
        if target is not None:
            element.take()
            return target
    return None


def _transfer(item: Element) -> Target:
    number = item.attr("dest")
    if not number.peek():
        item.lose(phrase("The number comes from data when the call is made; enter the one to call."))
        return phone("")
    return phone(number.take().removeprefix("tel:").partition("@")[0].removeprefix("sip:"))


def _target(element: Element, *, take: bool = True) -> Target:
    """The dialog an element leads to; another document's name stays as the name of a missing node."""
    link = element.attr("next")
    text = link.take() if take and link.peek() else link.peek()
    if not text:
        return None
    if take and not text.startswith("#"):
        link.warn(_OUTSIDE)
    if not text.startswith("#"):
        return text
    return text[1:] or None


def _events(flow: Flow, dialog: Element, step: Step) -> None:
    """What silence and a wrong key do: lead on, say something and lead on, or play the prompt again."""
    for tag, key in (("noinput", Key.NO_INPUT), ("nomatch", Key.NO_MATCH)):
        handlers = list(dialog.children(tag))
        for handler in handlers[1:]:
            handler.lose(phrase("Silence and wrong keys are not counted here; the first answer counts."))
        if not handlers:
            step.on(key, step.id if step.keys and step.next is None else None)
            continue
        handler = handlers[0].take()
        onward = _leaving(handler)
        again = handler.first("reprompt")
        if onward is None and again is not None:
            again.take()
        target: Target = onward if onward is not None else step.id
        if _says_something(handler):
            name = f"{step.id} {tag}"
            flow.add(Step(name, name, _prompts([handler]), next=target))
            target = name
        step.on(key, target)


def _timeout(dialog: Element, step: Step) -> None:
    for element in (*dialog.children("property"), *dialog.children("prompt")):
        setting = element.attr("value" if element.tag == "property" else "timeout")
        if element.tag == "property" and element.attr("name").peek() != "timeout":
            continue
        seconds = _seconds(setting.peek())
        if seconds is not None:
            step.timeout_s = seconds
            setting.take()
            if element.tag == "property":
                element.take().attr("name").take()


def _seconds(text: str) -> float | None:
    """The seconds of a time of VoiceXML, 5s or 500ms; None for anything else."""
    found = small_number(text.removesuffix("s").removesuffix("m")) if text.endswith("s") else None
    return found / 1000 if found is not None and text.endswith("ms") else found


_INSIDE = {
    "prompt",
    "emphasis",
    "prosody",
    "voice",
    "sentence",
    "s",
    "paragraph",
    "p",
    "say-as",
    "sub",
    "break",
}


def _prompts(elements: list[Element]) -> Prompt:
    """What is said in these elements, in order: words and recordings."""
    said: list[Prompt] = []
    waiting: list[Element | Item] = list(elements[::-1])
    first = set(map(id, elements))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Item):
            said.append(TalkPrompt(" ".join(part.take().split())))
        elif part.tag == "audio" and part.attr("src").peek():
            source = part.take().attr("src")
            source.warn(phrase("Upload this recording, and choose it again."))
            said.append(PlayPrompt(source.take().rpartition("/")[2]))
        elif id(part) in first or part.tag in _INSIDE:
            if id(part) not in first:
                part.take()
            waiting.extend(list(part.parts())[::-1])
    prompt = spoken(_joined(said))
    return TalkPrompt(_BEFORE_SIGN.sub(r"\1", prompt.text)) if isinstance(prompt, TalkPrompt) else prompt


def _joined(said: list[Prompt]) -> list[Prompt]:
    """Neighbouring texts as one."""
    result: list[Prompt] = []
    for one in said:
        if isinstance(one, TalkPrompt) and result and isinstance(result[-1], TalkPrompt):
            result[-1] = TalkPrompt(f"{result[-1].text} {one.text}")
        else:
            result.append(one)
    return result
