"""Asking for the findings of one rule."""

from datetime import date

from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.validation.engine import validate
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.finding import Finding
from ivr_designer.validation.settings import RuleSettings

TODAY = date(2026, 6, 1)


def found(
    tree: IvrTree,
    rule: str,
    facts: AccountFacts | None = None,
    settings: RuleSettings | None = None,
    previous: TreeContent | None = None,
) -> list[Finding]:
    """What one rule finds."""
    every = validate(
        tree, facts or AccountFacts(), settings or RuleSettings(), previous=previous, today=TODAY
    )
    return [finding for finding in every if finding.rule == rule]


def said(tree: IvrTree, rule: str, **more: object) -> list[str]:
    """The messages of one rule."""
    return [str(finding.message) for finding in found(tree, rule, **more)]  # type: ignore[arg-type]


def mended(tree: IvrTree, rule: str, **more: object) -> list[str]:
    """Apply the fix of the rule's first finding, then say what the rule still finds; undoing must restore."""
    first = found(tree, rule, **more)[0]  # type: ignore[arg-type]
    assert first.fix is not None, f"{rule} offers no fix"
    assert str(first.fix.text)
    before = tree.content()
    inverse, change = first.fix.apply(tree)
    assert not change.is_empty
    left = said(tree, rule, **more)
    inverse.apply(tree)
    assert tree.content() == before
    return left
