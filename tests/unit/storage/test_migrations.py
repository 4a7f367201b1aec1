import pytest

from ivr_designer.storage.errors import NewerFormat, NotATree
from ivr_designer.storage.migrations import MIGRATIONS, migrated
from ivr_designer.storage.schema import VERSION


def test_there_is_a_step_from_every_older_version():
    assert set(MIGRATIONS) == set(range(1, VERSION))


def test_the_current_version_is_left_alone():
    data = {"format": "ivr-tree", "version": 1, "x": [1]}
    assert migrated(data) == data


def test_one_point_zero_is_one():
    assert migrated({"format": "ivr-tree", "version": 1.0})["version"] == 1


def test_steps_run_in_order_and_do_not_touch_what_was_read():
    steps = {1: lambda d: {**d, "trail": [1]}, 2: lambda d: {**d, "trail": [*d["trail"], 2]}}
    old = {"format": "ivr-tree", "version": 1}
    assert migrated(old, steps, 3) == {"format": "ivr-tree", "version": 3, "trail": [1, 2]}
    assert migrated({**old, "version": 2, "trail": []}, steps, 3)["trail"] == [2]
    assert old == {"format": "ivr-tree", "version": 1}


@pytest.mark.parametrize("version", [2, 99, 10**12])
def test_the_future_is_refused_politely(version):
    with pytest.raises(NewerFormat) as caught:
        migrated({"format": "ivr-tree", "version": version})
    assert str(version) in str(caught.value.cause)
    assert "Update" in str(caught.value.advice)


@pytest.mark.parametrize("version", [None, "1", 0, -1, True, 1.5, [], {}])
def test_a_version_must_be_a_number(version):
    with pytest.raises(NotATree, match="version"):
        migrated({"format": "ivr-tree", "version": version})


@pytest.mark.parametrize("data", [{}, {"format": "other"}, {"format": None}, {"format": ["ivr-tree"]}])
def test_another_format_is_none_of_ours(data):
    with pytest.raises(NotATree, match="not an IVR tree file"):
        migrated({**data, "version": 1})
