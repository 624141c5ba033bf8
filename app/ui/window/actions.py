"""Every command of the window in one table: menus, tooltips and the sheet of shortcuts use it.

A command appears only in a window that has something to do for it (its key among the slots).
"""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.coding.coding_commands import CODE_COMMANDS
from app.ui.typing.keys import called
from app.ui.window.command import Command
from app.words import N_, Words

MENUS: dict[str, str] = {
    "file": N_("&File"),
    "export": N_("Export"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "names": N_("Names in the transcript"),
    "code": N_("&Code"),
    "stances": N_("How it stands to the code"),
    "favourites": N_("Favourites"),
    "keep_favourite": N_("Make a favourite"),
    "limits": N_("Resize the passage"),
    "review": N_("&Review"),
    "thesis": N_("&Thesis"),
    "help": N_("&Help"),
}

SUBMENUS = frozenset({"export", "names", "stances", "favourites", "keep_favourite", "limits"})
"""Menus that stand inside another one, where their key stands among its commands."""

COMMANDS: dict[str, tuple[Command | str | None, ...]] = {
    "file": (
        Command("new", N_("New project…"), N_("Start a study in a new file"), ("Ctrl+N",)),
        Command("open", N_("Open project…"), N_("Open another study"), ("Ctrl+O",)),
        None,
        Command(
            "import",
            N_("Import sources…"),
            N_("Bring transcripts and documents into the project"),
            ("Ctrl+I",),
            edits=True,
        ),
        Command(
            "replace_source",
            N_("Replace by a corrected file…"),
            N_("Take over a new version of the open source's file; its codes move along"),
            edits=True,
        ),
        Command(
            "paste_source",
            N_("Paste text as a source…"),
            N_("Make a source of the text on the clipboard"),
            ("Ctrl+Shift+V",),
            edits=True,
        ),
        Command(
            "import_informants",
            N_("Import informants…"),
            N_("Take informants over from a table"),
            edits=True,
        ),
        Command(
            "import_codebook",
            N_("Import a codebook…"),
            N_("Take codes over from a table"),
            edits=True,
        ),
        None,
        "export",
        None,
        Command(
            "save_copy",
            N_("Save a copy…"),
            N_("Write the project as it is now to another file; this one stays open"),
            ("Ctrl+Shift+S",),
        ),
        Command(
            "make_copy",
            N_("Make a copy for…"),
            N_("A copy for a reviewer or a second coder, which can be merged back"),
            edits=True,
        ),
        Command(
            "merge_copy",
            N_("Merge a copy…"),
            N_("Take over what was done in a copy of this project"),
            edits=True,
        ),
        Command("rename", N_("Rename or move…"), N_("Give the project file another name or place")),
        Command(
            "masking",
            N_("Masking…"),
            N_("Names that must not leave the computer, and where they stand"),
            ("Ctrl+Shift+M",),
        ),
        Command("print", N_("Print…"), N_("Print the open source with its codes"), ("Ctrl+P",)),
        Command("properties", N_("Project properties…"), N_("Title, researcher, questions")),
        Command("show_folder", N_("Show in folder"), N_("Show the project file in its folder")),
        None,
        Command("close", N_("Close project"), N_("Back to the start page"), ("Ctrl+W",)),
        Command("quit", N_("Quit"), N_("Close all windows"), ("Ctrl+Q",)),
    ),
    "export": (
        Command(
            "export_appendix",
            N_("Appendix for the thesis…"),
            N_("Informants, codebook, coded passages and transcripts as a Word document"),
            ("Ctrl+E",),
        ),
        Command(
            "export_chapter",
            N_("Results chapter…"),
            N_("The chapter, written from the coding, as a Word document"),
        ),
        Command(
            "export_closing",
            N_("Closing chapter…"),
            N_("Conclusion and recommendations, from the same codes in the same order"),
        ),
        Command(
            "export_evidence",
            N_("Evidence report…"),
            N_("What is thin: codes without passages, single voices, contrary evidence"),
        ),
        Command(
            "export_review",
            N_("Review document for the supervisor…"),
            N_("A Word table in which each coding is agreed, revised or rejected"),
        ),
        None,
        Command(
            "export_pdf",
            N_("Coded transcript as PDF…"),
            N_("The open source on paper: its turns, and its codes beside them"),
        ),
        Command(
            "export_codebook", N_("Codebook…"), N_("The codebook as a table for Excel or as CSV")
        ),
        Command(
            "export_passages",
            N_("Passages…"),
            N_("All coded passages as a table or as a Word document"),
        ),
        None,
        Command(
            "export_review_log",
            N_("Review log…"),
            N_("Every round with all decisions, remarks and answers, to be signed"),
        ),
        Command(
            "export_consultation",
            N_("Consultation sheet…"),
            N_("A sheet for each supervisor: what was submitted, remarked and answered"),
        ),
        Command(
            "export_audit_trail",
            N_("Audit trail…"),
            N_("Everything that was ever done in this project, by day"),
        ),
        Command(
            "export_agreement",
            N_("Agreement of two coders…"),
            N_("The differences of two coders, how they were settled, and the figures"),
        ),
        Command(
            "export_memos",
            N_("Memos…"),
            N_("All memos as a Word document, as Markdown or as a table"),
        ),
    ),
    "edit": (
        Command("undo", N_("Undo"), N_("Take the last step back"), ("Ctrl+Z",)),
        Command("redo", N_("Redo"), N_("Do it again"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        None,
        Command("copy", N_("Copy"), N_("Copy the selected words")),
        Command(
            "copy_citation",
            N_("Copy with citation"),
            N_("Copy the quotation with informant, date, paragraph and number"),
            ("Ctrl+Shift+C",),
        ),
        None,
        Command(
            "correct_text",
            N_("Correct text"),
            N_("Change the words of the transcript; everything coded moves along"),
            ("Ctrl+T",),
            edits=True,
        ),
        Command(
            "text_versions",
            N_("Versions of the text…"),
            N_("All versions of this text and their differences"),
        ),
        None,
        Command("find", N_("Find in transcript"), N_("Find words in this text"), ("Ctrl+F",)),
        Command(
            "find_everywhere",
            N_("Find in all sources"),
            N_("Find words in the whole project"),
            ("Ctrl+Shift+F",),
        ),
    ),
    "view": (
        Command("transcript", N_("Transcript"), N_("Read and code"), ("Ctrl+1",)),
        Command("passages", N_("Passages"), N_("All coded passages"), ("Ctrl+2",)),
        Command("search", N_("Search"), N_("Search all sources"), ("Ctrl+3",)),
        Command("review", N_("Review"), N_("Agree, revise, reject, coding by coding"), ("Ctrl+4",)),
        Command("agreement", N_("Compare coders"), N_("Where two coders differ"), ("Ctrl+5",)),
        Command(
            "thesis",
            N_("Thesis"),
            N_("Arrange the chapter, see its page, and what it cannot rest on"),
            ("Ctrl+6",),
        ),
        Command("memos", N_("Memos"), N_("All memos of the study"), ("Ctrl+7",)),
        Command(
            "history", N_("History"), N_("Everything that was done, newest first"), ("Ctrl+H",)
        ),
        None,
        Command("back", N_("Back"), N_("Where you read before"), ("Alt+Left",)),
        Command("forward", N_("Forward"), N_("Where you came back from"), ("Alt+Right",)),
        Command(
            "last_source",
            N_("Last source"),
            N_("Change between the two sources read last"),
            ("Ctrl+Tab",),
        ),
        Command(
            "go_to",
            N_("Go to…"),
            N_("A passage, paragraph, turn, time or source"),
            ("Ctrl+G",),
        ),
        None,
        Command("larger", N_("Larger text"), N_("Enlarge the transcript"), ("Ctrl++", "Ctrl+=")),
        Command("smaller", N_("Smaller text"), N_("Shrink the transcript"), ("Ctrl+-",)),
        Command("normal_size", N_("Normal text size"), N_("The usual size"), ("Ctrl+0",)),
        None,
        Command(
            "side_columns",
            N_("Side columns"),
            N_("Show or hide everything beside the transcript"),
            ("F9",),
            checkable=True,
        ),
        "names",
        Command(
            "review_states",
            N_("Show review states"),
            N_("Mark in the margin what was agreed, is to be revised or lies with a reviewer"),
            checkable=True,
        ),
        None,
        Command(
            "reviewer_mode",
            N_("Reviewer mode"),
            N_("Lock the coding; only decisions and remarks can be made"),
            checkable=True,
        ),
    ),
    "names": (
        Command(
            "view_original",
            N_("As they were said"),
            N_("Show the transcript as it was said"),
            checkable=True,
        ),
        Command(
            "view_masked",
            N_("Masked"),
            N_("Cover masked names with their masks; the text stays as it is"),
            checkable=True,
        ),
        Command(
            "view_public",
            N_("For the public"),
            N_("Cover masked names with more general words"),
            checkable=True,
        ),
    ),
    **CODE_COMMANDS,
    "review": (
        Command(
            "new_round",
            N_("New round…"),
            N_("Freeze what the supervisors are asked about, after a look at what is missing"),
            edits=True,
        ),
        Command(
            "rounds",
            N_("Review rounds…"),
            N_("All rounds: how far they are, their reviewers, and what was agreed"),
        ),
        None,
        Command(
            "read_review",
            N_("Read a returned review…"),
            N_("Read the supervisor's decisions from a Word document"),
            edits=True,
            reviews=True,
        ),
        Command(
            "enter_answers",
            N_("Enter answers from paper…"),
            N_("Type in what a supervisor wrote on a print-out"),
            edits=True,
            reviews=True,
        ),
    ),
    "thesis": (
        Command(
            "check_draft",
            N_("Check a draft…"),
            N_("Find every quotation of a thesis draft in the transcripts"),
        ),
        None,
        Command(
            "appendix_material",
            N_("Appendix material…"),
            N_("Interview guide, member checks, pictures and permits, submitted copies"),
        ),
        None,
        Command(
            "freeze",
            N_("Freeze as submitted…"),
            N_("Keep a read-only copy of the study as it is handed in, with its fingerprint"),
            edits=True,
        ),
    ),
    "help": (
        Command(
            "shortcuts", N_("Keyboard shortcuts"), N_("All shortcuts on one page"), ("F1", "?")
        ),
        Command("about", N_("About Kutipan"), N_("Version and licences")),
    ),
}


def commands() -> list[Command]:
    """All commands in the order of the menus."""
    return [item for menu in COMMANDS.values() for item in menu if isinstance(item, Command)]


def make_actions(
    words: Words, slots: Mapping[str, Callable[[], object]], parent: QWidget
) -> dict[str, QAction]:
    """An action for every command that has a slot, by key; they belong to ``parent``."""
    made = {}
    for command in commands():
        if command.key in slots:
            action = QAction(menu_text(words, command), parent)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
            action.setToolTip(tooltip(words, command))
            action.setStatusTip("")
            action.setCheckable(command.checkable)
            slot = slots[command.key]
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            parent.addAction(action)
            made[command.key] = action
    return made


def text_of(words: Words, command: Command) -> str:
    """What the command is called."""
    return words(command.text, digit=command.digit) if command.digit else words(command.text)


def menu_text(words: Words, command: Command, text: str = "") -> str:
    """The command in a menu; a key of the transcript stands where Qt writes shortcuts."""
    name = text or text_of(words, command)
    key = "" if command.shortcuts else shown(command)
    return f"{name}\t{key}" if key else name


def tooltip(words: Words, command: Command) -> str:
    """What the command does, and how to do it from the keyboard."""
    return f"{words(command.tip)} ({keys})" if (keys := shown(command)) else words(command.tip)


def shown(command: Command) -> str:
    """The first of its keys as the system writes it; empty when there is none."""
    return called(next(iter((*command.shortcuts, *command.reading)), ""))
