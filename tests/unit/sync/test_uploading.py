"""Uploads against a media host that fails in every way: each recording is there once, or the user is told."""

import pytest

from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.storage.audio import NotAudio
from ivr_designer.sync.activity_entry import Logged
from ivr_designer.sync.contract import AccountChanged
from ivr_designer.sync.status import Link
from ivr_designer.sync.upload_types import UploadsChanged, UploadState
from tests.helpers.audio import TONE_MP3, wav
from tests.helpers.sessions import quick_settings, session, wait_until

PATH = "/v1/greetingfile"


@pytest.fixture
def server():
    with SandboxServer(seed="account") as running:
        yield running


@pytest.fixture
def opened(tmp_path, server):
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as one:
        yield one


def ended(opened):
    wait_until(lambda: not any(u.is_open for u in opened.session.uploads))
    return opened.session.uploads


def there(opened):
    return opened.rows("greetingfile", desc1="Lời chào")


def posts(opened):
    return opened.server.control.calls.all("POST", f"*{PATH}*")


def send(opened, data=None, **more):
    return opened.session.upload_recording(data or wav(1.5), "welcome.wav", "Lời chào", **more)


def test_a_recording_arrives_with_its_title_and_its_copy_stays(opened):
    node = (TreeId("t"), NodeId("n"))
    send(opened, node=node)
    (upload,) = ended(opened)
    (row,) = there(opened)
    assert upload.state is UploadState.DONE
    assert (upload.file, upload.node, upload.duration_s) == (row["filename"], node, pytest.approx(1.5))
    assert opened.server.control.media.content[row["id"]] == wav(1.5)
    (known,) = [r for r in opened.session.account.recordings if r.file == upload.file]
    assert (known.title, known.duration_s) == ("Lời chào", pytest.approx(1.5))
    assert opened.session.worker.recordings.copies.read(upload.file) == wav(1.5)

    def told():
        return [
            "list" if isinstance(e, AccountChanged) else "upload"
            for e in opened.events
            if (isinstance(e, AccountChanged) and known in (e.account.recordings or ()))
            or (isinstance(e, UploadsChanged) and any(u.state is UploadState.DONE for u in e.uploads))
        ]

    wait_until(lambda: "upload" in told())  # its state is kept before anybody is told
    assert told()[:2] == ["list", "upload"]  # whoever is told that it is done finds it in the list
    wait_until(lambda: opened.of_type(Logged))
    assert str(opened.of_type(Logged)[-1].entry.text) == "Upload recording “Lời chào”"
    opened.session.cancel_upload(upload.id)
    assert opened.session.uploads == ()
    assert opened.session.refresh().result(20).recordings[-1].duration_s == pytest.approx(1.5)


def test_progress_is_told(opened):
    send(opened, wav(60.0))
    ended(opened)
    seen = [
        u.sent for e in opened.of_type(UploadsChanged) for u in e.uploads if u.state is UploadState.SENDING
    ]
    assert seen == sorted(seen)
    assert seen[-1] == len(wav(60.0))


@pytest.mark.parametrize(
    ("fault", "arguments"),
    [
        ("drop", {}), ("drop", {"reset": True}), ("late", {"ms": 300}), ("truncate", {}), ("html", {}),
        ("bad_json", {"variant": "empty"}), ("no_id", {}), ("status", {"status": 502}),
        ("status", {"status": 403}), ("refuse", {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [True, False], ids=["before the effect", "after it"])
def test_an_answer_that_is_lost_is_looked_up_before_anything_is_sent_again(opened, fault, arguments, before):
    opened.server.control.faults.add(fault, method="POST", path=PATH, before=before, **arguments)
    send(opened)
    (upload,) = ended(opened)
    assert upload.state is UploadState.DONE
    assert len(there(opened)) == 1, "once, whatever was said about it"
    assert there(opened)[0]["filename"] == upload.file
    calls = [(c.method, c.path.partition("?")[0]) for c in opened.server.control.calls.all("*", f"*{PATH}*")]
    first = calls.index(("POST", PATH))
    assert calls[first - 1] == ("GET", PATH)
    if calls.count(("POST", PATH)) > 1:
        assert ("GET", PATH) in calls[first + 1 : len(calls) - calls[::-1].index(("POST", PATH)) - 1]


def test_a_restart_in_the_middle_neither_loses_nor_doubles_it(tmp_path, server):
    server.control.faults.add("late", method="POST", path=PATH, ms=300)
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as one:
        send(one)
        wait_until(lambda: one.session.uploads[0].state is not UploadState.WAITING)
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as two:
        (upload,) = ended(two)
        assert upload.state is UploadState.DONE
        assert len(there(two)) == 1


def test_a_title_that_was_there_before_is_not_taken_for_ours(opened):
    send(opened)
    (first,) = ended(opened)
    opened.session.cancel_upload(first.id)
    opened.server.control.faults.add("drop", method="POST", path=PATH, before=True)
    send(opened, TONE_MP3)
    (second,) = ended(opened)
    assert len(there(opened)) == 2
    assert second.file != first.file


def test_a_host_that_wants_a_form_gets_one(opened):
    opened.server.control.faults.add("refuse", method="POST", path=PATH, before=True)
    send(opened)
    (upload,) = ended(opened)
    assert upload.state is UploadState.DONE
    assert [c.query["uploadType"] for c in posts(opened)] == ["simple", "multipart"]


def test_what_the_host_refuses_for_good_is_told_and_can_be_tried_again(opened):
    opened.server.control.faults.add("refuse", method="POST", path=PATH, before=True, times=2, message="No!")
    send(opened)
    (upload,) = ended(opened)
    assert (upload.state, upload.words) == (UploadState.FAILED, "No!")
    assert upload.cause is not None
    assert upload.advice is not None
    opened.session.retry_upload(upload.id)
    (upload,) = ended(opened)
    assert (upload.state, upload.cause, upload.words) == (UploadState.DONE, None, "")
    assert len(there(opened)) == 1


def test_a_media_host_that_fails_does_not_stop_the_menus(opened):
    opened.server.control.faults.add("status", path=PATH, times=50, status=403)
    send(opened)
    (upload,) = ended(opened)
    assert upload.state is UploadState.FAILED
    assert "media" in str(upload.advice)
    assert opened.session.status.link is Link.ONLINE
    opened.session.create_tree("Goes on")
    opened.settle()
    assert opened.rows("ivrtree", tree_name="Goes on")
    assert opened.session.refresh().result(20).read_at, "the other lists are read all the same"


def test_given_up_on_the_way(opened):
    opened.server.control.faults.add("latency", method="POST", path=PATH, before=True, ms=20_000)
    upload = send(opened)
    wait_until(lambda: opened.session.uploads[0].state is UploadState.SENDING)
    send(opened, TONE_MP3)
    opened.session.cancel_upload(upload)
    (other,) = ended(opened)
    assert other.duration_s == pytest.approx(0.828)
    assert not opened.session.worker.recordings.copies.path_of(upload)


def test_without_a_key_it_waits(tmp_path, server):
    from ivr_designer.config.secrets import MemoryVault

    with session(tmp_path, server, vault=MemoryVault(), wait=False) as one:
        wait_until(lambda: one.session.status.link is Link.KEY_NEEDED)
        send(one)
        assert one.session.uploads[0].state is UploadState.WAITING
        one.session.use_secret(server.secret, remember=False).result(20)
        assert ended(one)[0].state is UploadState.DONE
        one.session.lock()
        wait_until(lambda: one.session.status.link is Link.KEY_NEEDED)
        send(one)
        one.session.use_secret(server.secret, remember=False).result(20)
        assert ended(one)[1].state is UploadState.DONE


def test_what_is_no_recording_is_refused_at_once(opened, tmp_path):
    with pytest.raises(NotAudio):
        send(opened, b"%PDF")
    with session(tmp_path / "local") as alone, pytest.raises(EditRefused):
        send(alone)
    assert opened.session.uploads == ()


def test_a_copy_can_be_given_to_a_recording_of_others(tmp_path, server):
    with session(tmp_path, server) as one:
        send(one)
        (upload,) = ended(one)
    with session(tmp_path / "elsewhere", server) as other:
        (known,) = [r for r in other.session.account.recordings if r.file == upload.file]
        assert (known.duration_s, known.copy) == (None, None)
        other.session.keep_copy(upload.file, wav(1.5))
        wait_until(lambda: other.session.account.recordings[-1].duration_s is not None)
