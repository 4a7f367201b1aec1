"""The catalogue held to the rules: severity, steps and limits; and every rule, limit and message tried."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ivr_designer.config.paths import resource
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation import rules
from ivr_designer.validation.context import context_of
from ivr_designer.validation.engine import validate
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.profiles import load_profiles
from ivr_designer.validation.registry import RULES
from ivr_designer.validation.settings import LIMITS, RuleSettings
from tests.helpers.builders import tree
from tests.helpers.checks import TODAY, said
from tests.helpers.rule_cases import CASES, Case

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as the catalogue writes them

CATALOGUE: dict[str, tuple[Severity | None, Severity | None]] = {
    "S01": (E, None), "S02": (E, None), "S03": (W, None), "S04": (E, None), "S05": (E, None),
    "S06": (E, None),
    "S07": (E, None), "S08": (W, None), "S09": (E, None), "S10": (I, None), "S11": (W, None),
    "S12": (I, None),
    "S13": (E, None), "S14": (I, None),
    "L01": (E, None), "L02": (E, W), "L03": (E, None), "L04": (W, None), "L05": (W, None), "L06": (W, None),
    "T01": (W, None), "T02": (W, None), "T03": (W, None), "T04": (I, None), "T05": (I, None),
    "M01": (I, W), "M02": (W, None), "M03": (W, None), "M04": (W, None), "M05": (W, E), "M06": (W, E),
    "M07": (W, None), "M08": (I, None), "M09": (W, None), "M10": (W, None), "M11": (W, None),
    "P01": (E, None), "P02": (W, None), "P03": (W, None), "P04": (W, None), "P05": (W, None),
    "P06": (E, None),
    "P07": (I, None), "P08": (I, None), "P09": (W, None), "P10": (W, None), "P11": (W, None),
    "P12": (W, None),
    "P13": (I, None), "P14": (I, None),
    "K01": (W, None), "K02": (I, W), "K03": (W, None), "K04": (I, None), "K05": (I, None), "K06": (W, None),
    "K07": (I, None),
    "D01": (E, None), "D02": (W, None), "D03": (E, None), "D04": (W, None), "D05": (I, None),
    "R-BR1": (None, None), "R-BR2": (None, None), "R-ES1": (None, None), "R-GH1": (None, None),
    "R-EN1": (None, None),
    "C01": (W, None), "C02": (W, None), "C03": (W, None),
}  # fmt: skip
"""Rule to severity and that of its second step; rules of profiles are off without one."""

DEFAULTS = {
    "L05.min": 1, "L05.max": 3, "L06.steps": 8, "T03.min": 3, "T03.max": 10, "T05.timeout": 5,
    "T05.options": 5,
    "M01.options": 4, "M01.high": 7, "M02.depth": 3, "M04.seconds": 10, "M05.seconds": 20, "M05.high": 40,
    "M06.seconds": 60, "M06.high": 180, "M07.keys": 3, "M08.gain": 0.1, "M09.ms": 3000, "M10.seconds": 8,
    "M11.max": 3, "P09.overlap": 0.8, "P13.digits": 6, "C02.share": 0.3, "C03.share": 0.2,
    "R-ES1.seconds": 180,
}  # fmt: skip

WITHOUT_EDGE = {
    "L05.min": "nothing takes less than the 1 step of its default; see test_loops",
    "M08.gain": "a share of seconds: of 100 callers one fewer is just inside",
    "P09.overlap": "a share of words; see test_the_overlap_of_purposes_has_an_edge",
}
"""Limits whose edge is not tried by a case, and why."""

ON = RuleSettings(severities={rule: E for rule, (severity, _) in CATALOGUE.items() if severity is None})


def found(case: Case, checked: IvrTree, inside: bool = False, settings: RuleSettings = ON) -> list[Finding]:
    facts = case.facts_inside if inside and case.facts_inside is not None else case.facts
    every = validate(checked, facts, settings, previous=case.previous, today=TODAY)
    return [finding for finding in every if finding.rule == case.rule]


def test_the_rules_are_those_of_the_catalogue() -> None:
    assert {r.id: (r.severity, r.high) for r in RULES.values()} == CATALOGUE
    assert LIMITS == DEFAULTS
    assert all(name.partition(".")[0] in RULES for name in LIMITS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_a_rule_is_said_word_for_word(case: Case) -> None:
    broken = found(case, case.trees[0])
    assert tuple(str(f.message) for f in broken) == case.says
    severity, high = CATALOGUE[case.rule]
    assert {f.severity for f in broken} == {(high if case.high else severity) or E}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_just_inside_is_no_finding(case: Case) -> None:
    """Just inside: a few nodes and keys away, and exactly at the limit where there is one."""
    broken, inside = case.trees
    left = found(case, inside, inside=True)
    assert [f for f in left if not case.high or f.severity is CATALOGUE[case.rule][1]] == []
    assert len(list(differences(broken, inside))) <= case.steps
    if case.limit is not None:
        tighter = replace(ON, limits={case.limit: LIMITS[case.limit] + case.nudge})
        assert len(found(case, inside, True, tighter)) >= 1, f"{case.limit} is not reached"
        looser = replace(ON, limits={case.limit: 1e9 if case.nudge < 0 else 0})
        quiet = found(case, broken, settings=looser)
        assert [f for f in quiet if not case.high or f.severity is CATALOGUE[case.rule][1]] == []


def differences(one: IvrTree, two: IvrTree) -> Iterator[str]:
    """Ids of the nodes and keypresses that are not alike in both."""
    for before, after in ((one.nodes, two.nodes), (one.keypresses, two.keypresses)):
        yield from (key for key in {*before, *after} if before.get(key) != after.get(key))


def test_every_rule_step_and_limit_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(RULES)
    assert {case.rule for case in CASES if case.high} == {r.id for r in RULES.values() if r.high is not None}
    assert {case.limit for case in CASES if case.limit} == set(LIMITS) - set(WITHOUT_EDGE)


def test_every_check_finds_something_in_a_case() -> None:
    """A rule may be several functions; each must be what some case breaks."""
    idle = {check for rule in RULES.values() for check in checks_of(rule.id)}
    for case in CASES:
        context = context_of(case.trees[0], case.facts, ON, TODAY, case.previous)
        rule = RULES[case.rule]
        for whole in rule.tree_checks:
            if any(whole.check(context)):
                idle.discard(whole.check)
        for check in (*rule.node_checks, *rule.near_checks, *rule.depth_checks):
            if any(fault for view in context.views.values() for fault in check(view, context)):
                idle.discard(check)
    assert {check.__name__ for check in idle} == set()  # type: ignore[attr-defined]


def checks_of(rule_id: str) -> Iterator[object]:
    rule = RULES[rule_id]
    yield from (*rule.node_checks, *rule.near_checks, *rule.depth_checks)
    yield from (whole.check for whole in rule.tree_checks)


def test_every_message_in_the_source_is_said_by_a_case() -> None:
    every = {f.message.template for case in CASES for f in found(case, case.trees[0])}
    assert sentences() - every == set()


def sentences() -> set[str]:
    """The templates of whole sentences in functions of the rules' modules."""
    templates: set[str] = set()
    for name in rules.__all__:
        module = getattr(rules, name)
        if not inspect.ismodule(module):
            continue
        for function in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(function, ast.FunctionDef):
                templates.update(_phrases(function))
    return templates


def _phrases(function: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "phrase":
            text = ast.literal_eval(call.args[0])
            if text.endswith("."):
                yield text


def test_the_overlap_of_purposes_has_an_edge() -> None:
    """Four of five words alike are 0.8, which is still apart."""
    text = "For red fast big new, press 1. For red fast big new cars, press 2."
    apart = tree("a -1-> queue:A; a -2-> queue:B", a=text)
    assert said(apart, "P09") == []
    closer = RuleSettings(limits={"P09.overlap": 0.79})
    assert said(apart, "P09", settings=closer) == ["In “a” keys 1 and 2 sound the same."]


def test_profiles_turn_on_the_rules_of_the_catalogue() -> None:
    profiles = load_profiles(resource("profiles"))
    severities = {rule: s for p in profiles for rule, s in p.settings.severities.items() if rule[0] == "R"}
    assert severities == {"R-BR1": E, "R-BR2": E, "R-ES1": E, "R-GH1": E, "R-EN1": I}


FIXED_BY_A_NUMBER = ("T03", "T05", "M09", "M11")


@pytest.mark.parametrize("case", [c for c in CASES if c.rule in FIXED_BY_A_NUMBER], ids=str)
@pytest.mark.parametrize("limit", [0, 0.5, 2.5, 3, 7.5, 100])
def test_fixes_fit_whatever_limits_somebody_sets(case: Case, limit: float) -> None:
    """A limit between two seconds was rounded to the wrong side of it."""
    names = [name for name in LIMITS if name.startswith(case.rule) and name != "T05.options"]
    for name in names:
        odd = replace(ON, limits={name: limit})
        broken = case.trees[0]
        for finding in found(case, broken, settings=odd):
            if finding.fix is not None:
                finding.fix.apply(broken)
                assert found(case, broken, settings=odd) == []
                assert broken.nodes[finding.nodes[0]].loop_count >= 1 or case.rule != "M11"
