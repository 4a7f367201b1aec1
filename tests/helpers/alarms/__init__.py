"""Alarms: pytest plugins that fail a test for what it left behind or did not expect.

``leaks``    threads, event loops and tasks, sockets, Qt timers and windows that outlive the test
``logs``     records of WARNING and above from our loggers that the test did not announce
``network``  connections, look-ups and listening beyond this machine
``home``     a private home, settings and environment for each test
``soak``     the long tests, run by ``run.py soak`` only
"""
