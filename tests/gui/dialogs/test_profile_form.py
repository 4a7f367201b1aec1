"""The fields of a connection."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ivr_designer.config.managed import Managed
from ivr_designer.config.profiles import DEFAULT_ICC_URL, ProfileError, new_profile
from ivr_designer.domain.phrases import Phrase
from ivr_designer.ui.dialogs.profile_form import ProfileForm


def form_of(qtbot, profile=None, ruled=None):
    form = ProfileForm(profile, "the keyring", ruled)
    qtbot.addWidget(form)
    return form


def test_a_new_connection(qtbot):
    form = form_of(qtbot)
    form.name.setText("Hanoi")
    form.key_sid.setText(" SK123 ")
    made = form.profile()
    assert (made.name, made.key_sid, made.icc_url) == ("Hanoi", "SK123", DEFAULT_ICC_URL)
    assert form._extra.isHidden()


def test_an_existing_one_keeps_its_id(qtbot):
    profile = new_profile("A", "SK1")
    form = form_of(qtbot, profile)
    form.name.setText("B")
    assert form.profile() == type(profile)(profile.id, "B", "SK1")
    assert "keep the stored one" in form.secret.placeholderText()


@pytest.mark.parametrize(
    ("field", "text"),
    [("key_sid", ""), ("icc_url", "http://example.org"), ("proxy", "ftp://x"), ("media_url", "x")],
)
def test_mistakes_are_marked_at_their_field(qtbot, field, text):
    form = form_of(qtbot)
    form.key_sid.setText("SK1")
    form.fields[field].control.setText(text)
    assert form.profile() is None
    assert form.fields[field].control.property("trouble") == "true"
    if field != "key_sid":
        assert not form._extra.isHidden(), "what is folded away is shown"


def test_mistakes_are_told_in_the_language_in_use(qtbot, translations):
    translations.choose("vi")
    form = form_of(qtbot)
    form.key_sid.setText("SK1")
    form.fields["icc_url"].control.setText("ftp://{x}")
    assert form.profile() is None
    told = [label.text() for label in form.findChildren(QLabel) if "ftp://{x}" in label.text()]
    assert told == ["“ftp://{x}” không phải là địa chỉ web. Hãy viết theo mẫu https://icc-api.stringee.com."]


def test_unusual_settings_are_unfolded(qtbot):
    assert not form_of(qtbot, new_profile("A", "SK1", proxy="http://proxy.example:3128"))._extra.isHidden()


def test_complaints_about_unknown_fields_go_to_the_name(qtbot):
    form = form_of(qtbot)
    form.complain(ProfileError("nonsense", Phrase("Cause."), Phrase("Advice.")))
    assert form.name.property("trouble") == "true"


def test_what_policy_sets_is_greyed_and_says_so(qtbot):
    url = "https://icc.example"
    starts = {"icc_url": url, "proxy": "http://proxy.example:3128"}
    form = form_of(qtbot, ruled=Managed(starts, {"icc_url": "group policy"}))
    form.key_sid.setText("SK1")
    for _again in range(2):  # a check of the fields draws the hints anew
        assert (form.icc_url.text(), form.proxy.text()) == (url, "http://proxy.example:3128")
        assert not form.icc_url.isEnabled()
        assert form.proxy.isEnabled(), "a start may be changed"
        words = [label.text() for label in form.fields["icc_url"].findChildren(QLabel)]
        assert "Set by your administrator" in words
        assert form.profile().icc_url == url


def test_a_complaint_goes_when_its_field_is_mended(qtbot):
    form = form_of(qtbot)
    told = []
    form.retyped.connect(told.append)
    form.name.setText("A")
    form.key_sid.setText("SK1")
    form.icc_url.setText("x")
    assert form.profile() is None
    assert form.icc_url.property("trouble") == "true"
    QTest.keyClicks(form.name, "b")
    assert form.icc_url.property("trouble") == "true", "it is still wrong"
    QTest.keyClicks(form.icc_url, "y")
    assert form.icc_url.property("trouble") != "true"
    assert told == ["name", "icc_url"]
