"""What surrounds a tree: search, command palette and the like, put onto a finished window."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QToolButton

from ivr_designer.sync.contract import Mode
from ivr_designer.sync.status import Link
from ivr_designer.ui.action_table import Facts
from ivr_designer.ui.controllers.activity_table import ActivityTableController
from ivr_designer.ui.controllers.attention import AttentionController
from ivr_designer.ui.controllers.branches import BranchController
from ivr_designer.ui.controllers.calls import CallsController
from ivr_designer.ui.controllers.commands import OWN_ACTION, CommandController
from ivr_designer.ui.controllers.conflicts import ConflictController
from ivr_designer.ui.controllers.exchange import ExchangeController
from ivr_designer.ui.controllers.find import FindController
from ivr_designer.ui.controllers.guards import GuardController
from ivr_designer.ui.controllers.hearing import HearingController
from ivr_designer.ui.controllers.history import HistoryController
from ivr_designer.ui.controllers.idle_keys import IdleKeys
from ivr_designer.ui.controllers.ladders import LadderController
from ivr_designer.ui.controllers.narrator import Narrator
from ivr_designer.ui.controllers.numbers import NumberController
from ivr_designer.ui.controllers.problem_walk import ProblemWalk
from ivr_designer.ui.controllers.prompt_checks import PromptCheckController
from ivr_designer.ui.controllers.prompts_sheet import PromptsController
from ivr_designer.ui.controllers.publish import PublishController
from ivr_designer.ui.controllers.queue_choices import QueueChoiceController
from ivr_designer.ui.controllers.recordings import RecordingController
from ivr_designer.ui.controllers.rules import RuleController
from ivr_designer.ui.controllers.simulator import SimulatorController
from ivr_designer.ui.controllers.time_map import TimeMapController
from ivr_designer.ui.controllers.usage import UsageController
from ivr_designer.ui.controllers.waivers import WaiverController
from ivr_designer.ui.theme import ICON
from ivr_designer.ui.widgets.mode_switch import ModeSwitch
from ivr_designer.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


class Features:
    """The parts that were added, for those who need one of them (tests, the shell)."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._add_search()
        self.commands = CommandController(window)
        window.actions_.bind(OWN_ACTION, self.commands.open)
        window.actions_.bind("go-to", self.commands.open_boxes)
        self.branches = BranchController(window.surface, window.announcer)
        window.actions_.bind("show-paths", self.branches.show_paths)
        window.actions_.bind("fold", self.branches.fold)
        window.actions_.bind("unfold-all", self.branches.unfold_all)
        self.waivers = WaiverController(window)
        self.rules = RuleController(window)
        self.time_map = TimeMapController(window, self.rules)
        self.ladders = LadderController(window)
        self.prompt_checks = PromptCheckController(window)
        actions, problems = window.actions_, window.problems_panel
        self.problem_walk = ProblemWalk(problems, window.prompts, window.announcer)
        actions.bind("next-problem", lambda: self.problem_walk.step(1))
        actions.bind("previous-problem", lambda: self.problem_walk.step(-1))
        actions.bind("fix-problem", self.problem_walk.fix)
        actions.bind("accept-problem", self.problem_walk.accept)
        self.narrator = Narrator(window.documents, window.bridge, window.io, window.announcer)
        self.idle_keys = IdleKeys(window)
        self.usage = UsageController(window)
        window.actions_.bind("where-used", self.usage.open)
        self.numbers = NumberController(window, self.usage)
        window.actions_.bind("numbers", self.numbers.open)
        window.actions_.bind("attach-number", self.numbers.open_for_tree)
        self.conflicts = ConflictController(window)
        self.guards = GuardController(window)
        self.publishing = PublishController(window)
        self.history = HistoryController(window, self.publishing)
        self.attention = AttentionController(window)
        self._add_mode_switch()
        self._bind_sync()
        self.activity_table = ActivityTableController(window)
        actions.bind("export-activity", self.activity_table.ask)
        self._bind_publishing()
        self.prompts = PromptsController(window)
        window.actions_.bind("prompts-sheet", self.prompts.open)
        self.hearing = HearingController(window)
        window.actions_.bind("hear", self.hearing.hear)
        self.simulator = SimulatorController(window, self.hearing)
        self.calls = CallsController(window, self.simulator)
        actions.bind("go-calls", lambda: window.reveal("calls"))
        self.recordings = RecordingController(window, self.usage, self.hearing)
        window.actions_.bind("recordings", self.recordings.open)
        window.actions_.bind("upload-recordings", self.recordings.ask_upload)
        self.queue_choices = QueueChoiceController(window)
        self.exchange = ExchangeController(window, self.queue_choices)
        window.actions_.bind("export", self.exchange.ask_export)
        window.actions_.bind("import", self.exchange.ask_import)
        window.actions_.bind("new-from-template", self.exchange.show_gallery)
        window.actions_.bind("keep-template", self.exchange.ask_keep)

    def _bind_sync(self) -> None:
        window, actions = self._window, self._window.actions_
        window.more_facts = self._facts
        actions.bind("go-conflicts", self.conflicts.open)
        actions.bind("next-conflict", self.conflicts.next)
        actions.bind("keep-mine", window.conflicts_panel.keep_mine)
        actions.bind("take-theirs", window.conflicts_panel.take_theirs)
        actions.bind("send-again", window.sync.retry_stuck)
        actions.bind("take-back", window.sync.take_back_stuck)
        actions.bind("lock", window.sync.lock)
        actions.bind("unlock", window.sync.unlock)
        window.sync.stuck_of(window.inspector.items)

    def _bind_publishing(self) -> None:
        window, actions = self._window, self._window.actions_
        publishing, history = self.publishing, self.history
        actions.bind("go-plan", lambda: window.reveal("plan"))
        actions.bind("go-history", history.open)
        actions.bind("mode-live", lambda: publishing.set_mode(Mode.LIVE))
        actions.bind("mode-draft", lambda: publishing.set_mode(Mode.DRAFT))
        actions.bind("preview", publishing.preview)
        actions.bind("publish", publishing.publish)
        actions.bind("stop-publishing", publishing.stop)
        actions.bind("roll-back", publishing.roll_back)
        actions.bind("end-comparison", publishing.drop_plan)
        actions.bind("compare-versions", history.compare)
        actions.bind("restore-version", history.restore)
        actions.bind("restore-node", history.restore_node)
        actions.bind("seen-news", self.attention.forget)
        actions.bind("refresh", self.attention.check_now)
        window.canvas_area.comparison_changed.connect(window.refresh_actions)

    def _add_mode_switch(self) -> None:
        window = self._window
        self.mode_switch = ModeSwitch()
        self.mode_switch.wanted.connect(self.publishing.set_mode)
        self.publishing.mode_changed.connect(self.mode_switch.show_mode)
        bar = window.tool_bar
        bar.addSeparator()
        bar.addWidget(self.mode_switch)
        for name in ("preview", "publish"):
            bar.addAction(window.actions_[name])
            made = bar.widgetForAction(window.actions_[name])
            if isinstance(made, QToolButton):
                made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                made.setIconSize(QSize(ICON + 9, ICON + 2))

    def _facts(self, facts: Facts) -> Facts:
        """What the actions of this part need to know besides."""
        sync, mode = self._window.sync, self.publishing.mode
        comparing = self._window.canvas_area.comparing is not None
        if comparing:  # the picture on screen is one to look at
            facts = replace(facts, boxes=0, nodes=0, keypresses=0, writable=False, frozen=True)
        elif self.publishing.is_publishing:  # nothing of it can be stored meanwhile
            facts = replace(facts, frozen=True)
        connected = sync.status.link is not Link.NONE
        return replace(
            facts,
            mode=mode.value if mode is not None and connected else "",
            comparing=comparing,
            plan=self.publishing.has_plan,
            publishing=self.publishing.is_publishing,
            kept=self.publishing.can_roll_back,
            news=self.attention.has_news,
            conflicts=self.conflicts.count,
            stuck=len(sync.stuck()),
            locked=sync.status.link in {Link.KEY_NEEDED, Link.KEY_REFUSED, Link.STOPPED},
            online=sync.status.link in {Link.ONLINE, Link.OFFLINE, Link.RATE_LIMITED},
        )

    def _add_search(self) -> None:
        window, actions = self._window, self._window.actions_
        self.search_bar = SearchBar()
        cast(QBoxLayout, window.stage.layout()).insertWidget(0, self.search_bar)
        self.find = FindController(
            self.search_bar, window.bridge, window.io, window.surface, window.announcer
        )
        actions.bind("find", self.find.open)
        actions.bind("find-next", lambda: self.find.step(1))
        actions.bind("find-previous", lambda: self.find.step(-1))
