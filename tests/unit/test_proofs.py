"""What docs/reliability-proofs.md names as a proof is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_proof_that_is_named_exists():
    named = NAMED.findall((ROOT / "docs/reliability-proofs.md").read_text("utf-8"))
    assert len(named) > 40
    lost = [
        f"{file}::{name}" for file, name in named if f"def {name}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert lost == []
