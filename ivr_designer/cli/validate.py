"""ivr-designer validate FILE [--json]."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivr_designer.cli.connection import Given, connection_options
from ivr_designer.cli.kept import user_settings
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, counted, say, say_json
from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import read_tree

if TYPE_CHECKING:
    from ivr_designer.storage.remote import RemoteIds
    from ivr_designer.validation.facts import AccountFacts
    from ivr_designer.validation.finding import Finding
    from ivr_designer.validation.settings import RuleSettings

_WORDS = {"E": "error", "W": "warning", "I": "note"}


@click.command("validate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--rules",
    "rules",
    multiple=True,
    metavar="ID|FILE",
    help="A profile by its id, or a TOML file of house rules. Several: a later one wins.",
)
@connection_options
def command(file: Path, as_json: bool, rules: tuple[str, ...], given: Given) -> int:
    """Check the tree in FILE; with a contact center named, also against its queues, numbers and recordings.

    Exit code 1 if there are errors or warnings; notes alone leave it 0.
    """
    from ivr_designer.validation.engine import Engine
    from ivr_designer.validation.facts import AccountFacts
    from ivr_designer.validation.finding import counts, worst_first

    read = read_tree(file)
    tree = IvrTree(TreeId("file"), read.content)
    facts = AccountFacts() if given.is_empty else _facts(given, read.remote)
    result = Engine(tree, facts, _settings(rules)).result
    findings = worst_first(result.findings)
    found = counts(findings)
    if as_json:
        say_json({"findings": [_record(tree, f) for f in findings], "counts": found})
    else:
        for finding in findings:
            say(_line(tree, finding))
        for sentence in result.unknown:
            say(sentence)
        say(_summary(found))
    return FINDINGS if found["E"] or found["W"] else FINE


def _settings(rules: tuple[str, ...]) -> RuleSettings:
    """The settings of profiles named by id or file, folded together, and the rate calibrated here."""
    from ivr_designer.validation.profiles import ProfileRefused, load_profile, load_profiles, settings_with
    from ivr_designer.validation.timing import kept_rate

    shipped = {p.id: p for p in load_profiles(resource("profiles"))}
    try:
        chosen = settings_with([shipped.get(r) or load_profile(Path(r)) for r in rules])
    except ProfileRefused as refused:
        raise Refusal(str(refused), "Correct the file of rules.") from refused
    except OSError as error:
        known = ", ".join(sorted(shipped))
        raise Refusal(
            f"{error.filename} is neither a profile nor a file of rules that can be read.",
            f"Profiles are: {known}.",
        ) from error
    return replace(chosen, speech=kept_rate(user_settings()))


def _facts(given: Given, remote: RemoteIds) -> AccountFacts:
    from ivr_designer.cli.surroundings import surroundings

    found = surroundings(given, remote)
    assert found is not None
    return found.facts()


def _record(tree: IvrTree, finding: Finding) -> dict[str, Any]:
    presses = [tree.keypresses[k] for k in finding.keypresses if k in tree.keypresses]
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": str(finding.message),
        "nodes": list(finding.nodes),
        "keypresses": [{"node": k.node, "key": k.key.value} for k in presses],
    }


def _line(tree: IvrTree, finding: Finding) -> str:
    where = ", ".join(n for n in finding.nodes if n in tree.nodes)
    place = f" ({where})" if where else ""
    return f"{_WORDS[finding.severity.value]} {finding.rule}{place}: {finding.message}"


def _summary(found: dict[str, int]) -> str:
    if not any(found.values()):
        return "Nothing to complain about."
    parts = [counted(n, _WORDS[s]) for s, n in found.items() if n]
    return ", ".join(parts) + "."
