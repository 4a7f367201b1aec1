import asyncio
import random

import pytest

from ivr_designer.icc import wire
from ivr_designer.icc.envelope import Envelope
from ivr_designer.icc.errors import BadReply, PartialList
from ivr_designer.icc.paging import MAX_PAGES, ListKind, read_list

TREES = ListKind("ivrtree", "ivrTrees", wire.TreeRow.parse, ("totalGroups", "totalCount"))


def rows(*numbers):
    return [{"id": f"TR_{n}"} for n in numbers]


def page(found, *, total, number=1, pages=1, count="totalCount", date=100.0, **more):
    data = {count: total, "totalPages": pages, "currentPage": number, "ivrTrees": found} | more
    return Envelope({"data": {k: v for k, v in data.items() if v is not ...}}, "fine", "246", date)


def read(*pages, on_rows=None):
    asked = []

    async def fetch(number):
        asked.append(number)
        return (
            pages[number - 1] if number <= len(pages) else page([], total=pages[0].body["data"]["totalCount"])
        )

    listing = asyncio.run(read_list(TREES, fetch, on_rows))
    return [row.id for row in listing.rows], asked, listing


def test_one_page():
    found, asked, listing = read(page(rows(1, 2), total="2"))
    assert (found, asked) == (["TR_1", "TR_2"], [1])
    assert (listing.project, listing.server_date, listing.message, listing.pages) == ("246", 100.0, "fine", 1)


@pytest.mark.parametrize("pages", [0, 1])
def test_an_empty_list_is_whole(pages):
    assert read(page([], total="0", pages=pages))[:2] == ([], [1])


def test_several_pages_carry_the_date_of_the_first():
    shown = []
    found, asked, listing = read(
        page(rows(1, 2), total=5, pages=3, date=100.0),
        page(rows(3, 4), total=5, number=2, pages=3, date=101.0),
        page(rows(5), total=5, number=3, pages=3, date=102.0),
        on_rows=lambda part: shown.append([row.id for row in part]),
    )
    assert (found, asked) == (["TR_1", "TR_2", "TR_3", "TR_4", "TR_5"], [1, 2, 3])
    assert (listing.server_date, listing.pages) == (100.0, 3)
    assert shown == [["TR_1", "TR_2"], ["TR_3", "TR_4"], ["TR_5"]]


@pytest.mark.parametrize("count", ["totalCount", "totalGroups"])
@pytest.mark.parametrize("total", ["2", 2, 2.0, None, "many", ..., -1])
def test_counts_come_under_many_names_and_types(count, total):
    assert read(page(rows(1, 2), total=total, count=count))[0] == ["TR_1", "TR_2"]


def test_without_paging_members_the_count_ends_the_loop():
    pages = [page(rows(n), total=2, pages=..., number=...) for n in (1, 2)]
    pages[0].body["data"].pop("totalPages", None)
    assert read(*pages)[:2] == (["TR_1", "TR_2"], [1, 2])
    assert read(page(rows(1), total=..., pages=..., number=...))[:2] == (["TR_1"], [1])


def test_a_server_that_ignores_page_is_understood_when_all_is_there():
    everything = page(rows(1, 2, 3), total=3, pages=2)
    assert read(everything, everything)[:2] == (["TR_1", "TR_2", "TR_3"], [1, 2])


def test_a_server_that_repeats_its_first_page_is_not_believed():
    with pytest.raises(PartialList, match="2 rows came, 3 were announced"):
        read(page(rows(1, 2), total=3, pages=2), page(rows(1, 2), total=3, pages=2, number=2))


@pytest.mark.parametrize(
    ("pages", "what"),
    [
        ([page(rows(1), total=2)], "1 rows came, 2 were"),
        ([page(rows(1, 2, 3), total=2)], "3 rows came, 2 were"),
        ([page([], total=2)], "0 rows came, 2 were"),
        ([page(rows(1, 1), total=2)], "a row came twice"),
        ([page(rows(1, 2), total=4, pages=2), page(rows(2, 3), total=4, number=2, pages=2)], "overlap"),
        ([page(rows(1), total=2, pages=2), page(rows(2), total=3, number=2, pages=2)], "changed"),
        ([page(rows(1), total=2, pages=2), page(rows(2), total=..., number=2, pages=2)], "changed"),
        ([page(rows(1), total=2, pages=2), page([], total=2, number=2, pages=2)], "1 rows came"),
        ([page(rows(1), total=3, pages=3), page(rows(2), total=3, number=3, pages=3)], "1 rows came"),
    ],
)
def test_a_list_that_moved_or_is_partial_is_an_error(pages, what):
    with pytest.raises(PartialList, match=what):
        read(*pages)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": None},
        {"data": []},
        {"data": {}},
        {"data": {"ivrTrees": {}}},
        {"data": {"ivrTrees": None}},
    ],
)
def test_an_answer_without_the_array_is_no_empty_list(body):
    with pytest.raises(BadReply, match="holds no ivrTrees"):
        read(Envelope({"r": 0} | body, "", None, None))


@pytest.mark.parametrize("row", [None, 5, "TR_1", [], {}, {"id": None}, {"id": 0}])
def test_a_row_that_cannot_be_named_is_not_left_out_in_silence(row):
    with pytest.raises(BadReply):
        read(page([{"id": "TR_1"}, row], total=2))


def test_a_list_without_end_ends():
    async def fetch(number):
        return page(rows(number), total=10**6, number=number, pages=10**6)

    with pytest.raises(PartialList, match=f"more than {MAX_PAGES} pages"):
        asyncio.run(read_list(TREES, fetch))


def test_whatever_pages_come_a_list_is_whole_or_an_error():
    """Random pages of a server that loses, repeats and reorders them: a result holds every row once."""
    rng = random.Random(7)
    outcomes = set()
    for _ in range(2000):
        size, total = rng.randint(1, 4), rng.randint(0, 9)
        everything = rows(*range(total))
        count = max(-(-total // size), 1)

        async def fetch(number, size=size, total=total, everything=everything, count=count):
            asked = number if rng.random() < 0.8 else rng.randint(1, count)
            part = everything[(asked - 1) * size : asked * size]
            if rng.random() < 0.1:
                part = part[1:]
            said = number if rng.random() < 0.5 else asked
            return page(part, total=str(total), number=said, pages=count)

        try:
            listing = asyncio.run(read_list(TREES, fetch))
        except PartialList:
            outcomes.add("error")
        else:
            outcomes.add("whole")
            assert sorted(row.id for row in listing.rows) == [row["id"] for row in everything]
    assert outcomes == {"error", "whole"}


@pytest.mark.parametrize(
    ("pages", "kind", "sentence"),
    [
        ([Envelope({"data": {}}, "", None, 100.0)], BadReply, "it holds no ivrTrees"),
        ([page([5], total=1)], BadReply, "a row is not an object"),
        ([page([{}], total=1)], BadReply, ""),
        ([page(rows(1, 1), total=2)], PartialList, "a row came twice"),
        (
            [page(rows(1), total=2, pages=2), page(rows(2), total=3, number=2)],
            PartialList,
            "it changed meanwhile",
        ),
        (
            [page(rows(1, 2), total=3, pages=2), page(rows(2, 3), total=3, number=2)],
            PartialList,
            "pages overlap",
        ),
        ([page(rows(1), total=2)], PartialList, "1 rows came, 2 were announced"),
    ],
)
def test_a_list_that_fails_says_how_and_when_by_the_servers_clock(pages, kind, sentence):
    with pytest.raises(kind) as caught:
        read(*pages)
    error = caught.value
    assert (error.detail if kind is PartialList else error.reason).endswith(sentence)
    assert error.server_date == 100.0
    assert kind is BadReply or str(error.cause).startswith("The list of ivrTrees could not")


def test_the_last_page_is_known_by_its_number():
    three = [page(rows(n), total=..., number=n, pages=3) for n in (1, 2, 3)]
    for one in three:
        one.body["data"]["totalCount"] = None
    assert read(*three)[:2] == (["TR_1", "TR_2", "TR_3"], [1, 2, 3])


def test_a_page_of_another_number_ends_the_list_only_after_the_first():
    assert read(page(rows(1), total=1, number=7))[0] == ["TR_1"]
    listing = read(
        page(rows(1), total=..., pages=..., number=1),
    )[2]
    assert listing.pages == 1


def test_the_limit_of_pages_is_exact_and_its_error_names_the_list():
    def endless(last):
        async def fetch(number):
            return page(rows(number), total=last, number=number, pages=last)

        return asyncio.run(read_list(TREES, fetch))

    assert len(endless(MAX_PAGES).rows) == MAX_PAGES
    with pytest.raises(PartialList) as caught:
        endless(MAX_PAGES + 1)
    assert str(caught.value.cause).startswith(
        "The list of ivrTrees could not be read as a whole: it has more"
    )
