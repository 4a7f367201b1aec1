"""How large an edit is, before it is done: about as many items as it names, as storing it costs."""

from ivr_designer.domain.bulk_edits import AddMany, RemoveMany
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import Batch, MoveBoxes, RemoveNode, ReplaceTree
from ivr_designer.domain.tree import IvrTree


def size_of(edit: Edit, tree: IvrTree) -> int:
    """Nodes, keypresses and places that `edit` touches in `tree`. For an edit of another kind its own `size`,
    and 1 if it has none, as one that is worked out when it is done.
    """
    match edit:
        case Batch(edits=edits):
            return sum(size_of(each, tree) for each in edits)
        case AddMany(nodes=nodes, keypresses=keypresses):
            return len(nodes) + len(keypresses)
        case RemoveMany(nodes=nodes, keypresses=keypresses):
            return len(nodes) + len(keypresses) + sum(map(tree.degree, nodes))
        case RemoveNode(node=node):
            return 1 + tree.degree(node)
        case MoveBoxes(positions=positions):
            return len(positions)
        case ReplaceTree(content=content):
            return max(
                len(content.nodes) + len(content.keypresses) + len(content.positions),
                len(tree.nodes) + len(tree.keypresses) + len(tree.positions),
            )
    return int(getattr(edit, "size", 1))
