import logging

from tests.helpers.alarms.logs import LogWatch


def test_a_warning_that_nobody_announced_fails(inner, expected_logs):
    expected_logs("lost it")  # the outer test hears it, too
    source = """
        import logging
        def test_it():
            logging.getLogger("ivr_designer.sync.engine").warning("lost %s", "it")
    """
    result = inner("logs", source)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines("unexpected log record: WARNING ivr_designer.sync.engine: lost it")


def test_an_announced_warning_passes(inner, expected_logs):
    expected_logs("lost it")
    source = """
        import logging
        def test_it(expected_logs):
            expected_logs("lost .t")
            logging.getLogger("ivr_designer").error("we lost it")
    """
    inner("logs", source).assert_outcomes(passed=1)


def test_an_announced_warning_that_does_not_come_fails(inner):
    source = """
        def test_it(expected_logs):
            expected_logs("lost")
    """
    result = inner("logs", source)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines("announced log record never came: lost")


def test_information_and_other_loggers_pass(inner):
    source = """
        import logging
        def test_it():
            logging.getLogger("ivr_designer").info("fine")
            logging.getLogger("elsewhere").error("not ours")
    """
    inner("logs", source).assert_outcomes(passed=1)


def test_one_announcement_covers_repeats():
    watch = LogWatch()
    watch("again")
    for number in range(2):
        watch.emit(logging.makeLogRecord({"msg": f"again {number}", "levelno": logging.ERROR}))
    assert watch.complaints() == []


def test_a_task_that_is_destroyed_fails_through_asyncio(inner, expected_logs):
    expected_logs("Task was destroyed")
    source = """
        import asyncio, gc
        def test_it():
            loop = asyncio.new_event_loop()
            task = loop.create_task(asyncio.sleep(60))
            loop.run_until_complete(asyncio.sleep(0))
            loop.close()
            del task, loop
            gc.collect()
    """
    result = inner("logs", source)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines("unexpected log record: ERROR asyncio: Task was destroyed*")
