"""Ways in: other programs' phone menus as drafts, each with a report of everything that has no equal here."""
