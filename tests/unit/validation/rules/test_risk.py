"""C: what a change does to callers who know the menu."""

from ivr_designer.domain.nodes import PlayPrompt
from tests.helpers.builders import content_of, node, tree
from tests.helpers.checks import found, said

OLD = "a -1-> queue:A; a -2-> queue:B; a -3-> queue:C; a -4-> queue:D"


def test_without_a_previous_version_nothing_is_known() -> None:
    for rule in ("C01", "C02", "C03"):
        assert said(tree(OLD), rule) == []
        assert said(tree(OLD), rule, previous=content_of(OLD)) == []


def test_c01_a_key_that_means_something_else() -> None:
    now = tree(OLD.replace("queue:B", "queue:Z"))
    assert said(now, "C01", previous=content_of(OLD)) == ["Key 2 of “a” means something else now."]
    assert found(now, "C01", previous=content_of(OLD))[0].keypresses == ("a.2",)
    words = "Để gặp nhân viên bán hàng, bấm phím 2."
    same = tree(OLD.replace("queue:B", "queue:Z"), a=words)
    assert said(same, "C01", previous=content_of(OLD, a=words)) == [], "the same words, another queue"
    more = tree(f"{OLD}; a -5-> queue:E")
    assert said(more, "C01", previous=content_of(OLD)) == [], "a new key confuses nobody"


def test_c02_many_moved_digits() -> None:
    two = tree("a -1-> queue:B; a -2-> queue:A; a -3-> queue:C; a -4-> queue:D")
    assert said(two, "C02", previous=content_of(OLD)) == ["2 of 4 digits have moved (50 %)."]
    one = tree("a -1-> queue:A; a -2-> queue:B; a -3-> queue:C; a -5-> queue:D")
    assert said(one, "C02", previous=content_of(OLD)) == []
    both = tree(f"{OLD}; a -5-> queue:A; a -6-> queue:B")
    assert said(both, "C02", previous=content_of(OLD)) == [], "the old digits still work"


def test_c03_a_person_is_further_away() -> None:
    def after(seconds: float) -> object:
        return node("a", prompt=PlayPrompt("x.mp3", seconds))

    before = content_of("a -1-> queue:Q", after(9))  # type: ignore[arg-type]
    later = tree("a -1-> queue:Q", after(13))  # type: ignore[arg-type]
    assert said(later, "C03", previous=before) == ["A person is reached after 14 s; it was 10 s."]
    assert said(tree("a -1-> queue:Q", after(11)), "C03", previous=before) == []  # type: ignore[arg-type]
    assert said(tree("a -1-> stop"), "C03", previous=before) == [
        "A person could be reached before, and cannot now."
    ]
    assert said(tree("a -1-> stop"), "C03", previous=content_of("a -1-> stop")) == []
