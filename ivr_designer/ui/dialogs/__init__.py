"""Dialogs and popups. None of them runs a nested event loop."""
