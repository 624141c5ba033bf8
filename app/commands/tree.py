"""All commands under their names, with their help in the language that is spoken.

Only the module of the command that is asked for is imported; the list of commands needs none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from app.words import N_, Words

_ABOUT = N_("Kutipan: qualitative coding of interview transcripts, from import to the Word thesis.")
_EVERYWHERE = N_(
    "Every command understands --json (for scripts) and --lang id or en, which with export is the "
    "language of the document. "
    "With a project's FILE alone, or nothing, the window opens."
)


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command's function is, and what it does in one sentence."""

    module: str
    function: str
    about: str


COMMANDS = {
    "new": Command("studies", "new", N_("Make a new project.")),
    "import": Command("imports", "import_files", N_("Import files into a project.")),
    "replace": Command("replacing", "replace_source", N_("Replace a source by a corrected file.")),
    "codebook": Command("codebook", "codebook", N_("Take a codebook from a table, or write one.")),
    "code": Command("codings", "code", N_("Put a code on a quotation.")),
    "autocode": Command("autocoding", "autocode_file", N_("Code every place that a search finds.")),
    "passages": Command("passages", "list_passages", N_("List the coded passages.")),
    "search": Command("passages", "search_sources", N_("Find words in the sources.")),
    "matrix": Command("evidence", "matrix", N_("Count passages by code and informant.")),
    "evidence": Command("evidence", "evidence", N_("List claims without enough evidence.")),
    "agreement": Command(
        "agreement", "agreement", N_("List where two coders differ, and how far they agree.")
    ),
    "audit": Command("audit", "audit", N_("Check the quotations and claims of a thesis draft.")),
    "export": Command("exports", "export_file", N_("Write Word documents and tables.")),
    "review": Command("reviews", "review", N_("Read a returned review document.")),
    "round": Command("rounds", "review_round", N_("Freeze, check and close review rounds.")),
    "copy": Command("copies", "copy", N_("Make a copy for a reviewer or a second coder.")),
    "mask": Command("masking", "mask", N_("Mask names, and find where they stand.")),
    "merge": Command("merge", "merge", N_("Merge a copy that came back.")),
    "freeze": Command(
        "freezing", "freeze", N_("Keep a read-only copy of a project as it was handed in.")
    ),
    "enclose": Command("enclosures", "enclose", N_("Enclose pictures in the appendix.")),
    "check": Command("studies", "check", N_("Look for damage in a project.")),
    "demo": Command("studies", "demo", N_("Make the sample study and its documents.")),
    "shot": Command("shots", "shot", N_("Draw the window into a picture.")),
}
"""First words that are commands; a file that is called so is opened as ``./new``."""


def command_line(words: Words, asked: str) -> TyperGroup:
    """The program's commands; call the result with ``args``, ``prog_name`` and ``obj``.

    ``asked`` is the command that will be run; the others are there for the list only.
    """
    tree = typer.Typer(
        help=words(_ABOUT),
        epilog=words(_EVERYWHERE),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, command in COMMANDS.items():
        function = _function(command) if name == asked else _not_asked
        tree.command(name, help=words(command.about))(function)
    group = get_command(tree)
    if not isinstance(group, TyperGroup):
        raise TypeError(group)
    _translate(group, words)
    return group


def _function(command: Command) -> Callable[..., None]:
    function: Callable[..., None] = getattr(
        import_module(f"app.commands.{command.module}"), command.function
    )
    return function


def _not_asked() -> None:
    """Stands in the list of commands for one that will not be run."""


def _translate(tree: TyperGroup, words: Words) -> None:
    """Put the help of every argument and option into the language of ``words``."""
    for command in tree.commands.values():
        for parameter in command.params:
            if isinstance(parameter, TyperArgument | TyperOption) and parameter.help:
                parameter.help = words(parameter.help)
