"""Spoiled phone menus of other programs: each is read with its books in balance, or refused in one sentence.

The seeds are a sample of each format, and the published flows where they are at hand. Of every three inputs
one is damaged anywhere, one has a value replaced or moved, one is cut off.
"""

import json
import random
import time

import pytest

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.codec import decode, encode
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.rig.mutator import _VALUE, Mutator
from tests.rig.test_decoder_fuzz import LIMIT_BYTES, peak_bytes
from tests.unit.storage.importers.flows import published
from tests.unit.storage.importers.samples import ALL, MORE

pytestmark = pytest.mark.timeout(900)
LIMIT_S = 0.5
COUNT = 900
SOAK = 40_000
FOLDERS = {
    "amazon-connect": "Amazon Connect",
    "genesys": "Genesys",
    "twilio": "Twilio Studio",
    "voicexml": "VoiceXML",
}


def seeds(kind):
    real = [p.read_bytes() for p in published() if FOLDERS.get(p.parent.name) == kind]
    more = [text.encode() for name, text in MORE.items() if name.startswith(kind)]
    return [ALL[kind].encode(), *more, *real]


def moved(text, rng):
    """The text with two of its values changed for each other."""
    spans = [m.span() for m in _VALUE.finditer(text)]
    (a, b), (c, d) = sorted(rng.sample(spans, 2))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def spoiled(kind, count, seed):
    texts = seeds(kind)
    mutator, rng = Mutator(texts, seed), random.Random(seed)
    for number in range(count):
        text = rng.choice(texts)
        if number % 3 == 0:
            yield mutator.next()
        elif number % 3 == 1 and len(_VALUE.findall(text)) > 1:
            yield moved(text, rng)
        else:
            yield text[: rng.randrange(len(text))]


def read_or_refuse(data):
    try:
        draft = read_foreign(data)
    except NotAMenu as refused:
        cause, advice = str(refused.cause), str(refused.advice)
        assert cause.strip()
        assert cause.endswith((".", "”"))
        assert "\n" not in cause + advice
        return False
    report = draft.report
    assert report.taken + sum(len(loss.parts) for loss in report.losses) == report.values
    assert decode(json.loads(json.dumps(encode(draft.content))))[0] == draft.content
    assert draft.content.root in IvrTree(TreeId("t"), draft.content).reachable()
    return True


def fuzz(kind, count, seed, record):
    """Times are of this thread's work; a slow one is measured again, for others' garbage may fall into it."""
    peak, read = peak_bytes(), 0
    for number, data in enumerate(spoiled(kind, count, seed)):
        took = LIMIT_S
        for _ in range(3):
            begin = time.thread_time()
            try:
                good = read_or_refuse(data)
            except Exception as error:
                raise AssertionError(f"{kind} {seed}/{number}: {error!r} for {data!r}") from error
            took = time.thread_time() - begin
            if took < LIMIT_S:
                break
        assert took < LIMIT_S, f"{kind} {seed}/{number} took {took:.3f} s"
        assert peak_bytes() - peak < LIMIT_BYTES, f"{kind} {seed}/{number} took {peak_bytes() - peak} bytes"
        read += good
    record("inputs", count)
    record("read", read)
    assert 0 < read < count


@pytest.mark.parametrize("kind", ALL)
def test_a_spoiled_menu_is_read_in_balance_or_refused(kind, record_property):
    fuzz(kind, COUNT, 1, record_property)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ALL)
def test_far_more_spoiled_menus(kind, record_property):
    fuzz(kind, SOAK, 1000, record_property)
