"""What surrounds a tree: search, command palette and the like, put onto a finished window."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QBoxLayout

from ivr_designer.ui.controllers.branches import BranchController
from ivr_designer.ui.controllers.commands import OWN_ACTION, CommandController
from ivr_designer.ui.controllers.exchange import ExchangeController
from ivr_designer.ui.controllers.find import FindController
from ivr_designer.ui.controllers.numbers import NumberController
from ivr_designer.ui.controllers.prompts_sheet import PromptsController
from ivr_designer.ui.controllers.usage import UsageController
from ivr_designer.ui.controllers.waivers import WaiverController
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
        self.branches = BranchController(window.surface, window.announcer)
        window.actions_.bind("show-paths", self.branches.show_paths)
        window.actions_.bind("fold", self.branches.fold)
        window.actions_.bind("unfold-all", self.branches.unfold_all)
        self.waivers = WaiverController(window)
        actions, problems = window.actions_, window.problems_panel
        actions.bind("next-problem", lambda: problems.step(1))
        actions.bind("previous-problem", lambda: problems.step(-1))
        actions.bind("fix-problem", problems.fix_current)
        actions.bind("accept-problem", problems.accept_current)
        self.usage = UsageController(window)
        window.actions_.bind("where-used", self.usage.open)
        self.numbers = NumberController(window, self.usage)
        window.actions_.bind("numbers", self.numbers.open)
        window.actions_.bind("attach-number", self.numbers.open_for_tree)
        self.prompts = PromptsController(window)
        window.actions_.bind("prompts-sheet", self.prompts.open)
        self.exchange = ExchangeController(window)
        window.actions_.bind("export", self.exchange.ask_export)
        window.actions_.bind("import", self.exchange.ask_import)
        window.actions_.bind("new-from-template", self.exchange.show_gallery)
        window.actions_.bind("keep-template", self.exchange.ask_keep)

    def _add_search(self) -> None:
        window, actions = self._window, self._window.actions_
        self.search_bar = SearchBar()
        cast(QBoxLayout, window.stage.layout()).insertWidget(1, self.search_bar)
        self.find = FindController(
            self.search_bar, window.bridge, window.io, window.surface, window.announcer
        )
        actions.bind("find", self.find.open)
        actions.bind("find-next", lambda: self.find.step(1))
        actions.bind("find-previous", lambda: self.find.step(-1))
