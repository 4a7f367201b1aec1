import pytest

from ivr_designer.sandbox.refusals import Refused, invalid, missing, no_such_call, not_allowed, unknown


@pytest.mark.parametrize(
    ("refused", "code", "status", "told"),
    [
        (missing("tree_name"), 1, 400, "tree_name"),
        (invalid("speed"), 1, 400, "speed"),
        (unknown("ivr node"), 3, 404, "ivr node"),
        (not_allowed("Node key existed"), 6, 409, "Node key existed"),
        (no_such_call("PATCH" * 9), 4, 404, "PATCHPATCH"),
    ],
)
def test_codes_are_never_0_and_texts_name_the_thing(refused, code, status, told):
    assert (refused.code, refused.status) == (code, status)
    assert told in refused.message
    assert "PATCH" * 3 not in refused.message


def test_extra_members_are_kept():
    assert Refused(2, "Number existed", 409, numberID="NU_1").extra == {"numberID": "NU_1"}
    assert no_such_call("GET").always
    assert not missing("x").always
