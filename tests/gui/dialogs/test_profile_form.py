"""The fields of a connection."""

import pytest

from ivr_designer.config.profiles import DEFAULT_ICC_URL, ProfileError, new_profile
from ivr_designer.ui.dialogs.profile_form import ProfileForm


def form_of(qtbot, profile=None):
    form = ProfileForm(profile, "the keyring")
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


def test_unusual_settings_are_unfolded(qtbot):
    assert not form_of(qtbot, new_profile("A", "SK1", proxy="http://proxy.example:3128"))._extra.isHidden()


def test_complaints_about_unknown_fields_go_to_the_name(qtbot):
    form = form_of(qtbot)
    form.complain(ProfileError("nonsense", "Cause.", "Advice."))
    assert form.name.property("trouble") == "true"
