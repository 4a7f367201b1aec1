"""For every rule: a tree that breaks it, what is said then word for word, and one that is just inside.

`CASES` is the table; the test of every rule holds it to the rules, so that a rule, a step, a limit or a
message without a case fails. Trees are written as in `builders.tree`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.validation.facts import AccountFacts, NumberFact
from ivr_designer.validation.text_form import mark_exported
from tests.helpers.builders import content_of, node, tree

TreeSource = str | Callable[[], IvrTree]


@dataclass(frozen=True)
class Case:
    """One way to break `rule`, and the like that is just right.

    `says` are the messages of the broken tree. The second tree differs in at most `steps` nodes and
    keys; where it does not differ, the facts do. With `limit`, the second lies exactly at that limit: one
    `nudge` further in, and it breaks too. `high`: the second, stricter step of the rule.
    """

    rule: str
    broken: TreeSource
    says: tuple[str, ...]
    inside: TreeSource
    facts: AccountFacts = field(default_factory=AccountFacts)
    facts_inside: AccountFacts | None = None
    previous: TreeContent | None = None
    limit: str | None = None
    nudge: float = -1
    high: bool = False
    steps: int = 2

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.limit, "high" if self.high else "", self.says[0][:30])))

    @property
    def trees(self) -> tuple[IvrTree, IvrTree]:
        """The broken one, and the one just inside, both made anew."""
        return _made(self.broken), _made(self.inside)


def _made(source: TreeSource) -> IvrTree:
    return tree(source) if isinstance(source, str) else source()


def _with(text: str, **fields: object) -> Callable[[], IvrTree]:
    """A tree whose node a has other settings."""
    return lambda: tree(text, node("a", **fields))


def _said(text: str, **prompts: str) -> Callable[[], IvrTree]:
    """A tree with prompts."""
    return lambda: tree(text, **prompts)


def _played(seconds: float | None, text: str = "a -1-> queue:Q", **fields: object) -> Callable[[], IvrTree]:
    """A tree whose node a plays a recording."""
    return _with(text, prompt=PlayPrompt("x.mp3", seconds), **fields)


def _spoken(text: str, voice: str | None, other: str | None = None) -> Callable[[], IvrTree]:
    """Three nodes with one text, of which the first is spoken by `voice` and the others by `other`."""
    voices = {"a": voice, "b": other, "c": other}
    nodes = [node(name, prompt=TalkPrompt(text, spoken)) for name, spoken in voices.items()]
    return lambda: tree("a -1-> b; a -2-> c; b -1-> stop; c -2-> stop", *nodes)


def _carrying(**fields: object) -> Callable[[], IvrTree]:
    """A tree whose key 1 is a phone number, or hangs up, with more fields."""

    def make() -> IvrTree:
        content = content_of("a -1-> phone:842838223344" if "from_number" in fields else "a -1-> stop")
        key = replace(content.keypresses[KeypressId("a.1")], **fields)  # type: ignore[arg-type]
        return IvrTree(TreeId("t"), replace(content, keypresses={key.id: key}))

    return make


def _options(count: int) -> str:
    return "; ".join(f"a -{k}-> queue:Q{k}" for k in range(1, count + 1))


def _exported() -> IvrTree:
    made = tree("a -1-> queue:Q")
    mark_exported(made).apply(made)
    return made


def _chain(length: int) -> str:
    return "; ".join(f"n{i} -1-> n{i + 1}" for i in range(length)) + f"; n{length} -1-> queue:Q"


_ACCOUNT = AccountFacts(queues=frozenset({"Q"}), recordings=frozenset({"x.mp3"}))
_OURS = AccountFacts(
    numbers=(NumberFact("84286000", True, "T"),), trees=frozenset({"T", "U"}), tree="T", queues=frozenset()
)
_TWO = "a -1-> queue:A; a -2-> queue:B"
_OLD = "; ".join(f"a -{k}-> queue:Q{k}" for k in "1234567890")
_VI, _EN = "Xin chào quý khách hàng.", "Welcome to our company, dear caller."


def _numbers(*numbers: NumberFact) -> AccountFacts:
    return replace(_OURS, numbers=numbers)


def _presses(one: int, two: int) -> AccountFacts:
    return AccountFacts(presses={(NodeId("a"), Key.ONE): one, (NodeId("a"), Key.TWO): two})


_STRUCTURE = (
    Case("S01", lambda: tree("a -1-> stop", root="b"), ("Calls begin at a node that is not in this tree.",),
         "a -1-> stop"),
    Case("S01", lambda: IvrTree(TreeId("t"), replace(content_of("a -1-> stop"), root=None)),
         ("The tree does not say at which node calls begin.",),
         "a -1-> stop"),
    Case("S01", "", ("The tree has no nodes yet.",), "a"),
    Case("S02", "a -1-> missing:gone", ("Key 1 of “a” leads to a node that is not in this tree.",),
         "a -1-> a"),
    Case("S03", "a -1-> stop; c -1-> stop", ("Callers cannot get to “c”.",), "a -1-> c; c -1-> stop"),
    Case("S04", "a -1-> b", ("“b” leads nowhere: it has no keys.",), "a -1-> b; b -none-> stop"),
    Case("S05", "a -1-> stop; a -1-> queue:Q", ("“a” uses key 1 twice.",), "a -1-> stop; a -2-> queue:Q"),
    Case("S06", "a -1-> queue:", ("Key 1 of “a” needs a queue.",), "a -1-> queue:Q"),
    Case("S06", "a -1-> queue:?Sales", ("Key 1 of “a” needs a queue for “Sales”.",), "a -1-> queue:Q",
         _ACCOUNT),
    Case("S06", "a -1-> phone:", ("Key 1 of “a” needs a phone number.",), "a -1-> phone:84912345678"),
    Case("S06", "a -1-> missing:", ("Key 1 of “a” needs a node to go to.",), "a -1-> a"),
    Case("S07", "a -1-> queue:R",
         ("Key 1 of “a” leads to queue R, which the contact center does not have.",), "a -1-> queue:Q",
         _ACCOUNT),
    Case("S07", _with("a -1-> stop", prompt=PlayPrompt("y.mp3")),
         ("“a” plays y.mp3, which was not uploaded to this contact center.",),
         _with("a -1-> stop", prompt=PlayPrompt("x.mp3")), _ACCOUNT),
    Case("S08", _carrying(queue_id="Q"), ("Key 1 of “a” still carries values of another action.",),
         "a -1-> stop"),
    Case("S09", "a -1-> voicemail",
         ("Key 1 of “a” leads to voicemail, which the service does not offer yet.",), "a -1-> stop"),
    Case("S09", "a -1-> sms:hi",
         ("Key 1 of “a” leads to a text message, which the service does not offer yet.",), "a -1-> stop"),
    Case("S10", _with("a -1-> stop", prompt=UnknownPrompt("vip")),
         ("“a” is of the kind “vip”, which is shown but never changed.",), "a -1-> stop"),
    Case("S11", _with("a -1-> b; b -1-> stop", name="b"), ("Two nodes are called “b”.",),
         _with("a -1-> b; b -1-> stop", name="b.")),
    Case("S11", _with("a -1-> stop", name=" "), ("A node has no name.",), _with("a -1-> stop", name=".")),
    Case("S12", "a -1-> stop", ("No phone number plays this tree.",), "a -1-> stop",
         _numbers(NumberFact("84286000", True, "U")), _OURS),
    Case("S13", "a -1-> stop", ("Number 84286000 should play a tree but names none.",), "a -1-> stop",
         _numbers(NumberFact("84286000", True, "")), _numbers(NumberFact("84286000", False, ""))),
    Case("S13", "a -1-> stop", ("Number 84286000 plays a tree that does not exist any more.",), "a -1-> stop",
         _numbers(NumberFact("84286000", True, "V")), _OURS),
    Case("S14", _said("a -1-> b; a -2-> c; b -1-> queue:Q; c -1-> queue:Q", b="Press 1.", c="Press 1."),
         ("“c” says and does the same as “b”.",),
         _said("a -1-> b; a -2-> c; b -1-> queue:Q; c -1-> queue:R", b="Press 1.", c="Press 1.")),
)  # fmt: skip

_LOOPS = (
    Case("L01", "a -1-> b; a -2-> queue:Q; b -1-> b", ("Callers who get to “b” can never leave.",),
         "a -1-> b; a -2-> queue:Q; b -1-> b; b -*-> a"),
    Case("L02", "a -1-> queue:Q; a -none-> a", ("A caller who says nothing at “a” goes round for ever.",),
         "a -1-> queue:Q; a -none-> queue:Q"),
    Case("L02", "a -none-> b; b -bad-> a; b -none-> stop; a -1-> queue:Q",
         ("A caller who keeps pressing wrong keys at “a → b” goes round for ever.",),
         "a -none-> b; b -bad-> stop; b -none-> stop; a -1-> queue:Q", high=True),
    Case("L03", "a -1-> b; a -2-> queue:Q; b -1-> stop", ("No way leads from “b” to a person.",),
         "a -1-> b; a -2-> queue:Q; b -1-> stop; b -*-> a"),
    Case("L04", "a -1-> queue:Q; a -none-> b; b -none-> stop",
         ("“b” hangs up on a caller who has not managed to press a key (“no input”).",),
         "a -1-> queue:Q; a -none-> queue:Q; b -none-> stop"),
    Case("L05", "a -none-> b; b -none-> c; c -none-> d; d -none-> queue:Q",
         ("From “a” it takes 4 × “no input” to get out; wanted are 1 to 3.",),
         "a -none-> b; b -none-> c; c -none-> queue:Q; d -none-> queue:Q", limit="L05.max"),
    Case("L06", _chain(9), ("“n9” is 9 steps from the start.",), f"{_chain(9)}; n0 -2-> n2",
         limit="L06.steps"),
)  # fmt: skip

_TIMEOUTS = (
    Case("T01", "a -1-> queue:Q", ("“a” does not say what happens when the caller presses nothing.",),
         "a -1-> queue:Q; a -none-> stop"),
    Case("T02", "a -1-> queue:Q", ("“a” does not say what happens after a wrong key.",),
         "a -1-> queue:Q; a -bad-> stop"),
    Case("T03", _with("a -1-> stop", keypress_timeout_s=2),
         ("“a” waits 2 s for a key; 3 to 10 s suit most callers.",),
         _with("a -1-> stop", keypress_timeout_s=3), limit="T03.min", nudge=1),
    Case("T03", _with("a -1-> stop", keypress_timeout_s=11),
         ("“a” waits 11 s for a key; 3 to 10 s suit most callers.",),
         _with("a -1-> stop", keypress_timeout_s=10), limit="T03.max"),
    Case("T04", "a -none-> stop; a -bad-> stop", ("“a” hangs up on silence and on a wrong key alike.",),
         "a -none-> stop; a -bad-> a"),
    Case("T05", _with(_options(6), keypress_timeout_s=4),
         ("“a” offers 6 options, waits only 4 s and does not repeat them.",),
         _with(_options(6), keypress_timeout_s=5), limit="T05.timeout", nudge=1),
    Case("T05", _with(_options(6), keypress_timeout_s=4),
         ("“a” offers 6 options, waits only 4 s and does not repeat them.",),
         _with(_options(5), keypress_timeout_s=4), limit="T05.options"),
)  # fmt: skip

_SIZE = (
    Case("M01", _options(5), ("“a” offers 5 options.",), f"{_options(4)}; a -9-> stop", limit="M01.options"),
    Case("M01", _options(8), ("“a” offers 8 options.",), _options(7), limit="M01.high", high=True),
    Case("M02", _chain(3).replace("-> queue", "-> stop; n3 -2-> queue"),
         ("“n3” is menu number 4 on the way from the entry.",),
         _chain(3).replace("n3 -1-> queue", "n3 -none-> stop; n3 -bad-> queue"), limit="M02.depth", steps=4),
    Case("M03", "a -1-> queue:Q", ("“a” offers a single option, key 1.",), "a -1-> queue:Q; a -0-> queue:R"),
    Case("M04", lambda: tree("a -1-> queue:Q", node("a", "For sales, press 1.", delay_ms=10_001)),
         ("In “a” the first option comes after 10 s.",),
         lambda: tree("a -1-> queue:Q", node("a", "For sales, press 1.", delay_ms=10_000)),
         limit="M04.seconds"),
    Case("M05", _played(20.1), ("The prompt of “a” takes 20 s.",), _played(20.0), limit="M05.seconds"),
    Case("M05", _played(40.1), ("The prompt of “a” takes 40 s.",), _played(40.0), limit="M05.high",
         high=True),
    Case("M06", _played(59.1), ("It takes 60 s to get to a person.",), _played(59.0), limit="M06.seconds"),
    Case("M06", _played(179.1), ("It takes 180 s to get to a person.",), _played(179.0), limit="M06.high",
         high=True),
    Case("M07", _chain(3), ("It takes 4 keys to get to a person.",),
         f"{_chain(3)}; n0 -2-> n1; n2 -2-> queue:Q",
         limit="M07.keys"),
    Case("M08", _said(_TWO, a="For sales, press 1. For service, press 2."),
         ("With the most used options first, callers of “a” would wait 0.4 s less.",),
         _said(_TWO, a="For sales, press 1. For service, press 2."), _presses(35, 65), _presses(36, 64)),
    Case("M09", _with("a -1-> stop", delay_ms=3001), ("“a” is silent for 3.0 s before it speaks.",),
         _with("a -1-> stop", delay_ms=3000), limit="M09.ms"),
    Case("M10", _played(8.1, barge_in=False),
         ("“a” speaks for 8 s and does not let callers press a key meanwhile.",),
         _played(8.0, barge_in=False), limit="M10.seconds"),
    Case("M11", _with("a -1-> stop", loop_count=4), ("“a” plays its prompt 4 times.",),
         _with("a -1-> stop", loop_count=3), limit="M11.max"),
    Case("M11", _with("a -1-> stop", loop_count=0), ("“a” plays its prompt 0 times.",),
         _with("a -1-> stop", loop_count=1)),
)  # fmt: skip


def _text(rule: str, text: str, says: tuple[str, ...], inside: str, **more: object) -> Case:
    return Case(rule, _said(_TWO, a=text), says, _said(_TWO, a=inside), **more)  # type: ignore[arg-type]


_PROMPTS = (
    _text("P01", "For sales, press 1. For service, press 3.",
          ("“a” tells callers to press 3, which does nothing here.",),
         "For sales, press 1. For service, press 2."),
    _text("P02", "Để mua, bấm phím 1.", ("“a” never tells callers about key 2.",),
          "Để mua, bấm phím 1. Để bán, bấm phím hai."),
    _text("P03", "Bấm 1 để mua.", ("“a” says key 1 before what it is for.",), "Để mua, bấm 1."),
    _text("P04", "Để bán, phím 2. Để mua, phím 1.", ("“a” names key 1 after key 2.",),
          "Để mua, phím 1. Để bán, phím 2."),
    Case("P05", "a -1-> queue:A; a -3-> queue:B", ("“a” leaves out key 2.",),
         "a -1-> queue:A; a -9-> queue:B"),
    _text("P06", " \n", ("“a” has nothing to say.",), " .\n"),
    _text("P06", "Chào {{x}}", ("“a” would read “{{x}}” aloud.",), "Chào {x y}"),
    Case("P06", _with(_TWO, prompt=PlayPrompt(" ")), ("“a” has no recording to play.",),
         _with(_TWO, prompt=PlayPrompt("x"))),
    _text("P07", "For sales, dial 1.", ("“a” says “dial”; “press” is usual.",), "For sales, press 1."),
    _text("P07", "We disconnect you.", ("“a” says “disconnect”; “end the call” is plainer.",),
          "We end the call."),
    _text("P08", "Your call is important to us.", ("“a” says “Your call is important to us.”.",),
          "Your call is recorded for us."),
    _text("P09", "For cars, press 1. For cars, press 2.", ("In “a” keys 1 and 2 sound the same.",),
          "For cars, press 1. For bikes, press 2."),
    _text("P10", "For yes, press 2. For no, press 1.",
          ("“a” asks for 2 where callers expect 1.", "“a” asks for 1 where callers expect 2."),
          "For yes, press 1. For no, press 2."),
    Case("P11", _spoken(_EN, "banmai", "en-US-X"),
         ("“a” is written in English and spoken by Ban Mai, a voice of another language.",
          "“a” is spoken by Ban Mai, most others by en-US-X."), _spoken(_EN, "en-US-X", "en-US-X")),
    Case("P11", _spoken(_VI, "leminh", "banmai"), ("“a” is spoken by Lê Minh, most others by Ban Mai.",),
         _spoken(_VI, "banmai", "banmai")),
    _text("P12", "For a car, press 1 for a bus, press 2.", ("“a” makes no pause between keys 1 and 2.",),
          "For a car, press 1. For a bus, press 2."),
    _text("P13", "Gọi 123456.", ("“a” contains a long number without spaces: “123456”.",), "Gọi 12345.",
          limit="P13.digits"),
    _text("P13", "Xem www.a.vn", ("“a” contains a web address: “www.a.vn”.",), "Xem www a vn"),
    _text("P13", "Gửi a@b.vn", ("“a” contains an e-mail address: “a@b.vn”.",), "Gửi a @ b vn"),
    _text("P13", "Chào 😀", ("“a” contains a picture: “😀”.",), "Chào :)"),
    _text("P13", "Gọi NGAY", ("“a” contains a word in capitals: “NGAY”.",), "Gọi NGA"),
    Case("P14", _said("a -1-> b; b -2-> queue:Q", a="For new cars, press 1.", b="For new cars, press 2."),
         ("“for new cars” is key 2 in “b” but key 1 in “a”.",),
         _said("a -1-> b; b -1-> queue:Q", a="For new cars, press 1.", b="For new cars, press 1."), steps=3),
    Case("P14", "a -1-> b; a -*-> queue:Q; b -*-> a",
         ("Key * means something else in “b” than in “a”.",), "a -1-> b; a -*-> a; b -*-> a"),
)  # fmt: skip

_HABITS = (
    Case("K01", "a -0-> b; b -1-> stop", ("Key 0 of “a” does not lead to a person or to help.",),
         "a -0-> b; b -1-> queue:Q"),
    Case("K02", "a -1-> b; a -0-> queue:Q; b -1-> stop", ("“b” does nothing when callers press 0.",),
         "a -1-> b; a -0-> queue:Q; b -1-> stop; b -0-> queue:Q"),
    Case("K02", "a -1-> stop", ("“a” does nothing when callers press 0.",), "a -1-> stop; a -0-> stop",
         high=True),
    Case("K03", "a -*-> queue:Q", ("Key * of “a” goes neither back nor repeats nor cancels.",),
         "a -*-> stop"),
    Case("K04", "a -#-> queue:Q", ("“a” uses # as an option.",), "a -#-> a"),
    Case("K05", "a -1-> b; a -9-> stop; b -9-> queue:Q", ("Key 9 ends the call in “a” but not in “b”.",),
         "a -1-> b; a -9-> stop; b -9-> stop"),
    Case("K06", "a -1-> b; b -1-> c; c -1-> queue:Q", ("“c” offers no way back.",),
         "a -1-> b; b -1-> c; c -1-> queue:Q; c -9-> b"),
    Case("K07", "a -1-> queue:Q", ("“a” is said once and no key repeats it.",), "a -1-> queue:Q; a -#-> a"),
)  # fmt: skip

_DESTINATIONS = (
    Case("D01", "a -1-> phone:0912345678",
         ("Key 1 of “a” forwards to 0912345678, which lacks the country code.",), "a -1-> phone:84912345678"),
    Case("D01", "a -1-> phone:123456", ("Key 1 of “a” forwards to “123456”, which is not a phone number.",),
         "a -1-> phone:1234567"),
    Case("D01", "a -1-> phone:1234567890123456",
         ("Key 1 of “a” forwards to “1234567890123456”, which is not a phone number.",),
         "a -1-> phone:123456789012345"),
    Case("D02", _carrying(from_number=""), ("Key 1 of “a” forwards without a number to show.",),
         _carrying(from_number=None)),
    Case("D02", _carrying(from_number="84287000"),
         ("Key 1 of “a” shows 84287000, which is not one of your numbers.",),
         _carrying(from_number="84286000"),
         _OURS),
    Case("D03", "a -1-> phone:84286000",
         ("Key 1 of “a” forwards to 84286000, which plays one of your own menus.",), "a -1-> phone:84286001",
         _OURS),
    Case("D04", "a -1-> phone:14155550100", ("Key 1 of “a” forwards to a number abroad: 14155550100.",),
         "a -1-> phone:84155550100"),
    Case("D04", "a -1-> phone:113", ("Key 1 of “a” forwards to an emergency number: 113.",),
         "a -1-> phone:118"),
    Case("D04", "a -1-> phone:841900561252", ("Key 1 of “a” forwards to a premium number: 841900561252.",),
         "a -1-> phone:841800561252"),
    Case("D05", "a -1-> queue:Q; a -2-> queue:Q", ("Keys 1 and 2 of “a” lead to the same place.",),
         "a -1-> queue:Q; a -none-> queue:Q"),
)  # fmt: skip

_NATIONAL = (
    Case("R-BR1", "a -1-> stop; a -none-> queue:Q", ("“a” does not offer a person.",), "a -1-> queue:Q"),
    Case("R-BR2", _said("a -1-> stop", a="Para cancelar, 1."), ("The first menu offers no way to complain.",),
         _said("a -1-> stop", a="Para cancelar, 1. Reclamação, 2.")),
    Case("R-BR2", _said("a -1-> stop", a="Reclamação, 2."), ("The first menu offers no way to cancel.",),
         _said("a -1-> stop", a="Para cancelar, 1. Reclamação, 2.")),
    Case("R-ES1", _played(179.6),
         ("A person answers after 181 s at the earliest; the profile allows 180 s.",),
         _played(179.0), limit="R-ES1.seconds"),
    Case("R-GH1", "a -0-> stop", ("“a” has no way to a person by 0.",), "a -0-> queue:Q"),
    Case("R-EN1", "a -1-> queue:Q", ("The text form of this menu was not exported since the last change.",),
         _exported),
)  # fmt: skip

_RISK = (
    Case("C01", "a -1-> queue:A; a -2-> queue:C", ("Key 2 of “a” means something else now.",), _TWO,
         previous=content_of(_TWO)),
    Case("C02", "; ".join(f"a -{k}-> queue:Q{q}" for k, q in zip("1234567890", "2341567890", strict=True)),
         ("4 of 10 digits have moved (40 %).",),
         "; ".join(f"a -{k}-> queue:Q{q}" for k, q in zip("1234567890", "2314567890", strict=True)),
         previous=content_of(_OLD), limit="C02.share", nudge=-0.01, steps=4),
    Case("C03", _played(11.1), ("A person is reached after 12 s; it was 10 s.",), _played(11.0),
         previous=_played(9.0)().content(), limit="C03.share", nudge=-0.01),
    Case("C03", "a -1-> stop", ("A person could be reached before, and cannot now.",), "a -1-> queue:Q",
         previous=content_of("a -1-> queue:Q")),
)  # fmt: skip

CASES = (
    *_STRUCTURE, *_LOOPS, *_TIMEOUTS, *_SIZE, *_PROMPTS, *_HABITS, *_DESTINATIONS, *_NATIONAL, *_RISK
)  # fmt: skip
