"""What this machine lacks of what a test looks at; the test is skipped then, and says why."""

import shutil

import pytest


def needs_program(name: str) -> pytest.MarkDecorator:
    """Skip where the program `name` is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")
