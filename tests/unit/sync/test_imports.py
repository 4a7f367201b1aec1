"""Each module can be the first one that is imported: no ring of imports hides behind a lucky order."""

import subprocess
import sys
from pathlib import Path

import ivr_designer.sync

FOLDER = Path(ivr_designer.sync.__file__).parent
EACH_FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for known in [m for m in sys.modules if m.startswith("ivr_designer.sync")]:
        del sys.modules[known]
    try:
        importlib.import_module("ivr_designer.sync." + name)
    except ImportError as error:
        print(name, error)
"""


def test_each_module_can_come_first():
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    assert len(names) > 50
    done = subprocess.run(
        [sys.executable, "-c", EACH_FIRST, *names], capture_output=True, text=True, check=True, timeout=100
    )
    assert done.stdout == ""
