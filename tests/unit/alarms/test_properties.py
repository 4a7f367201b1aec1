import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SLOW_S = 0.25  # more than what Hypothesis allows an example by itself


def slowly(value):
    time.sleep(SLOW_S)
    return value


@settings(max_examples=2)
@given(st.booleans())
def test_an_example_may_take_its_time(value):
    slowly(value)


@settings(max_examples=5)
@given(st.integers(0, 3).map(slowly))
def test_so_may_the_making_of_one(value):
    assert value in range(4)


def test_settings_of_a_test_build_on_the_profile():
    assert settings.default.deadline is None
    assert settings(max_examples=3).deadline is None
    assert HealthCheck.too_slow in settings(max_examples=3).suppress_health_check
    assert HealthCheck.filter_too_much not in settings.default.suppress_health_check
