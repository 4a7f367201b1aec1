"""IVR Designer: draw a phone menu as a tree, and the contact center follows."""

__version__ = "0.1.0"
