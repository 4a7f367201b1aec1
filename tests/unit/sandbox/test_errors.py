import pytest

from ivr_designer.sandbox.errors import CannotListen, DataFileBroken, SandboxError, UnknownSwitch
from ivr_designer.sandbox.faults import UnknownFault


@pytest.mark.parametrize("kind", [UnknownSwitch, DataFileBroken, CannotListen, UnknownFault])
def test_every_error_says_what_and_what_to_do(kind):
    error = kind("Port 80 is taken.", "Choose another port.")
    assert isinstance(error, SandboxError)
    assert (error.cause, error.advice) == ("Port 80 is taken.", "Choose another port.")
    assert str(error) == "Port 80 is taken. Choose another port."
