"""A local ICC server: the documented API over a real socket, for trying things and for tests.

Importing this package starts nothing and imports no web framework; starting ``server.SandboxServer`` does.
started.
"""
