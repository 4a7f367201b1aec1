import re
from pathlib import Path

import pytest

from ivr_designer.storage.exporters import words
from ivr_designer.storage.exporters.words import Words, language_of

PACKAGE = Path(words.__file__).parent


def test_an_english_sentence_is_its_own_key():
    assert Words("en")("Press {key}", key="1") == "Press 1"
    assert Words("vi")("Press {key}", key="1") == "Bấm phím 1"
    assert Words("vi")("never heard of") == "never heard of"


def test_translations_keep_their_fields():
    for english, vietnamese in words._VI.items():
        fields = re.findall(r"{\w+}", english)
        assert sorted(fields) == sorted(re.findall(r"{\w+}", vietnamese)), english


def test_every_sentence_that_an_export_says_is_translated():
    said = set()
    for path in PACKAGE.glob("*.py"):
        said |= set(re.findall(r'\bsay\(\s*"([^"]+)"', path.read_text("utf-8")))
        said |= set(re.findall(r'speech\("([^"]+)"', path.read_text("utf-8")))
    assert len(said) > 20
    assert said <= words._VI.keys()


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Xin chào", "Để gặp tổng đài viên"], "vi"),
        (["Welcome", "Press 1"], "en"),
        (["Xin chào quý khách", "", " "], "vi"),
        ([], "en"),
        (["Đ"], "vi"),
    ],
)
def test_the_language_of_prompts(texts, language):
    assert language_of(texts) == language
