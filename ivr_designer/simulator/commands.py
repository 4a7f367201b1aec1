"""What `ivr-designer test` and `ivr-designer simulate` do, without files, options or printing."""

from dataclasses import dataclass
from typing import Any

from ivr_designer.domain.keypresses import vertex_key
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.coverage import Coverage, coverage
from ivr_designer.simulator.junit import junit_xml
from ivr_designer.simulator.machine import Effect, Happening, Timing
from ivr_designer.simulator.script import (
    WAITING,
    Played,
    ScriptRefused,
    ScriptResult,
    parse_steps,
    play,
    run_all,
    step_text,
)


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """All tests of one tree, with the coverage of its keys."""

    tree: IvrTree
    results: tuple[ScriptResult, ...]
    coverage: Coverage

    @property
    def passed(self) -> bool:
        """True if every test passed (also when there is none)."""
        return all(r.passed for r in self.results)

    def as_json(self) -> dict[str, Any]:
        """For `--json`: tests with result and call time, counts, and the keys no test takes."""
        missing = [self.tree.keypresses[k] for k in self.coverage.missing]
        return {
            "tests": [_test_json(r) for r in self.results],
            "counts": {
                "passed": sum(r.passed for r in self.results),
                "failed": sum(bool(r.failures) for r in self.results),
                "errors": sum(r.error is not None for r in self.results),
            },
            "coverage": {
                "share": round(self.coverage.share, 4),
                "missing": [{"node": k.node, "key": k.key.value} for k in missing],
            },
        }

    def as_junit(self) -> str:
        """For `--junit FILE`."""
        return junit_xml(self.tree.name or "ivr", self.results)

    def lines(self) -> list[str]:
        """For a terminal: one line a test, its failures indented, then the sum."""
        said: list[str] = []
        for result in self.results:
            said.append(f"{'ok  ' if result.passed else 'FAIL'}  {result.name}")
            said += [f"      {problem}" for problem in _problems(result)]
        good = sum(r.passed for r in self.results)
        share = round(100 * self.coverage.share)
        said.append(f"{good} of {len(self.results)} tests passed; {share} % of the keys are tested.")
        return said


def run_tests(tree: IvrTree, timing: Timing) -> ScriptRun:
    """Run every recorded call of a tree."""
    results = run_all(tree, timing)
    return ScriptRun(tree, tuple(results), coverage(tree, results))


def _problems(result: ScriptResult) -> list[str]:
    found = [str(f) for f in result.failures]
    return found if result.error is None else [str(result.error), *found]


def _test_json(result: ScriptResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "passed": result.passed,
        "problems": _problems(result),
        "seconds": None if result.played is None else round(result.played.call.at_s, 3),
    }


@dataclass(frozen=True, slots=True)
class Simulation:
    """One call played from keys on the command line."""

    tree: IvrTree
    steps: tuple[Key, ...]
    played: Played

    @property
    def action(self) -> str:
        """How it ended, as a test's `expect.action` spells it; also "lost" and "undefined"."""
        end = self.played.call.end
        return WAITING if end is None else end.value

    def as_json(self) -> dict[str, Any]:
        """For `--json`: where the call ended, when, and everything that happened on the way."""
        call = self.played.call
        return {
            "steps": [step_text(k) for k in self.steps],
            "unused_steps": self.played.unused_steps,
            "action": self.action,
            "node": call.node,
            "destination": None if call.destination is None else call.destination.value,
            "seconds": round(call.at_s, 3),
            "path": [e.node for e in self.played.effects if e.what is Happening.ENTERED],
            "events": [_effect_json(e) for e in self.played.effects],
        }

    def lines(self) -> list[str]:
        """For a terminal: one line for each thing that happened."""
        return [self._line(e) for e in self.played.effects]

    def _line(self, effect: Effect) -> str:
        node = self.tree.nodes.get(effect.node)
        words = {
            Happening.ENTERED: f"“{node.name if node else effect.node}”",
            Happening.PLAYING: f"  plays its prompt ({effect.round})",
            Happening.WAITING: "  waits for a key",
            Happening.PRESSED: f"  caller presses {effect.key.face if effect.key else ''}",
            Happening.TOO_EARLY: f"  caller presses {effect.key.face if effect.key else ''} too early",
            Happening.WRONG_KEY: f"  caller presses {effect.key.face if effect.key else ''}, a wrong key",
            Happening.SILENCE: "  caller says nothing",
            Happening.ENDED: f"  the call ends: {effect.end}"
            + (f" {effect.destination.value}" if effect.destination and effect.destination.value else ""),
        }
        return f"{effect.at_s:7.1f} s  {words[effect.what]}"


def simulate(tree: IvrTree, timing: Timing, keys: str) -> Simulation:
    """Play the comma-separated `keys` ("1,no_input,#"; "" just listens).

    Raises ScriptRefused for something that is no key, LookupError for a tree without an entry node.
    """
    steps = parse_steps([part.strip() for part in keys.split(",")] if keys.strip() else [])
    return Simulation(tree, steps, play(tree, timing, steps))


def _effect_json(effect: Effect) -> dict[str, Any]:
    found: dict[str, Any] = {"what": effect.what.value, "at_s": round(effect.at_s, 3), "node": effect.node}
    if effect.key is not None:
        found["key"] = effect.key.value
    if effect.end is not None:
        found["end"] = effect.end.value
    if effect.destination is not None:
        found["destination"] = vertex_key(effect.destination)
    return found


__all__ = ["ScriptRefused", "ScriptRun", "Simulation", "run_tests", "simulate"]
