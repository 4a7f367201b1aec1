"""A property fails for what it finds, never because the machine is busy: no deadline, no limit of time.

The profile is in force before any test module is read, so `@settings(max_examples=...)` builds on it.
"""

from hypothesis import HealthCheck, settings


def pytest_configure():
    settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("calm")
