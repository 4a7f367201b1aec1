"""What an import gave, in a form that is easily compared."""

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.wanted import queue_id_of, wanted_name
from ivr_designer.storage.importers.detect import read_foreign


def end_of(press):
    match press.action:
        case Action.NEXT_NODE:
            return press.next_node
        case Action.QUEUE:
            assert queue_id_of(press) is None, "which queue of the account is meant is asked"
            return f"queue {wanted_name(press.queue_id)}"
        case Action.PHONE:
            return f"phone {press.phone_number or ''}"
        case action:
            return action.name.lower()


def edges_of(content):
    """{node: {key: where it leads}}; a key bound twice fails."""
    found = {node: {} for node in content.nodes}
    for press in content.keypresses.values():
        assert press.key not in found[press.node]
        found[press.node][press.key.value] = end_of(press)
    return found


class Read:
    """The draft of a text, its books checked."""

    def __init__(self, text):
        draft = read_foreign(text.encode())
        self.report = draft.report
        self.nodes = draft.content.nodes
        self.root = draft.content.root
        self.name = draft.content.name
        self.edges = edges_of(draft.content)
        self.lost = {loss.place: str(loss.why) for loss in draft.report.losses}
        parts = [part for loss in draft.report.losses for part in loss.parts]
        assert draft.report.taken + len(parts) == draft.report.values, "something was dropped in silence"

    def keys(self, node):
        """The pressed keys of a node and where they lead."""
        return {k: v for k, v in self.edges[node].items() if not k.endswith("_KEY")}
