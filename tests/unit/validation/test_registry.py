"""The register of rules is the whole catalogue."""

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.registry import define
from ivr_designer.validation.rules import RULES

CATALOGUE = {
    "S": 14, "L": 6, "T": 5, "M": 11, "P": 14, "K": 7, "D": 5, "C": 3,
}  # fmt: skip


def test_every_rule_of_the_catalogue_is_there() -> None:
    wanted = {f"{group}{number:02}" for group, count in CATALOGUE.items() for number in range(1, count + 1)}
    wanted |= {"R-BR1", "R-BR2", "R-ES1", "R-GH1", "R-EN1"}
    assert set(RULES) == wanted


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_explains_itself_and_looks(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert rule.id == rule_id
    assert str(rule.title)
    assert str(rule.why).endswith(".")
    checks = [
        *rule.node_checks,
        *rule.near_checks,
        *rule.depth_checks,
        *(check for check, _, _ in rule.tree_checks),
    ]
    assert checks
    assert all((check.__doc__ or "").startswith(f"{rule_id}:") for check in checks)
    assert (rule.severity is None) == rule_id.startswith("R-")


def test_an_id_is_used_once() -> None:
    with pytest.raises(AssertionError):
        define("S01", Severity.ERROR, phrase("Twice"), phrase("No."))
