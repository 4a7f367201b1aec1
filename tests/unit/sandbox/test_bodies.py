import pytest

from ivr_designer.sandbox.bodies import parse_body, read_create, read_update, store_text
from ivr_designer.sandbox.refusals import Refused
from ivr_designer.sandbox.resources import RESOURCES, Field, Kind
from ivr_designer.sandbox.switches import Switches

FIELDS = (
    Field("name", required=True),
    Field("owner", Kind.ID, required=True, on_update=False),
    Field("target", Kind.ID),
    Field("phone", Kind.PHONE),
    Field("level", Kind.INT, default=5, low=-3, high=9),
    Field("on", Kind.BOOL, default=True),
    Field("mode", one_of=("a", "b")),
    Field("seen", on_create=False, on_update=False),
)
GOOD = {"name": "N", "owner": "O"}


def create(body, **chosen):
    return read_create(FIELDS, body, Switches(chosen))


def update(body, **chosen):
    return read_update(FIELDS, body, Switches(chosen))


@pytest.mark.parametrize(("raw", "value"), [(b"", None), (b"{}", {}), (b'{"a":"\\ud800"}', {"a": "\ud800"})])
def test_parse_body(raw, value):
    assert parse_body(raw) == value


@pytest.mark.parametrize(
    "raw", [b"{", b"\xff", b"[NaN]", b"-Infinity", b"[" * 100_000, b"\xef\xbb\xbf{", b"{} {}"]
)
def test_parse_body_refuses_what_is_not_json(raw):
    with pytest.raises(Refused):
        parse_body(raw)


def test_create_fills_in_defaults_and_ignores_the_unknown():
    made = create({**GOOD, "seen": "x", "other": 1})
    assert made == {
        "name": "N", "owner": "O", "target": None, "phone": None, "level": 5, "on": True, "mode": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("target", "", None),
        ("target", 0, None),
        ("target", "0", None),
        ("target", 17, "17"),
        ("phone", "", None),
        ("phone", "+84", "+84"),
        ("level", -3, -3),
        ("level", None, 5),
        ("on", 0, False),
        ("on", 1, True),
        ("on", None, True),
        ("mode", "b", "b"),
        ("name", "", ""),
    ],
)
def test_values_that_are_taken(name, value, kept):
    assert create({**GOOD, name: value})[name] == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", None),
        ("name", 1),
        ("owner", ""),
        ("owner", 0),
        ("owner", ["O"]),
        ("target", True),
        ("target", 1.5),
        ("phone", 84),
        ("level", "5"),
        ("level", 5.0),
        ("level", True),
        ("level", 10),
        ("level", -4),
        ("level", 2**40),
        ("on", "true"),
        ("on", 2),
        ("on", 1.0),
        ("mode", "c"),
    ],
)
def test_values_that_are_refused(name, value):
    with pytest.raises(Refused) as caught:
        create({**GOOD, name: value})
    assert name in caught.value.message
    assert caught.value.code == 1


@pytest.mark.parametrize("body", [None, [], "x", 5])
def test_a_body_is_an_object(body):
    for read in (create, update):
        with pytest.raises(Refused):
            read(body)


def test_update_takes_what_is_sent():
    assert update({"name": "M", "owner": "P", "level": 1}) == {"name": "M", "level": 1}
    assert update({}) == {}
    assert update({"level": None, "target": None}) == {"level": 5, "target": None}
    assert update({"level": None}, put_null="ignored") == {}
    with pytest.raises(Refused):
        update({"name": None})


def test_update_may_replace():
    changes = update({"name": "M", "phone": "84"}, put="replace")
    assert changes == {"name": "M", "target": None, "phone": "84", "level": 5, "on": True, "mode": None}
    with pytest.raises(Refused):
        update({"phone": "84"}, put="replace")


def test_an_update_only_member_does_not_fall_back_on_replace():
    changes = read_update(
        RESOURCES["agent"].fields, {"name": "A", "stringee_user_id": "a"}, Switches({"put": "replace"})
    )
    assert "system_status" not in changes
    assert changes["routing_type"] == 1


def test_empty_text_may_be_refused():
    with pytest.raises(Refused):
        create({**GOOD, "name": ""}, empty_text="refused")


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        ("exact", " a\u0301b "),
        ("trim", "a\u0301b"),
        ("nfc", " áb "),
        ("nfc+trim+truncate", "áb"),
        ("truncate", " a"),
    ],
)
def test_store_text(ways, kept):
    assert store_text(" a\u0301b ", Switches({"text": ways, "text_limit": 2})) == kept
