from pathlib import Path

import pytest

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Action, DestinationKind
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import lead_to_queues, wanted_name
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.templates import FIELD, keep_template, templates
from ivr_designer.validation.engine import validate
from tests.helpers.builders import tree as build
from tests.unit.domain.build import content

GALLERY = Path(__file__).parents[3] / "resources/templates"
READY = templates(GALLERY)


def test_there_is_a_gallery_in_both_languages():
    assert len(READY) == len(list(GALLERY.glob("*"))) >= 8
    names = {lang: {t.path.name.split(".")[0] for t in READY if t.language == lang} for lang in ("vi", "en")}
    assert names["vi"] == names["en"]
    assert all(t.title and t.about and not t.own for t in READY)


@pytest.mark.parametrize("template", READY, ids=lambda t: t.path.name)
def test_every_template_lacks_nothing_but_the_choice_of_its_queues(template):
    tree = IvrTree(TreeId("t"), template.content())
    assert {d.kind for d in tree.destinations()} <= {DestinationKind.QUEUE, DestinationKind.STOP}
    queues = [d.value for d in tree.destinations() if d.kind is DestinationKind.QUEUE]
    keys = [k for k in tree.keypresses.values() if k.action is Action.QUEUE]
    said = [f.message.template for f in validate(tree) if f.severity != "I"]
    assert said == ["Key {key} of “{name}” needs {what}."] * len(keys)
    assert all(wanted_name(queue) for queue in queues), "no account has a queue of ours"
    lead_to_queues(tree, {queue: f"QU_{i}" for i, queue in enumerate(queues)}).apply(tree)
    assert [f for f in validate(tree) if f.severity != "I"] == []
    assert FIELD not in tree.extra


def test_a_queue_of_another_account_is_asked_for_by_its_name(tmp_path):
    tree = build("a -1-> queue:QU_1; a -2-> queue:QU_2; a -3-> queue:QU_3; a -4-> stop")
    kept = keep_template(
        tmp_path, tree.content(), "Mine", queues={"QU_1": "Sales", "QU_2": "Care", "QU_9": ""}
    )

    def queues(known):
        return [k.queue_id for k in kept.content(known).keypresses.values()]

    assert queues({"QU_1"}) == ["QU_1", "?Care", "QU_3", None]
    assert queues(None) == ["QU_1", "QU_2", "QU_3", None], "what is not known is not doubted"
    (listed,) = templates(tmp_path)
    assert FIELD not in listed.content(set()).extra


def test_own_templates_are_kept_and_listed_after_the_others(tmp_path):
    one = keep_template(tmp_path / "own", content(("a", "1", "a")), "Đường dây nóng", "Ours.")
    two = keep_template(tmp_path / "own", content(("b", "1", "b"), name=""), "Đường dây nóng")
    assert (one.path.name, two.path.name) == ("duong-day-nong.ivr.json", "duong-day-nong-2.ivr.json")
    found = templates(GALLERY, tmp_path / "own")
    assert found[: len(READY)] == READY
    assert {(t.title, t.about, t.own) for t in found[len(READY) :]} == {
        ("Đường dây nóng", "Ours.", True),
        ("Đường dây nóng", "", True),
    }
    assert one.content() == content(("a", "1", "a"))
    assert two.content().name == "Đường dây nóng"


@pytest.mark.parametrize("title", ["", "../../etc/passwd", "CON", "a/b\0c", "🎉", "x" * 500])
def test_any_title_makes_a_file_in_the_folder(title, tmp_path):
    kept = keep_template(tmp_path, content(("a", "1", "a")), title)
    assert kept.path.parent == tmp_path
    assert kept.path.is_file()


@pytest.mark.parametrize("title", ["con", "NUL", "Com1", "lpt9"])
def test_no_file_has_the_name_of_a_device_of_windows(title, tmp_path):
    kept = keep_template(tmp_path, content(("a", "1", "a")), title)
    assert kept.path.name == f"template-{title.lower()}.ivr.json"


def test_broken_files_are_left_out_and_a_missing_folder_is_empty(tmp_path):
    (tmp_path / "broken.ivr.json").write_text("{", "utf-8")
    keep_template(tmp_path, content(("a", "1", "a"), extra={FIELD: "odd"}), "Good")
    assert [t.title for t in templates(tmp_path)] == ["Good"]
    assert templates(tmp_path / "none", tmp_path / "none") == []


def test_a_template_that_vanished_is_told(tmp_path):
    kept = keep_template(tmp_path, content(("a", "1", "a")), "Gone")
    kept.path.unlink()
    with pytest.raises(FileProblem):
        kept.content()
