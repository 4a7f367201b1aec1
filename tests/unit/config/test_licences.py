from ivr_designer.config.licences import TITLES, folder, licence_texts


def test_a_checkout_has_the_texts_that_no_build_collects():
    texts = licence_texts()
    assert [text.title for text in texts][:3] == ["IVR Designer", "Qt, PySide6", "LGPL 3.0"]
    assert "MIT License" in texts[0].read()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts[2].read()
    assert folder().name == "licences"
    assert "@" not in texts[1].read(), "the versions are filled in"


def test_an_installed_program_has_all_of_them(tmp_path):
    for name in TITLES:
        (tmp_path / name).write_text(f"terms of {name}", "utf-8")
    texts = licence_texts(tmp_path)
    assert [text.title for text in texts] == list(TITLES.values())
    assert texts[0].read() == "terms of IVR-DESIGNER-LICENSE.txt"
