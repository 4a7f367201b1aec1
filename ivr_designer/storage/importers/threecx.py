"""3CX Call Flow Designer .flow files."""

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import STOP, Flow, Step, Target, phone, spoken
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, NotAMenu, not_a_menu
from ivr_designer.storage.importers.xml_source import Element, parse_xml, root_of

KIND = "3CX"
_KEYS = {f"Option{digit}": str(digit) for digit in range(10)} | {"OptionStar": "*", "OptionPound": "#"}
_SUFFIXES = {"*": "Star", "#": "Pound"}
_ELSE = "TimeoutOrInvalidOption"
_EXTENSION = phrase(
    "This is an extension of the other system; choose the queue or number that stands for it."
)
_PASSED = phrase("Callers do not notice this step; the call goes on after it.")
_ANSWER = phrase("Only single keys can be asked for here; what callers say or type is not kept.")


def read(data: bytes) -> Draft:
    """The main flow as a draft. Raises NotAMenu."""
    ledger = Ledger(parse_xml(data))
    root = root_of(ledger.top(), "File").take()
    main = next((e for e in root.descendants("MainFlow") if e.attr("Name").peek()), None)
    if main is None:
        raise not_a_menu(phrase("The file holds no 3CX call flow."))
    for wrapper in root.descendants("Flows", "MainFlow"):
        wrapper.take()
    for element in _every(root):
        for name in ("Name", "Description", "DebugModeActive"):
            element.attr(name).aside("names of components")
    flow = Flow("", ledger)
    flow.start = _Reader(flow).sequence(list(main.children()), STOP) or None  # type: ignore[assignment]
    return flow.draft(KIND)


def _every(root: Element) -> list[Element]:
    found = [root]
    for element in found:
        found.extend(element.children())
    return found


class _Reader:
    """Turns nested components into steps; what follows a component is known before it is read."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def sequence(self, components: list[Element], after: Target) -> Target:
        """The first thing that a list of components does; the last goes on at `after`."""
        for component in reversed(components):
            after = self.component(component, after)
        return after

    def component(self, component: Element, after: Target) -> Target:
        name = component.attr("Name").peek() or component.tag
        match component.tag:
            case "MenuComponent":
                return self.menu(component, name, after)
            case "PromptPlaybackComponent":
                component.take().attr("Name").take()
                step = self.flow.add(Step(name, name, _prompts(component.attr("PromptList")), next=after))
                return step.id
            case "TransferComponent":
                return self.transfer(component)
            case "DisconnectCallComponent":
                component.take()
                return STOP
            case "UserInputComponent" | "AuthenticationComponent" | "VoiceInputComponent":
                component.lose(_ANSWER)
                prompt = _prompts(component.attr("InitialPromptList"))
                return self.flow.add(Step(name, name, prompt, next=after)).id
            case _:
                component.lose(_PASSED)
                return after

    def transfer(self, component: Element) -> Target:
        item = component.take().attr("Destination")
        number = item.take().strip('" ')
        if len(number) < 7:
            item.warn(_EXTENSION)
        return phone(number)

    def menu(self, component: Element, name: str, after: Target) -> Target:
        component.take().attr("Name").take()
        step = self.flow.add(Step(name, name, _prompts(component.attr("InitialPromptList"))))
        step.timeout_s = component.attr("Timeout").number()
        step.loops = int(component.attr("MaxRetryCount").number() or 1)
        if component.attr("AllowDtmfInput").peek() == "True":
            component.attr("AllowDtmfInput").take()
        for branch in component.children("MenuComponentBranch"):
            self.branch(component, step, branch, after)
        for name_, item in component.item.fields():
            if name_.startswith("@IsValidOption_") and item.peek() == "False":
                item.take()  # a key that is not bound
        step.on(Key.NO_INPUT, after)
        step.on(Key.NO_MATCH, after)
        return step.id

    def branch(self, component: Element, step: Step, branch: Element, after: Target) -> None:
        option = branch.attr("Option")
        target = self.sequence(list(branch.children()), after)
        if option.peek() == _ELSE:
            branch.take()
            option.take()
            step.on(Key.NO_INPUT, target)
            step.on(Key.NO_MATCH, target)
            return
        key = _KEYS.get(option.peek())
        bound = {k for k, _ in step.keys}
        if key is None or Key(key) in bound:
            branch.lose(phrase("Callers can only press one key here, and this is none that is free."))
            return
        branch.take()
        option.take()
        step.keys.append((Key(key), target))
        valid = component.attr(f"IsValidOption_{_SUFFIXES.get(key, key)}")
        if valid.peek() == "True":
            valid.take()


def _prompts(item: Item) -> Prompt:
    """The prompts in a list that is XML in an attribute."""
    if not item.peek():
        return TalkPrompt("")
    try:
        top = root_of(Ledger(parse_xml(item.peek())).top())
    except NotAMenu:
        item.lose(phrase("The list of prompts cannot be read."))
        return TalkPrompt("")
    item.take()
    said: list[Prompt] = []
    for prompt in top.children("Prompt"):
        parts = {child.tag: "".join(p.peek() for p in child.parts() if isinstance(p, Item))
                 for child in prompt.children()}  # fmt: skip
        if file := parts.get("AudioFileName"):
            said.append(PlayPrompt(file))
            item.warn(phrase("Upload the recording {file}, and choose it again.", file=file))
        elif text := parts.get("Text"):
            said.append(TalkPrompt(text.strip('"')))
        else:
            item.warn(phrase("One prompt is put together when the call is made; write its words here."))
    return spoken(said)
