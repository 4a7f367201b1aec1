"""Uploads come back from the journal as they went in, and damage costs no more than the uploads."""

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.upload_book import META, Entry, UploadBook
from ivr_designer.sync.upload_types import Upload, UploadState

FULL = Entry(
    Upload("r1", "a.wav", "Lời chào", 44, 1.5, UploadState.CHECKING, file="X.wav",
           node=(TreeId("t"), NodeId("n")), cause=phrase("No {what}.", what="line"), advice=phrase("Wait."),
           words="đợi"),
    frozenset({"a", "b"}), 12.5, as_form=True,
)  # fmt: skip


def reopened(path, change):
    journal = Journal(path)
    journal.open()
    with journal.transaction() as work:
        change(UploadBook(journal), work)
    journal.close()
    journal = Journal(path)
    journal.open()
    found = UploadBook(journal).entries()
    journal.close()
    return found


def test_all_of_it_comes_back_in_order(tmp_path):
    path = tmp_path / "j.sqlite3"
    plain = Entry(Upload("r2", "b.mp3", "b", 1, 2.0))
    both = reopened(path, lambda book, work: [book.put(e, work) for e in (FULL, plain)])
    assert list(both.values()) == [FULL, plain]
    assert list(reopened(path, lambda book, work: book.drop("r1", work))) == ["r2"]


def test_an_entry_that_was_given_up_does_not_come_back(tmp_path):
    journal = Journal(tmp_path / "j.sqlite3")
    journal.open()
    book = UploadBook(journal)
    book.update(FULL)
    assert book.entries() == {}
    journal.close()


def test_damage_reads_as_nothing(tmp_path):
    for text in ("", "{", "5", "[1]", '[{"id": "x"}]'):
        assert (
            reopened(tmp_path / "j.sqlite3", lambda _book, work, text=text: work.set_meta(META, text)) == {}
        )
