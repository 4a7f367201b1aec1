"""What is known of the account: the lists last read. None means never read, and unknown is not wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A phone number of the account. `tree` is the remote id of the tree it plays when `plays_tree`."""

    number: str
    plays_tree: bool = False
    tree: str | None = None


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """Lists of the contact center; each None when it was never read.

    `queues` are queue ids, `recordings` file names, `trees` remote tree ids, `tree` the remote id of the
    checked tree itself (None: not on a server). `presses` counts how often callers took a key of a node.
    """

    queues: frozenset[str] | None = None
    numbers: tuple[NumberFact, ...] | None = None
    recordings: frozenset[str] | None = None
    trees: frozenset[str] | None = None
    tree: str | None = None
    presses: Mapping[tuple[NodeId, Key], int] = field(default_factory=dict, hash=False)

    def owns(self, number: str | None) -> bool | None:
        """True if `number` is one of the account's, a '+' ignored; None when the numbers are unknown."""
        if self.numbers is None:
            return None
        return plain_number(number or "") in {plain_number(n.number) for n in self.numbers}


def plain_number(number: str) -> str:
    """A phone number without '+' and separators, for comparison only."""
    return "".join(c for c in number if c.isdigit())


def unknown_lists(tree: IvrTree, facts: AccountFacts) -> tuple[Phrase, ...]:
    """One sentence for each list that a check would have needed and that was never read."""
    said: list[Phrase] = []
    if facts.queues is None and _uses(tree, Action.QUEUE):
        said.append(phrase("The queues of the contact center are not known here, so no queue was checked."))
    if facts.recordings is None and any(isinstance(n.prompt, PlayPrompt) for n in tree.nodes.values()):
        said.append(phrase("The uploaded recordings are not known here, so no audio file was checked."))
    if facts.numbers is None and (facts.tree is not None or _uses(tree, Action.PHONE)):
        said.append(phrase("The numbers of the account are not known here, so none was checked."))
    return tuple(said)


def _uses(tree: IvrTree, action: Action) -> bool:
    return any(k.action is action for k in tree.keypresses.values())
