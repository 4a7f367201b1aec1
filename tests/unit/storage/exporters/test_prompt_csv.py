import csv
import io

from ivr_designer.storage.exporters.prompt_csv import COLUMNS, write
from tests.unit.storage.exporters.build import empty, nasty, sample


def rows(source):
    return list(csv.DictReader(io.StringIO(write(source).decode("utf-8-sig"), newline="")))


def test_one_line_a_node_with_what_is_to_be_said():
    found = rows(sample())
    assert [r["node"] for r in found] == ["main", "sales", "support", "orphan"]
    assert found[1]["text"].startswith("Để mua mới")
    assert found[1]["words"] == "18"
    assert found[1]["file"] == "02-Kinh-doanh.wav"
    assert (found[2]["mode"], found[2]["file"], found[2]["seconds"]) == (
        "play",
        "VYWKDLWVXL-1531544847245.mp3",
        "7.4",
    )


def test_nothing_of_a_hostile_tree_computes_or_leaves_its_folder():
    for row in rows(nasty()):
        assert not any(v.startswith(("=", "+", "-", "@", "\t", "\r")) for v in row.values())
        if row["mode"] == "talk":
            assert not {"/", "\\", "\0"} & set(row["file"])


def test_an_empty_tree_has_a_head_only():
    assert write(empty()).decode("utf-8-sig").strip() == ",".join(f'"{c}"' for c in COLUMNS)
