"""While a tree is read, it is seen as far as it has come."""

import pytest

from ivr_designer.sync.contract import Loading
from ivr_designer.ui.loading_page import LoadingPage
from tests.helpers.trees import menu_tree


@pytest.fixture
def page(qtbot):
    page = LoadingPage()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def test_without_content_there_is_only_the_progress(page):
    page.show_progress(Loading(menu_tree(5).id, 3, 8))
    assert page._words.text() == "Reading the tree: 3 of 8"
    assert not page.stage.isVisible()


def test_what_has_come_is_drawn_and_goes_with_the_reading(page, qtbot):
    tree = menu_tree(30)
    page.show_progress(Loading(tree.id, 30, 30, tree.content()))
    qtbot.waitUntil(lambda: not page.stage.growing)
    assert page.stage.isVisible()
    assert tree.root in page.stage.picture.boxes
    page.clear()
    assert not page.stage.isVisible()
    assert page.stage.document is None
