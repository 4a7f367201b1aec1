"""Where the published flows lie, if they do: beside the checkout, or where IVR_DESIGNER_FLOWS says."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[4]
KINDS = {".json", ".yaml", ".vxml"}


def published():
    """The files, by name; none where the folder is absent."""
    named = os.environ.get("IVR_DESIGNER_FLOWS")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "flows"
    return sorted(p for p in folder.glob("*/*") if p.suffix in KINDS) if folder.is_dir() else []
