import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.icc.envelope import RawReply, message_of, open_envelope, parse_date
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    IccError,
    ProxyRefused,
    RateLimited,
    ServerFault,
    ServerRefused,
)
from ivr_designer.icc.retry import seconds_to_next_block

DATE = "Mon, 23 Nov 2026 16:05:36 GMT"
UNIX = 1795449936.0


def raw(body, status=200, **headers):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return RawReply(
        status, {"date": DATE} | {k.replace("_", "-"): v for k, v in headers.items()}, data, UNIX + 3
    )


def failure(body, status=200, **headers):
    with pytest.raises(IccError) as caught:
        open_envelope(raw(body, status, **headers))
    assert caught.value.server_date == UNIX or isinstance(caught.value, ProxyRefused)
    return caught.value


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_success_is_2xx_and_json_and_r_0(status):
    envelope = open_envelope(raw({"r": 0, "project": 246, "ivrTreeID": "TR_1", "msg": "ok"}, status))
    assert (envelope.message, envelope.project, envelope.server_date) == ("ok", "246", UNIX)
    assert envelope.required_id("ivrTreeID") == "TR_1"


@pytest.mark.parametrize("r", [None, False, 0.0, -0.0, "0", "", [], {}, True, 1.0, "x", "0x0"])
def test_what_looks_like_zero_is_no_success_and_no_refusal(r):
    error = failure({"r": r, "ivrTreeID": "TR_1"})
    assert type(error) is BadReply
    assert error.outcome == "unknown"


def test_a_missing_r_is_no_success():
    assert "no result code" in failure({"ivrTreeID": "TR_1"}).reason


@pytest.mark.parametrize("r", [1, 7, -1, 999999, "3"])
def test_another_r_is_the_servers_no(r):
    error = failure({"r": r, "message": "Not allowed"})
    assert type(error) is ServerRefused
    assert (error.r, error.message, error.outcome) == (int(r), "Not allowed", "refused")


def test_a_refusal_may_name_what_exists_already():
    error = failure({"r": 2, "message": "Number existed", "numberID": "NU2OWP49", "project": 3})
    assert (error.r, error.existing_id) == (2, "NU2OWP49")


@pytest.mark.parametrize("ident", [None, "", 0, "0", False, [], {"a": 1}, "x" * 200, "a\nb", "..", 1.5])
def test_success_without_a_usable_id_is_no_success(ident):
    envelope = open_envelope(raw({"r": 0, "ivrTreeID": ident}))
    with pytest.raises(BadReply) as caught:
        envelope.required_id("ivrTreeID")
    assert caught.value.outcome == "unknown"
    assert caught.value.server_date == UNIX


def test_integer_ids_become_text():
    assert open_envelope(raw({"r": 0, "id": 17})).required_id("id") == "17"


def test_the_answer_to_another_request_is_noticed():
    envelope = open_envelope(raw({"r": 0, "ivrNodeID": 17}))
    envelope.confirm_id("ivrNodeID", "17")
    envelope.confirm_id("absent", "17", is_promised=False)
    for field, is_promised in (("absent", True), ("ivrNodeID", True), ("ivrNodeID", False)):
        with pytest.raises(BadReply):
            envelope.confirm_id(field, "18", is_promised=is_promised)
    with pytest.raises(BadReply, match="another request"):
        envelope.confirm_id("ivrNodeID", "18")


@pytest.mark.parametrize(
    ("body", "clause", "is_page"),
    [
        (b"", "it is empty", False),
        (b"<html>Log in to WiFi</html>", "web page", True),
        (b'\xef\xbb\xbf{"r":0}', "byte order mark", False),
        (b'{"r":0,"r":0}', "twice", False),
        (b'{"r":0,"x":NaN}', "NaN", False),
        (b'{"r":0', "not valid JSON", False),
        (b"[0]", "not an object", False),
        (b"0", "not an object", False),
    ],
)
def test_a_body_that_is_not_one_json_object_is_a_bad_reply(body, clause, is_page):
    error = failure(body)
    assert type(error) is BadReply
    assert clause in error.reason
    assert error.is_page is is_page
    assert error.excerpt == body[:80].decode("utf-8").replace("\ufeff", "\\ufeff")


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    "body", [{"r": 5, "message": "keySid invalid"}, {"r": 0}, {"r": 0, "ivrTreeID": "TR_1"}]
)
def test_401_and_403_are_refused_credentials_whatever_the_body(status, body):
    error = failure(body, status)
    assert type(error) is AuthRefused
    assert (error.status, error.r, error.is_json) == (status, body["r"], True)


@pytest.mark.parametrize("status", [401, 403])
def test_a_web_page_says_nothing_of_credentials(status):
    error = failure(b"<html>Blocked</html>", status)
    assert (type(error), error.is_page, error.status) == (BadReply, True, status)
    assert str(error.cause) == (
        f"Something between here and the contact center answered with a web page: HTTP {status}."
    )
    assert "proxy or firewall" in str(error.advice)


def test_words_without_json_are_a_refusal_all_the_same():
    error = failure(b"Forbidden", 403)
    assert (type(error), error.is_json, error.r, error.message) == (AuthRefused, False, None, "Forbidden")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"r": 5, "message": "keySid invalid"}, AuthRefused),
        ({"r": 45, "msg": "rest_api missing"}, AuthRefused),
        ({"r": 5, "message": "tree not found"}, ServerRefused),
        ({"r": 45}, ServerRefused),
        ({"r": 6, "message": "token"}, ServerRefused),
    ],
)
def test_a_bad_token_may_come_with_status_200(body, kind):
    assert type(failure(body)) is kind


@pytest.mark.parametrize(
    ("header", "seconds"), [("3", 3.0), ("0", 0.0), ("99999999999999", 120.0), ("soon", 4.1), (None, 4.1)]
)
def test_429_says_how_long_to_wait(header, seconds):
    headers = {} if header is None else {"retry_after": header}
    error = failure(b"slow down", 429, **headers)
    assert type(error) is RateLimited
    assert error.after_s == pytest.approx(seconds)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, 408])
def test_server_faults_leave_the_outcome_open(status):
    for body in (b"<html>Bad gateway</html>", {"r": 0, "ivrTreeID": "TR_1"}, {"r": 9, "message": "x"}):
        error = failure(body, status)
        assert type(error) is ServerFault
        assert (error.status, error.outcome) == (status, "unknown")
    assert failure(b"", 503, retry_after="9").after_s == 9.0


@pytest.mark.parametrize("status", [400, 404, 405, 409, 422])
def test_other_4xx_are_a_no_only_when_the_body_says_so(status):
    error = failure({"r": 3, "message": "gone", "numberID": "N"}, status)
    assert (type(error), error.r, error.status, error.message) == (ServerRefused, 3, status, "gone")
    assert error.existing_id == "N"
    for body in (b"<html>Not found</html>", b"", {"r": 0, "ivrTreeID": "T"}, {"r": None}, {"error": "x"}):
        error = failure(body, status)
        assert (type(error), error.status, error.outcome) == (BadReply, status, "unknown")
    assert failure(b"<html>Not found</html>", status).is_page


def test_a_proxy_that_wants_a_log_in_did_not_pass_the_request_on():
    error = failure(b"", 407)
    assert (type(error), error.outcome) == (ProxyRefused, "not_sent")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 304])
def test_redirects_are_told_not_followed(status):
    error = failure({"r": 0, "ivrTreeID": "T"}, status, location="https://evil.example/\x1b")
    assert (type(error), error.outcome) == (BadReply, "unknown")
    assert error.location.startswith("https://evil.example/")
    assert "\x1b" not in str(error)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"message": "a", "msg": "b"}, "a"),
        ({"message": " ", "msg": "b"}, "b"),
        ({"message": None, "msg": 5}, ""),
        ({"message": "line\nbreak\x07\u202e"}, "line break  "),
        ({"message": "x" * 900}, "x" * 500),
        ({}, ""),
    ],
)
def test_the_servers_words(body, text):
    assert message_of(body) == text


@pytest.mark.parametrize(
    ("header", "unix"),
    [
        (DATE, UNIX),
        ("", None),
        ("yesterday", None),
        ("Mon, 23 Nov 99999 16:05:36 GMT", None),
        ("Mon, 99 Nov 2026 16:05:36 GMT", None),
    ],
)
def test_dates(header, unix):
    assert parse_date(header) == unix


members = st.sampled_from(["r", "message", "msg", "project", "ivrTreeID", "data"])
values = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=5)


@settings(max_examples=300)
@given(st.sampled_from([200, 204, 302, 403, 404, 429, 500]), st.dictionaries(members, values) | st.binary())
def test_any_reply_is_a_success_or_a_typed_error(status, body):
    try:
        envelope = open_envelope(raw(body, status))
    except IccError:
        return
    assert type(envelope.body["r"]) is int
    assert envelope.body["r"] == 0
    assert 200 <= status < 300


@pytest.mark.parametrize("status", [199, 300, 399])
def test_just_beside_2xx_nothing_is_a_success(status):
    error = failure({"r": 0, "ivrTreeID": "T"}, status)
    assert (type(error), error.reason, error.status) == (BadReply, f"HTTP {status}", status)


def test_a_redirect_says_where_to_and_without_a_place_only_that_it_is_none():
    error = failure(b"<p>Moved</p>", 302, location="https://other.example/in")
    assert error.reason == "it redirects (HTTP 302) to https://other.example/in"
    assert (error.status, error.excerpt, error.location) == (302, "<p>Moved</p>", "https://other.example/in")
    error = failure(b"<p>Moved</p>", 302)
    assert (error.reason, error.location) == ("HTTP 302", "")
    assert len(failure(b"", 302, location="https://x.example/" + "y" * 400).location) == 200


def test_a_body_without_a_result_says_which_way_it_is_wrong():
    for body, reason in (
        ({"ivrTreeID": "T"}, "it carries no result code"),
        ({"r": None}, "its result code is not an integer"),
        ({"r": 0.0}, "its result code is not an integer"),
    ):
        error = failure(body)
        assert (error.reason, error.status, error.excerpt) == (reason, 200, json.dumps(body))


def test_a_broken_body_keeps_the_status_it_came_with():
    assert failure(b"[0]", 201).status == 201


def test_a_success_that_proves_nothing_says_what_is_missing():
    envelope = open_envelope(raw({"r": 0, "ivrNodeID": "N1"}))
    with pytest.raises(BadReply) as missing:
        envelope.required_id("ivrTreeID")
    assert missing.value.reason == "it reports success without ivrTreeID"
    with pytest.raises(BadReply) as other:
        envelope.confirm_id("ivrNodeID", "N2")
    assert other.value.reason == "it is the answer to another request"
    assert missing.value.server_date == other.value.server_date == UNIX


def test_a_pause_without_a_length_ends_with_the_block_of_the_servers_time_or_else_of_ours():
    assert failure(b"", 429).after_s == pytest.approx(seconds_to_next_block(UNIX))
    undated = RawReply(429, {}, b"", UNIX + 3)
    with pytest.raises(RateLimited) as caught:
        open_envelope(undated)
    assert caught.value.after_s == pytest.approx(seconds_to_next_block(UNIX + 3))
    assert caught.value.server_date is None


def test_a_refusal_with_a_status_is_dated_and_one_of_the_proxy_says_what_it_wants():
    assert failure({"r": 3}, 409).existing_id is None
    assert failure(b"", 407).detail == "407 it wants a log-in"


def test_words_are_stripped_before_they_are_cut():
    assert message_of({"message": " " * 600 + "late"}) == "late"
    assert message_of({"msg": "\n only \n"}) == "only"
