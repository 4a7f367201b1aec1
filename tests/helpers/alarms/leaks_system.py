"""Threads and sockets that outlive a test."""

import os
import sys
import threading


class Threads:
    """Python threads; those of Qt and C that only pass through Python are not ours to end."""

    def survey(self):
        return set(threading.enumerate())

    def compare(self, before):
        return [
            f"thread {thread.name!r}"
            for thread in threading.enumerate()
            if thread not in before and not isinstance(thread, threading._DummyThread)
        ]


class Sockets:
    """Open sockets by inode, on Linux; elsewhere ResourceWarning has to do."""

    folder = "/proc/self/fd"

    def survey(self):
        if not sys.platform.startswith("linux"):  # Wine shows the folder, and takes 40 ms for it
            return {}
        names = os.listdir(self.folder)
        found = {}
        for name in names:
            try:
                target = os.readlink(f"{self.folder}/{name}")
            except OSError:  # the descriptor of the listing itself
                continue
            if target.startswith("socket:"):
                found[target] = name
        return found

    def compare(self, before):
        return [
            f"{target} (descriptor {name})" for target, name in self.survey().items() if target not in before
        ]
