"""Tiles are painted when asked for, mended where spoilt, and limited in number."""

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from ivr_designer.ui.canvas.tiles import CROWD, MANY, SIDE, DeviceRect, TileCache, device_rect, tiles_of


@pytest.fixture
def painted(qtbot: QtBot) -> tuple[TileCache, list[DeviceRect]]:
    """A cache, and what it has painted."""
    rects: list[DeviceRect] = []
    return TileCache(lambda painter, rect: rects.append(rect)), rects


def test_a_tile_is_painted_once(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, rects = painted
    assert not cache.is_ready((0, 0))
    first = cache.tile((0, 0))
    assert cache.tile((0, 0)) is first
    assert rects == [(0, 0, SIDE, SIDE)]
    assert cache.is_ready((0, 0))


def test_only_what_is_spoilt_is_painted_again(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, rects = painted
    for tile in ((0, 0), (1, 0), (2, 0)):
        cache.tile(tile)
    rects.clear()
    cache.spoil([(500, 10, 530, 20), (2000, 10, 2010, 20)])
    assert not cache.is_ready((0, 0))
    assert cache.is_ready((2, 0))
    for tile in ((0, 0), (1, 0), (2, 0)):
        cache.tile(tile)
    assert rects == [(500, 10, 512, 20), (512, 10, 530, 20)]


def test_overlapping_spoils_are_painted_together(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, rects = painted
    cache.tile((0, 0))
    rects.clear()
    cache.spoil([(10, 10, 50, 50), (40, 40, 80, 80), (200, 200, 210, 210)])
    cache.tile((0, 0))
    assert sorted(rects) == [(10, 10, 80, 80), (200, 200, 210, 210)]


def test_very_much_spoilt_is_painted_as_a_whole(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, rects = painted
    cache.tile((0, 0))
    rects.clear()
    cache.spoil([(0, 0, 500, 500)])
    cache.tile((0, 0))
    assert rects == [(0, 0, SIDE, SIDE)]


def test_very_many_small_spots_are_painted_as_a_whole(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, rects = painted
    cache.tile((0, 0))
    rects.clear()
    cache.spoil([(x % SIDE, x // SIDE, x % SIDE + 1, x // SIDE + 1) for x in range(3 * MANY)])
    cache.tile((0, 0))
    assert rects == [(0, 0, SIDE, SIDE)]


def test_the_oldest_tiles_go_when_there_are_too_many(painted: tuple[TileCache, list[DeviceRect]]) -> None:
    cache, _ = painted
    cache.set_room(SIDE, SIDE)
    for x in range(40):
        cache.tile((x, 0))
    assert len(cache) == 8
    assert not cache.is_ready((0, 0))
    assert cache.is_ready((39, 0))
    cache.clear()
    assert len(cache) == 0


def test_painting_is_clipped_to_the_spoilt_part(qtbot: QtBot) -> None:
    clips: list[object] = []

    def render(painter: QPainter, rect: DeviceRect) -> None:
        clips.append(painter.clipBoundingRect().toRect().getRect() if painter.hasClipping() else None)

    cache = TileCache(render)
    cache.tile((1, 1))
    cache.spoil([(600, 600, 640, 620)])
    cache.tile((1, 1))
    assert clips == [None, (600, 600, 40, 20)]


def test_rectangles_of_the_scene_grow_to_whole_pixels() -> None:
    assert device_rect(0.2, 0.2, 9.9, 9.9, 1.0) == (-1, -1, 12, 12)
    assert list(tiles_of((-1, 0, 1, 1))) == [(-1, 0), (0, 0)]
    assert list(tiles_of((0, 0, SIDE, SIDE))) == [(0, 0)]


def test_pictures_are_used_again_and_never_more_than_there_is_room_for(qtbot: QtBot) -> None:
    cache = TileCache(lambda painter, rect: None, lambda rect: rect[0] >= 5 * SIDE)
    cache.set_room(2 * SIDE, 2 * SIDE)
    first = [cache.tile((x, 0)) for x in range(7)]
    assert first[5] is first[6]
    cache.clear()
    again = [cache.tile((x, 3)) for x in range(7)]
    assert {id(tile) for tile in again[:5]} == {id(tile) for tile in first[:5]}
    assert again[5] not in first[:5]
    for x in range(-30, 0):
        cache.tile((x, 0))
        assert len(cache) + len(cache._spare) <= cache._room


def test_what_a_tile_was_like_is_there_until_it_is_painted_again(
    painted: tuple[TileCache, list[DeviceRect]],
) -> None:
    cache, rects = painted
    assert cache.before((0, 0)) is None
    first, other = cache.tile((0, 0)), cache.tile((1, 0))
    rects.clear()
    cache.spoil_all()
    assert cache.before((0, 0)) is first
    assert not cache.is_ready((0, 0))
    assert not cache.is_ready((1, 0))
    assert cache.tile((0, 0)) is first
    assert rects == [(0, 0, SIDE, SIDE)]
    assert cache.before((1, 0)) is other
    assert not cache.is_ready((1, 0))


@pytest.fixture
def crowded(qtbot: QtBot) -> tuple[TileCache, list[DeviceRect]]:
    """A cache over a scene with a box to every 100 px, and what it has painted."""
    rects: list[DeviceRect] = []
    cache = TileCache(
        lambda painter, rect: rects.append(rect),
        crowd=lambda r: (r[2] - r[0]) * (r[3] - r[1]) // 100,
    )
    return cache, rects


def area(rects: list[DeviceRect]) -> int:
    """Px in all of them."""
    return sum((r[2] - r[0]) * (r[3] - r[1]) for r in rects)


def test_a_crowded_tile_is_painted_in_parts_and_seen_when_all_are_there(
    crowded: tuple[TileCache, list[DeviceRect]],
) -> None:
    cache, rects = crowded
    steps = 0
    assert cache.is_long((0, 0))
    while not cache.step((0, 0)):
        steps += 1
        assert len(rects) == steps
        assert cache.before((0, 0)) is None, "half a tile is not shown"
        assert cache.is_begun((0, 0))
    assert steps == 15
    assert area(rects) == SIDE * SIDE
    assert max(area([rect]) for rect in rects) <= 100 * CROWD
    assert cache.is_ready((0, 0))
    assert not cache.is_long((0, 0))
    assert not cache.is_begun((0, 0))


def test_what_is_spoilt_while_a_tile_is_painted_is_painted_once_more(
    crowded: tuple[TileCache, list[DeviceRect]],
) -> None:
    cache, rects = crowded
    cache.step((0, 0))
    cache.step((0, 0))
    first = rects[0]
    cache.spoil([(first[0], first[1], first[0] + 8, first[1] + 8)])
    assert not cache.is_ready((0, 0))
    cache.tile((0, 0))
    again = [rect for rect in rects[2:] if rect[:2] == first[:2]]
    assert again, "it is not as it was any more"
    seen = cache.tile((0, 0))
    rects.clear()
    cache.spoil([(8, 8, 16, 16)])
    assert not cache.is_long((0, 0)), "a spot is mended at one go"
    assert cache.step((0, 0))
    assert rects == [(8, 8, 16, 16)]
    cache.spoil_all()
    assert cache.is_long((0, 0))
    cache.step((0, 0))
    assert cache.before((0, 0)) is seen, "it is seen as it was until it is ready"


def test_of_a_tile_that_was_begun_nothing_is_left_when_another_is_wanted_first(
    crowded: tuple[TileCache, list[DeviceRect]],
) -> None:
    cache, rects = crowded
    for _ in range(3):
        cache.step((0, 0))
    cache.tile((1, 0))
    assert not cache.is_begun((0, 0))
    rects.clear()
    cache.tile((0, 0))
    assert area(rects) == SIDE * SIDE
    cache.step((2, 0))
    cache.clear()
    assert not cache.is_begun((2, 0))
    rects.clear()
    cache.tile((2, 0))
    assert area(rects) == SIDE * SIDE


def test_empty_ground_that_is_built_on_is_painted_as_a_new_tile(qtbot: QtBot) -> None:
    boxes = [0]
    cache = TileCache(lambda painter, rect: None, lambda _: not boxes[0], lambda rect: boxes[0])
    ground = cache.tile((0, 0))
    boxes[0] = CROWD + 1
    cache.spoil([(0, 0, 100, 100)])
    assert not cache.step((0, 0))
    assert cache.before((0, 0)) is ground
    assert cache.tile((0, 0)) is not ground
    boxes[0] = 0
    cache.spoil_all()
    assert cache.tile((0, 0)) is not ground, "it is a tile of its own"
    assert cache.tile((1, 0)) is ground
