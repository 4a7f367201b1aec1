"""Which program a file comes from, and its draft."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.strict_json import JsonRefused, loads
from ivr_designer.storage.importers import (
    amazon_connect,
    asterisk,
    freeswitch,
    genesys,
    threecx,
    twilio,
    voicexml,
)
from ivr_designer.storage.importers.ledger import Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu
from ivr_designer.storage.importers.xml_source import Element, parse_xml, root_of

MAX_BYTES = 10 * 1024 * 1024


def read_foreign(data: bytes) -> Draft:
    """The draft of a file of any program we know, told by its content. Raises NotAMenu."""
    if len(data) > MAX_BYTES:
        raise not_a_menu(phrase("The file is larger than {size} MB.", size=MAX_BYTES // 2**20))
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not head or b"\0" in data[:4096].replace(b"\0<", b"").replace(b"<\0", b""):
        raise not_a_menu(phrase("The file is empty or not a text."))
    if head == b"<":
        return _xml(data)
    if head == b"{" and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{{"):
        return _json(data)
    return _text(data)


def _xml(data: bytes) -> Draft:
    root = root_of(Ledger(parse_xml(data)).top())
    if root.tag == "vxml":
        return voicexml.read(data)
    if root.tag == "File":
        return threecx.read(data)
    if _has_menu(root):
        return freeswitch.read(data)
    raise not_a_menu(phrase("This XML file is no phone menu of a program known here."))


def _has_menu(root: Element) -> bool:
    return root.tag == "menu" or any(menu.attr("name").peek() for menu in root.descendants("menu"))


def _json(data: bytes) -> Draft:
    try:
        document = loads(data, max_bytes=MAX_BYTES, allow_bom=True)
    except JsonRefused as refused:
        raise not_a_menu(phrase("The file is broken: {reason}.", reason=refused.reason)) from None
    if amazon_connect.recognises(document):
        return amazon_connect.read(document)
    if twilio.recognises(document):
        return twilio.read(document)
    raise not_a_menu(phrase("This JSON file is no phone menu of a program known here."))


def _text(data: bytes) -> Draft:
    text = data.decode("utf-8-sig", "replace")
    if any(line.lstrip().lower().startswith(("exten", "same")) and "=" in line for line in text.splitlines()):
        return asterisk.read(data)
    return genesys.read(data)
