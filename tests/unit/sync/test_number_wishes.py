"""What is wanted of numbers, read while another thread stores. The rest is in test_session_numbers.py."""

from ivr_designer.sync.book import Book
from ivr_designer.sync.number_wishes import wishes


class StoredMeanwhile(str):
    """A key at which another thread stores something, in the midst of a look at all of them."""

    def __new__(cls, text, book):
        made = super().__new__(cls, text)
        made.book = book
        return made

    def startswith(self, *arguments):
        self.book.meta[f"more {len(self.book.meta)}"] = "1"
        return super().startswith(*arguments)


def test_what_is_stored_meanwhile_is_no_trouble():
    book = Book()
    book.meta |= {StoredMeanwhile("serial", book): "1", "project": "p"}
    assert wishes(book) == ()
    assert len(book.meta) == 3
