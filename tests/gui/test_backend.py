"""Everybody who plays the backend has all that the window asks for."""

import pytest

from ivr_designer.app.backend import AppBackend
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.backend import Backend, Step
from tests.helpers.backend import MemoryBackend

ASKED = [name for name in vars(Backend) if not name.startswith("_")]


@pytest.mark.parametrize("kind", [AppBackend, MemoryBackend])
@pytest.mark.parametrize("name", [n for n in ASKED if n not in {"profiles", "settings", "state"}])
def test_backends_are_complete(kind, name):
    assert hasattr(kind, name)


def test_a_step_is_a_value():
    assert Step(phrase("x"), True) == Step(phrase("x"), True, None, None)
