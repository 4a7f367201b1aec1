"""What is on its way to the window: in order, and of what only the newest counts no more than that."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import count


class Mailbox:
    """Any thread puts news in, the UI thread takes them out.

    `topic` names what a piece of news is of: a later one of the same topic makes it needless, and
    `merge(earlier, later)` makes one of the two, which stands where the later would. Nothing is moved past
    news that have no topic (None), for they may speak of what was told before.
    """

    def __init__(
        self, topic: Callable[[object], Hashable], merge: Callable[[object, object], object]
    ) -> None:
        self._topic = topic
        self._merge = merge
        self._lock = threading.Lock()
        self._waiting: OrderedDict[Hashable, object] = OrderedDict()
        self._numbers = count(1)
        self._border = 0
        self._is_called = False

    def put(self, news: object) -> bool:
        """Add a piece of news. True if whoever empties the box has to be called."""
        topic = self._topic(news)
        with self._lock:
            if topic is None:
                self._border = next(self._numbers)
            place = (self._border, topic)
            if place in self._waiting:
                news = self._merge(self._waiting.pop(place), news)
            self._waiting[place] = news
            is_called, self._is_called = self._is_called, True
        return not is_called

    def open(self) -> None:
        """Whoever empties the box is there: he has to be called again for what comes from now on."""
        with self._lock:
            self._is_called = False

    def take(self) -> object | None:
        """The next piece of news, None when there is none."""
        with self._lock:
            return self._waiting.popitem(last=False)[1] if self._waiting else None

    def is_left(self) -> bool:
        """True if something is left: who empties the box comes again, and need not be called."""
        with self._lock:
            self._is_called = self._is_called or bool(self._waiting)
            return bool(self._waiting)
