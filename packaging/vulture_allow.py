"""Names that vulture cannot see the use of: Qt, pytest or a framework calls them. One expression a line."""
