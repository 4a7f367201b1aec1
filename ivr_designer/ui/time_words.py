"""Times of a call in words. No widgets."""

from typing import TYPE_CHECKING

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.domain.tree import IvrTree
    from ivr_designer.ui.inspection import TimeSheet
    from ivr_designer.validation.settings import RuleSettings
    from ivr_designer.validation.timemap import Times


def seconds(value: float) -> str:
    """A length of time: 7 s, 2 min 5 s."""
    whole = round(value)
    if whole < 120:
        return tr("{n} s").format(n=whole)
    return tr("{m} min {n} s").format(m=whole // 60, n=whole % 60)


def spread(times: "Times") -> str:
    """All three times."""
    return tr("{typical} (best {best}, worst {worst})").format(
        typical=seconds(times.typical), best=seconds(times.best), worst=seconds(times.worst)
    )


def node_lines(tree: "IvrTree", node: NodeId, sheet: "TimeSheet | None", prompt_s: float, known: bool) -> str:
    """What callers live through at a node: how long the prompt is, when they come, how far a person is."""
    lines = [
        tr("The prompt takes about {time}.").format(time=seconds(prompt_s))
        if known
        else tr("Its length is not known; {time} are assumed.").format(time=seconds(prompt_s))
    ]
    if sheet is not None and tree.root is not None:
        at, left = sheet.nodes.get(node), sheet.to_person.get(node)
        if at is None:
            lines.append(tr("No caller gets here."))
        elif node != tree.root:
            lines.append(tr("Callers are here after {time}.").format(time=spread(at)))
        if left is not None:
            lines.append(tr("From here to a person: {time}.").format(time=seconds(left)))
        elif at is not None:
            lines.append(tr("No way leads from here to a person."))
    return "\n".join(lines)


def key_times(
    tree: "IvrTree", node: NodeId, sheet: "TimeSheet | None", settings: "RuleSettings"
) -> dict[KeypressId, str]:
    """When a typical caller has taken each key of a node, in words."""
    from ivr_designer.validation.context import NodeView
    from ivr_designer.validation.timemap import after

    at = sheet.nodes.get(node) if sheet is not None else None
    if at is None:
        return {}
    view = NodeView(tree, tree.nodes[node], settings)
    return {move.keypress: seconds(after(view, move, at).typical) for move in view.moves}
