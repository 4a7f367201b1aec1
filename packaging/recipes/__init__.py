"""How each installer is made; build.py calls these."""
