"""What we send, strictly: JSON without tricks, and recordings as raw bytes or as a form."""

import json
import secrets
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

_AUDIO_TYPES = {".mp3": "audio/mpeg", ".wav": "audio/wav"}


def encode_json(fields: Mapping[str, Any]) -> bytes:
    """UTF-8 JSON. Raises ValueError for NaN and for text that is not Unicode."""
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def audio_type(name: str) -> str:
    """The content type of a recording by its file name; bytes of no stated kind for other endings."""
    return _AUDIO_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")


def encode_form(content: bytes, name: str) -> tuple[str, bytes]:
    """Content type and body of a form with one file field named `file`."""
    boundary = f"ivr-designer-{secrets.token_hex(16)}"
    shown = "".join("_" if c in '"\\' or not c.isprintable() else c for c in PurePath(name).name)
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{shown}"\r\n'
        f"Content-Type: {audio_type(name)}\r\n\r\n"
    )
    body = head.encode("utf-8") + content + f"\r\n--{boundary}--\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", body
