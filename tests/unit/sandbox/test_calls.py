import json
import threading

from ivr_designer.sandbox.calls import CallLog


def opened(log, method="GET", path="/v1/x"):
    return log.open(1.5, method, path, {"page": "1"}, "127.0.0.1:5", "probe")


def test_numbers_go_on_after_clear():
    log = CallLog()
    assert [opened(log).number for _ in range(2)] == [1, 2]
    log.clear()
    assert len(log) == 0
    assert opened(log).number == 3


def test_selection():
    log = CallLog()
    for method, path in (
        ("GET", "/v1/ivrtree"),
        ("POST", "/v1/ivrtree"),
        ("PUT", "/v1/ivrnode/N"),
        ("HEAD", "/v1/x"),
    ):
        opened(log, method, path)
    assert [call.number for call in log.all(path="/v1/ivrtree")] == [1, 2]
    assert [call.number for call in log.all("P*")] == [2, 3]
    assert [call.number for call in log.writes()] == [2, 3]


def test_entries_are_completed_in_place_and_go_into_json():
    log = CallLog()
    call = opened(log)
    call.status, call.applied, call.body = 200, True, {"a": 1}
    (seen,) = json.loads(json.dumps([entry.as_dict() for entry in log.all()]))
    assert (seen["status"], seen["applied"], seen["body"], seen["at"]) == (200, True, {"a": 1}, 1.5)


def test_threads_get_numbers_of_their_own():
    log = CallLog()
    threads = [threading.Thread(target=lambda: [opened(log) for _ in range(200)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [call.number for call in log.all()] == list(range(1, 801))
