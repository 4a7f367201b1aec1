import asyncio
import time

from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.ports import Clock, Prompts


class SystemClock:
    def now(self):
        return time.time()

    def monotonic(self):
        return time.monotonic()


class Answers:
    def __init__(self):
        self.said = []

    def refuse(self, reason):
        self.said.append(str(reason))

    def notice(self, cause, advice):
        self.said.append(f"{cause} {advice}")

    async def confirm(self, question, detail, verb):
        self.said.append(f"{question} {detail} [{verb}]")
        return True


def test_a_clock_needs_no_base_class():
    clock: Clock = SystemClock()
    assert clock.now() > 1_600_000_000
    assert clock.monotonic() <= clock.monotonic()


def test_questions_can_be_answered_by_a_script():
    answers = Answers()
    prompts: Prompts = answers
    prompts.refuse(phrase("No."))
    prompts.notice(phrase("Full."), phrase("Make room."))
    assert asyncio.run(prompts.confirm(phrase("Sure?"), phrase("It goes."), phrase("Delete")))
    assert answers.said == ["No.", "Full. Make room.", "Sure? It goes. [Delete]"]
