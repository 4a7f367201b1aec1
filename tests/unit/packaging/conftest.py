"""The recipes are no package of the program; they are found in packaging/."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "packaging"))
