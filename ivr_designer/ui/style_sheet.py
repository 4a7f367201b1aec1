"""The style sheet as a template. `$name` are tokens of `theme.Theme`; no colour is spelled here."""

SHEET = """
QDialog { background: $surface; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $line; width: 1px; height: 1px; }
QSplitter::handle:hover { background: $accent; }
QToolTip { background: $tooltip; color: $on_tooltip; border: 1px solid $tooltip; padding: ${half}px; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px ${half}px; }
QMenuBar::item { padding: ${half}px 10px; border-radius: ${half}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: ${half}px 0; }
QMenu::item { padding: 6px 28px 6px 12px; margin: 0 ${half}px; border-radius: ${half}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: ${space}px; }
QMenu::separator { height: 1px; background: $line; margin: ${half}px 0; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $line; padding: ${half}px ${space}px;
           spacing: 2px; }
QToolBar#bars { padding: 0; border: none; }
QToolBar::separator { background: $line; width: 1px; margin: 6px ${half}px; }
QToolButton { border: ${outline}px solid transparent; border-radius: ${radius}px; padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QToolButton#tile { border-color: $line; padding: 3px 6px; }
QToolButton#tile:hover { border-color: $accent; background: $accent_soft; }
QToolButton#tile:focus { border-color: $accent; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: none; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QWidget#panelHeader { background: $surface; border-bottom: 1px solid $line; }
QWidget#panel { background: $surface; }
QLabel#panelTitle { font-weight: 600; color: $text; }

QTabBar { background: $surface; border: none; qproperty-drawBase: 0; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: $surface; color: $muted; padding: ${space}px 14px; border: none;
               border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }

QPushButton { background: $surface; border: ${outline}px solid $line_strong; border-radius: ${radius}px;
              padding: 6px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: ${outline}px solid $accent; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:focus { border: ${outline}px solid $text; }
QPushButton[kind="primary"]:disabled { background: $window; color: $disabled; border-color: $line; }
QPushButton[kind="danger"] { background: $danger; color: $surface; border-color: $danger; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: ${outline}px solid $text; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; color: $accent;
                           padding: 4px ${space}px; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:focus { border-color: $accent; }
QPushButton[kind="flat"]:disabled { color: $disabled; border-color: transparent; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 2px 0; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton[kind="choice"] { text-align: left; padding: 0; min-height: 78px; border-color: $line; }
QPushButton[kind="choice"]:hover, QPushButton[kind="choice"]:focus { border-color: $accent;
                                                                     background: $accent_soft; }
QPushButton[kind="key"] { padding: 0; min-height: 38px; font-weight: 600; border-color: $line; }
QPushButton[kind="key"]:hover:enabled { background: $accent_soft; border-color: $accent; }
QPushButton[kind="key"]:focus { border: ${outline}px solid $accent; background: $accent_soft; }
QPushButton[kind="key"]:disabled { background: $window; color: $disabled; border-color: $window; }
QPushButton[kind="status"] { border-color: transparent; padding: 3px ${space}px; color: $muted;
    background: transparent; }
QPushButton[kind="status"]:hover { background: $hover; color: $text; }
QPushButton[kind="status"]:focus { border-color: $accent; }
QPushButton[kind="row"] { border-color: transparent; padding: 0; min-height: 28px; text-align: left; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border-color: $accent; }
QPushButton[kind="segment"] { border-color: $line_strong; color: $muted; padding: 6px ${space}px; }
QPushButton[kind="segment"]:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="segment"]:checked { background: $accent_soft; color: $text; border-color: $accent; }

QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text;
    border: ${outline}px solid $line_strong; border-radius: ${radius}px; padding: 5px ${space}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $disabled;
    border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; border-color: $line; }
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"], QAbstractSpinBox[trouble="true"] {
    border-color: $danger; }
QLineEdit { min-height: 20px; }
QAbstractItemView QLineEdit, NameEditor { min-height: 0; }
QComboBox { padding-right: 24px; min-height: 20px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QAbstractSpinBox { padding: 4px 22px 4px 0; min-height: 19px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 20px;
    border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QCheckBox { spacing: ${space}px; padding: 2px 0; min-height: 18px; }
QCheckBox::indicator, QTableWidget::indicator { width: 14px; height: 14px; border: 1px solid $line_strong;
    border-radius: ${half}px; background: $surface; }
QCheckBox::indicator:checked, QTableWidget::indicator:checked { background: $accent; border-color: $accent;
    image: url("$check"); }
QCheckBox::indicator:focus { width: 12px; height: 12px; border: 2px solid $accent; }
QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid $line_strong;
    border-radius: ${half}px; background: $surface; }
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton { spacing: ${space}px; padding: 2px 0; min-height: 18px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $line_strong; border-radius: 8px;
    background: $surface; }
QRadioButton::indicator:checked { background: $accent; border: 1px solid $accent; border-radius: 8px;
    image: url("$dot"); }
QRadioButton::indicator:focus { width: 12px; height: 12px; border: 2px solid $accent; }
QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: none;
    padding: ${half}px; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 0 0 6px; min-height: 0; background: transparent; }

QTreeView, QListView, QTableView { background: $surface; border: none; outline: none; }
QTreeView::item, QListView::item { padding: 6px ${half}px; border-radius: ${half}px; }
QTreeView::item { border-radius: 0; }
QTreeView#outline { padding-left: ${space}px; }
QTreeView::item:selected, QTreeView::branch:selected { background: $accent_soft; }
QTreeView::branch:has-children:closed { image: url("$arrow_right"); }
QTreeView::branch:has-children:open { image: url("$arrow"); }
QTableView::item { padding: ${half}px ${space}px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: $accent_soft;
    color: $text; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: ${half}px 3px ${half}px 11px; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 2px; min-height: 28px;
    min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { border: none; background: $hover; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QLabel[role="muted"] { color: $muted; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="trouble"] { color: $danger; }
QLabel[role="good"] { color: $success; }
QLabel[role="caution"] { color: $warning; }

QFrame[bar="info"] { background: $info_soft; border: none; border-bottom: 1px solid $line; }
QFrame[bar="success"] { background: $success_soft; border: none; border-bottom: 1px solid $line; }
QFrame[bar="warning"] { background: $warning_soft; border: none; border-bottom: 1px solid $line; }
QFrame[bar="danger"] { background: $danger_soft; border: none; border-bottom: 1px solid $line; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[card="popup"] { background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px; }
QFrame#toast { background: $tooltip; border-radius: ${radius}px; }
QFrame#toast QLabel { color: $on_tooltip; }
QFrame#toast QPushButton { background: transparent; color: $on_tooltip; border: 1px solid $on_tooltip;
    padding: 3px 10px; }
QFrame#rule { background: $line; max-height: 1px; min-height: 1px; border: none; }
"""
