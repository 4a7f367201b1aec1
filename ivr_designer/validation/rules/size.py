"""M: how much a caller must hold in mind, and how long it takes."""

from collections.abc import Iterator

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.registry import define, each_node, each_node_and_depth, whole_tree
from ivr_designer.validation.rules.mending import options, set_node

define(
    "M01",
    Severity.INFO,
    phrase("Number of options"),
    phrase("Guidelines say four; experiments find one broad, clear menu better than a deep tree."),
    Severity.WARNING,
)
define(
    "M02",
    Severity.WARNING,
    phrase("Depth of menus"),
    phrase("With each further menu more callers get lost or give up."),
)
define(
    "M03",
    Severity.WARNING,
    phrase("A real choice"),
    phrase("One option is not a choice; say it, or go on without a key."),
)
define(
    "M04",
    Severity.WARNING,
    phrase("Quickly to the first option"),
    phrase("Callers came to get something done, and lose patience with a long greeting."),
)
define(
    "M05",
    Severity.WARNING,
    phrase("Length of a menu"),
    phrase("Nobody remembers the first option of a menu that goes on for long."),
    Severity.ERROR,
)
define(
    "M06",
    Severity.WARNING,
    phrase("Time to a person"),
    phrase("In some countries the law sets a limit, and everywhere patience does."),
    Severity.ERROR,
)
define(
    "M07",
    Severity.WARNING,
    phrase("Keys to a person"),
    phrase("A person should be offered by the third menu."),
)
define(
    "M08",
    Severity.INFO,
    phrase("Most used first"),
    phrase("Callers wait less when what most of them want is said first."),
)
define(
    "M09",
    Severity.WARNING,
    phrase("Silence before the prompt"),
    phrase("After three seconds of silence callers think that the line is broken."),
)
define(
    "M10",
    Severity.WARNING,
    phrase("Interrupting a long menu"),
    phrase("Regular callers know their key and should not have to listen to the end."),
)
define(
    "M11",
    Severity.WARNING,
    phrase("How often a prompt is played"),
    phrase("Less than once is no prompt, and more than three times is nagging."),
)


@each_node("M01")
def option_count(view: NodeView, context: Context) -> Iterator[Fault]:
    """M01: many options; 0, 9, * and # do not count."""
    count = len(options(view))
    if count > context.settings.limit("M01.options"):
        message = phrase("“{name}” offers {count} options.", name=view.name, count=count)
        yield Fault(message, (view.id,), high=count > context.settings.limit("M01.high"))


@each_node_and_depth("M02")
def menu_depth(view: NodeView, context: Context) -> Iterator[Fault]:
    """M02: a menu too many menus down; the entry is the first."""
    number = context.shape.depth.get(view.id, -1) + 1
    if number > context.settings.limit("M02.depth") and view.is_menu:
        message = phrase(
            "“{name}” is menu number {count} on the way from the entry.", name=view.name, count=number
        )
        yield Fault(message, (view.id,))


@each_node("M03")
def real_choice(view: NodeView, _: Context) -> Iterator[Fault]:
    """M03: exactly one digit to press."""
    digits = [k for key, k in view.pressed.items() if key.is_digit]
    if len(digits) == 1:
        words = digits[0].key.words
        message = phrase("“{name}” offers a single option, key {key}.", name=view.name, key=words)
        yield Fault(message, (view.id,), (digits[0].id,))


@each_node("M04")
def first_option_comes_soon(view: NodeView, context: Context) -> Iterator[Fault]:
    """M04: silence and greeting before the first option are long."""
    first = view.pace.first_option_s
    if first is not None and first > context.settings.limit("M04.seconds"):
        end = view.reading.mentions[0].option_span[0]
        message = phrase(
            "In “{name}” the first option comes after {seconds} s.", name=view.name, seconds=round(first)
        )
        yield Fault(message, (view.id,), span=(0, end))


@each_node("M05")
def menu_is_short(view: NodeView, context: Context) -> Iterator[Fault]:
    """M05: a menu whose prompt is long. A recording of unknown length finds nothing."""
    seconds = view.pace.prompt_s
    if view.is_menu and view.pace.known and seconds > context.settings.limit("M05.seconds"):
        message = phrase("The prompt of “{name}” takes {seconds} s.", name=view.name, seconds=round(seconds))
        yield Fault(message, (view.id,), high=seconds > context.settings.limit("M05.high"))


@whole_tree("M06")
def person_is_near(context: Context) -> Iterator[Fault]:
    """M06: a listening caller needs long to get to a person."""
    seconds = context.times.person_s
    if seconds is None or context.shape.root is None:
        return
    if seconds > context.settings.limit("M06.seconds"):
        message = phrase("It takes {seconds} s to get to a person.", seconds=round(seconds))
        high = seconds > context.settings.limit("M06.high")
        yield Fault(message, (context.shape.root,), high=high)


@whole_tree("M07", prompts=False)
def few_keys_to_person(context: Context) -> Iterator[Fault]:
    """M07: many keys until a person."""
    count = context.times.fewest_keys
    if count is not None and context.shape.root is not None and count > context.settings.limit("M07.keys"):
        yield Fault(phrase("It takes {count} keys to get to a person.", count=count), (context.shape.root,))


@each_node("M08")
def most_used_first(view: NodeView, context: Context) -> Iterator[Fault]:
    """M08: putting the most used options first would save time. Needs counts of presses."""
    heard = view.pace.heard
    spoken = [k for k in view.pressed if k in heard]
    counts = {k: context.facts.presses.get((view.id, k), 0) for k in spoken}
    total = sum(counts.values())
    if total <= 0 or len(spoken) < 2:
        return
    now = sum(heard[k] * counts[k] for k in spoken) / total
    best = _reordered_s(view, counts) / total
    if now > 0 and (now - best) / now > context.settings.limit("M08.gain"):
        message = phrase(
            "With the most used options first, callers of “{name}” would wait {seconds} s less.",
            name=view.name,
            seconds=round(now - best, 1),
        )
        yield Fault(message, (view.id,))


def _reordered_s(view: NodeView, counts: dict[Key, int]) -> float:
    """Sum over presses of the time heard, with options said in falling order of use."""
    heard = view.pace.heard
    ordered = sorted(counts, key=lambda k: heard[k])
    start = view.pace.first_option_s or 0.0
    lengths: dict[Key, float] = {}
    for key in ordered:
        lengths[key] = heard[key] - start
        start = heard[key]
    at = view.pace.first_option_s or 0.0
    total = 0.0
    # More presses per second of speech first: that order makes the sum smallest.
    for key in sorted(counts, key=lambda k: -counts[k] / max(lengths[k], 0.01)):
        at += lengths[key]
        total += at * counts[key]
    return total


@each_node("M09")
def silence_is_short(view: NodeView, context: Context) -> Iterator[Fault]:
    """M09: a long silence before the prompt."""
    limit = context.settings.limit("M09.ms")
    if view.node.delay_ms > limit:
        message = phrase(
            "“{name}” is silent for {seconds} s before it speaks.",
            name=view.name,
            seconds=round(view.node.delay_ms / 1000, 1),
        )
        yield Fault(message, (view.id,), fix=set_node(view, delay_ms=int(limit)))


@each_node("M10")
def long_menu_can_be_interrupted(view: NodeView, context: Context) -> Iterator[Fault]:
    """M10: a long menu that does not let callers press early."""
    if view.node.barge_in or not view.is_menu or not view.pace.known:
        return
    if view.pace.prompt_s > context.settings.limit("M10.seconds"):
        message = phrase(
            "“{name}” speaks for {seconds} s and does not let callers press a key meanwhile.",
            name=view.name,
            seconds=round(view.pace.prompt_s),
        )
        yield Fault(message, (view.id,), fix=set_node(view, barge_in=True))


@each_node("M11")
def plays_are_few(view: NodeView, context: Context) -> Iterator[Fault]:
    """M11: the prompt is played less than once or too often."""
    limit = max(1, int(context.settings.limit("M11.max")))
    count = view.node.loop_count
    if not 1 <= count <= limit and not view.node.is_read_only:
        message = phrase("“{name}” plays its prompt {count} times.", name=view.name, count=count)
        yield Fault(message, (view.id,), fix=set_node(view, loop_count=1 if count < 1 else limit))
