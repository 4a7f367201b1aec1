"""The media host: greeting files, which live at another base URL than the rest."""

from __future__ import annotations

import hashlib
from email.message import Message
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.refusals import Refused, invalid, missing, no_such_call, unknown
from ivr_designer.sandbox.render import counted, page_of
from ivr_designer.sandbox.resources import MEDIA_RESOURCE, RESOURCES
from ivr_designer.sandbox.service import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ivr_designer.sandbox.store import Store
    from ivr_designer.sandbox.switches import Switches
    from ivr_designer.sandbox.wire import Request

_FILES = RESOURCES[MEDIA_RESOURCE]
_UPLOAD_TYPES = ("simple", "multipart")


class Media:
    """Upload, list and delete of greeting files.

    Rows keep size and SHA-256 of what was uploaded; the bytes themselves are in ``content`` by sid until
    the server stops, for tests: the API has no download.
    """

    def __init__(self, store: Store, switches: Switches, now: Callable[[], float]) -> None:
        self._store = store
        self._switches = switches
        self._now = now
        self.content: dict[str, bytes] = {}

    def answer(self, request: Request) -> Reply:
        """Answer one call of the media host; Refused as the ICC host does."""
        name, _, sid = request.path.removeprefix("/v1/").partition("/")
        with self._store.lock:
            if name != MEDIA_RESOURCE:
                raise no_such_call(request.method)
            if request.method == "POST" and not sid:
                return self._upload(request)
            if request.method == "GET" and not sid:
                return Reply(200, self._list(request.query))
            if request.method == "DELETE" and sid:
                return self._delete(sid)
            raise no_such_call(request.method)

    def _upload(self, request: Request) -> Reply:
        way = request.query.get("uploadType")
        if way not in _UPLOAD_TYPES:
            raise missing("uploadType") if not way else invalid("uploadType")
        hint = request.headers.get("content-type", "")
        content, name = (request.body, "") if way == "simple" else file_part(request.body, hint)
        if not content:
            raise missing("file")
        kind = audio_kind(content, hint if way == "simple" else "", name)
        if kind is None:
            raise invalid("file")
        filename = f"{self._store.new_id(MEDIA_RESOURCE)[:10]}-{int(self._now() * 1000)}.{kind}"
        row = {
            "filename": filename,
            "desc1": request.query.get("desc"),
            "created": int(self._now() * 1000),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        sid = self._store.insert(MEDIA_RESOURCE, row)
        self.content[sid] = content
        body = {"r": 0, "filename": filename, "fileSid": sid, "message": _FILES.text("create")}
        return Reply(200, body, changed=True)

    def _list(self, query: Mapping[str, str]) -> dict[str, Any]:
        rows = self._store.rows(MEDIA_RESOURCE)
        if self._switches["row_order"] == "newest":
            rows = rows[::-1]
        # Paging of this list is not documented: all rows come unless a page is asked for.
        shown, _ = page_of(rows, query, "honoured" if "page" in query or "limit" in query else "ignore_all")
        unit = 1000 if self._switches["created"] == "s" else 1
        files = [
            {
                "sid": row["id"],
                "filename": row["filename"],
                "desc1": row["desc1"],
                "created": row["created"] // unit,
            }
            for row in shown
        ]
        total = next(iter(counted(_FILES, len(rows), self._switches).values()))
        return {"r": 0, "message": _FILES.text("list"), "data": {"greeting_files": files, "total": total}}

    def _delete(self, sid: str) -> Reply:
        if self._store.get(MEDIA_RESOURCE, sid) is None:
            raise unknown("file")
        self._store.remove(MEDIA_RESOURCE, sid)
        self.content.pop(sid, None)
        return Reply(200, {"r": 0, "message": _FILES.text("delete")}, changed=True)


def file_part(body: bytes, content_type: str) -> tuple[bytes, str]:
    """Return content and file name of the part named ``file`` of a form; Refused when there is none."""
    outer = Message()
    outer["content-type"] = content_type
    boundary = outer.get_boundary()
    if outer.get_content_type() != "multipart/form-data" or not boundary:
        raise invalid("file")
    mark = b"--" + boundary.encode("latin-1", "replace")
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise Refused(1, "The form is not complete", 400)
    for piece in pieces[1:-1]:
        head, _, content = piece.partition(b"\r\n\r\n")
        part = BytesParser().parsebytes(head.lstrip(b"\r\n") + b"\r\n\r\n", headersonly=True)
        if part.get_param("name", header="content-disposition") == "file":
            return content, part.get_filename() or ""
    raise missing("file")


def audio_kind(content: bytes, content_type: str, name: str) -> str | None:
    """Return ``mp3`` or ``wav`` by what the bytes, the type or the name say, or None for anything else."""
    told = f"{content_type} {name}".lower()
    if content[:4] == b"RIFF" or "wav" in told:
        return "wav"
    if (
        content[:3] == b"ID3"
        or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")
        or "mpeg" in told
        or "mp3" in told
    ):
        return "mp3"
    return None
