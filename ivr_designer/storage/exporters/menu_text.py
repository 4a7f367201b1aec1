"""Our phone menu in text: for a web site, and for callers who cannot hear it."""

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt, words_of
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.storage.exporters.words import Words

_INDENT = "   "
_KEY_WORDS = {Key.STAR: "star (*)", Key.HASH: "hash (#)"}


def write(source: ExportSource) -> str:
    """The menu as callers meet it, each node once, below the key that first leads there."""
    say, tree = source.speech, source.tree
    lines = [source.text(tree.name), "=" * min(72, max(3, len(tree.name))), ""]
    if source.numbers:
        lines += [f"{say('Numbers')}: {', '.join(source.phone(n) for n in source.numbers)}", ""]
    root = tree.nodes.get(tree.root) if tree.root else None
    if root is None:
        return "\n".join([*lines, say("this choice does not work at the moment"), ""])
    lines.append(say("When you call, you hear:"))
    lines += _Walk(source, say).node(root)
    return "\n".join([*lines, ""])


class _Walk:
    """Goes through the tree depth first, without recursion, in menu order."""

    def __init__(self, source: ExportSource, say: Words) -> None:
        self.source = source
        self.say = say
        self.told: set[NodeId] = set()

    def node(self, root: Node) -> list[str]:
        lines: list[str] = [f"“{self._heard(root)}”", ""]
        self.told.add(root.id)
        path = {root.id: 0}
        stack = [(root.id, iter(self.source.tree.keypresses_of(root.id)))]
        while stack:
            at, presses = stack[-1]
            press = next(presses, None)
            if press is None:
                stack.pop()
                del path[at]
                continue
            indent = _INDENT * (len(stack) - 1)
            target = self.source.tree.target(press)
            lines.append(f"{indent}{self._key(press.key)}: {self._outcome(press, at, path)}")
            if not isinstance(target, Destination) and target not in self.told:
                self.told.add(target)
                path[target] = len(stack)
                lines.append(f"{indent}{_INDENT}“{self._heard(self.source.tree.nodes[target])}”")
                stack.append((target, iter(self.source.tree.keypresses_of(target))))
        return lines

    def _heard(self, node: Node) -> str:
        words = self.source.text(words_of(node)).strip()
        unspoken = "(no words)" if isinstance(node.prompt, TalkPrompt) else "(a recording)"
        return words or self.say(unspoken)

    def _key(self, key: Key) -> str:
        if key is Key.NO_INPUT:
            return self.say("If you press nothing")
        if key is Key.NO_MATCH:
            return self.say("If you press another key")
        return self.say("Press {key}", key=self.say(_KEY_WORDS.get(key, key.value)))

    def _outcome(self, press: Keypress, at: NodeId, path: dict[NodeId, int]) -> str:
        target = self.source.tree.target(press)
        if isinstance(target, Destination):
            return self._end(target)
        name = self.source.title(target)
        if target == at:
            return self.say("you hear this menu again")
        if target in path:
            return self.say("back to “{name}”", name=name)
        return self.say("see “{name}” above", name=name) if target in self.told else name

    def _end(self, target: Destination) -> str:
        say = self.say
        match target.kind:
            case DestinationKind.QUEUE:
                name = wanted_name(target.value) or self.source.queues.get(target.value)
                return (
                    say("we connect you to {name}", name=self.source.text(name))
                    if name
                    else say("we connect you to our staff")
                )
            case DestinationKind.PHONE:
                # The forwarding number is the firm's own business: it is not told to the public.
                return say("we connect you to another number")
            case DestinationKind.STOP:
                return say("the call ends")
            case DestinationKind.VOICEMAIL:
                return say("you can leave a message")
            case DestinationKind.SMS:
                return say("we send you a text message")
            case _:
                return say("this choice does not work at the moment")
