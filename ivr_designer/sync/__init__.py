"""Keeping trees here and on a server in step: journal, plan, engine, session. No Qt."""
