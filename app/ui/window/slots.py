"""What each command of ``app.ui.window.actions`` does in a project's window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.models.passage import STANCES
from app.queries.favourites import DIGITS
from app.ui.exporting.exporting import NAMES, begin_export
from app.ui.exporting.folders import show_in_folder
from app.ui.program.about import AboutDialog
from app.ui.project.project_files import rename_project, save_copy
from app.ui.window.shortcuts_sheet import ShortcutsSheet

if TYPE_CHECKING:
    from app.ui.window.columns import Columns
    from app.ui.window.main_window import MainWindow


def slots_of(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """The slot of every command by key; a desk of the window brings its own (``slots``)."""
    columns, program = window.columns, window.program
    views = {key: lambda key=key: columns.centre.show_view(key) for key in columns.centre.keys}
    exports = {f"export_{what}": lambda what=what: begin_export(window, what) for what in NAMES}
    return {
        **exports,
        **window.masking.slots,
        **_coding_slots(columns),
        **window.travelling.slots,
        **window.corrections.slots,
        **window.enclosures.slots,
        **window.printing.slots,
        "new": lambda: program.ask_new(window),
        "open": lambda: program.ask_open(window),
        "import": window.source_import.ask,
        "paste_source": window.source_import.paste,
        "import_informants": window.table_import.ask_informants,
        "import_codebook": window.table_import.ask_codebook,
        "save_copy": lambda: save_copy(window),
        "make_copy": window.exchange.copies.ask,
        "merge_copy": window.exchange.merges.ask,
        "rename": lambda: rename_project(window),
        "show_folder": lambda: show_in_folder(window.path),
        "close": window.close_project,
        "quit": program.quit,
        "undo": window.undo,
        "redo": window.redo,
        "copy": columns.reader.copy,
        "copy_citation": columns.copy_cited,
        "find": window.find_here,
        "find_everywhere": columns.find_everywhere,
        **views,
        "history": columns.show_history,
        "larger": lambda: columns.correcting.shown.step_zoom(1),
        "smaller": lambda: columns.correcting.shown.step_zoom(-1),
        "normal_size": lambda: columns.correcting.shown.set_zoom(1.0),
        "side_columns": window.toggle_sides,
        "review_states": window.toggle_states,
        "reviewer_mode": window.toggle_reviewing,
        "new_round": window.rounds.ask_new,
        "rounds": window.rounds.show_rounds,
        "enter_answers": window.rounds.enter_answers,
        "read_review": window.review_import.ask,
        "autocode": window.autocoding.show_dialog,
        "check_draft": window.audits.show_dialog,
        "properties": window.show_properties,
        "about": lambda: AboutDialog(window.words, window).open(),
        "shortcuts": lambda: ShortcutsSheet(
            window.words, window.commands_shown, program.theme, window
        ).open(),
    }


def _coding_slots(columns: "Columns") -> dict[str, Callable[[], object]]:
    """What codes, and what walks and selects for it."""
    coding, marking = columns.coding, columns.marking
    return {
        "code_selection": columns.ask_codes,
        "repeat_code": coding.repeat,
        "in_vivo": coding.code_in_vivo,
        "rename_last": coding.rename_last,
        "uncode": coding.uncode_chosen,
        "key_quote": marking.toggle_star,
        **{f"stance_{how}": partial(marking.set_stance, how) for how in STANCES},
        **{f"favourite_{digit}": partial(coding.use_favourite, digit) for digit in DIGITS},
        **{f"keep_favourite_{digit}": partial(columns.keep_favourite, digit) for digit in DIGITS},
        "end_later": lambda: columns.resizing.step("end", 1),
        "end_sooner": lambda: columns.resizing.step("end", -1),
        "begin_sooner": lambda: columns.resizing.step("start", -1),
        "begin_later": lambda: columns.resizing.step("start", 1),
        "expand": columns.reader.expand_selection,
        "shrink": columns.reader.shrink_selection,
        "next_passage": lambda: columns.reading.step_passage(1),
        "previous_passage": lambda: columns.reading.step_passage(-1),
        "next_uncoded": lambda: columns.step_uncoded(1),
        "previous_uncoded": lambda: columns.step_uncoded(-1),
    }
