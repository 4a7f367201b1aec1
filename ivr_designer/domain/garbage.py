"""Making thousands of records at one go, without Python looking for garbage among them all the while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 5_000
"""From so many new records on they count as old at once; fewer are looked through soon enough."""


def set_aside() -> None:
    """From now on no garbage is looked for among what is there now, until `take_back`.

    A look through everything takes 50 ms and more; while much comes and goes, it would come again and again.
    """
    gc.freeze()


def take_back() -> None:
    """Look everywhere again."""
    gc.unfreeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: thousands of new records would set it off again and again.

    Many of them are here to stay, so afterwards they count as old: a look through all of them would take
    longer than making them did.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if gc.get_count()[0] > MANY:
                gc.freeze()
                gc.unfreeze()  # gives everything to the oldest generation, without a look at it
            gc.enable()
