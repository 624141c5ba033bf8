"""All commands under their names, with their help in the language that is spoken."""

from typing import Any

import typer
from typer.main import get_command

from app.commands import codebook, codings, imports, passages, studies
from app.words import N_, Words

_ABOUT = N_("Kutipan: qualitative coding of interview transcripts, from import to the Word thesis.")
_EVERYWHERE = N_("Every command understands --json (for scripts) and --lang id or en.")


def command_line(words: Words) -> Any:
    """The program's commands; call the result with ``args``, ``prog_name`` and ``obj``."""
    tree = typer.Typer(
        help=words(_ABOUT),
        epilog=words(_EVERYWHERE),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    tree.command("new", help=words("Make a new project."))(studies.new)
    tree.command("import", help=words("Import files into a project."))(imports.import_files)
    tree.command("codebook", help=words("Take a codebook over from a table, or write one."))(
        codebook.codebook
    )
    tree.command("code", help=words("Put a code on a quotation."))(codings.code)
    tree.command("passages", help=words("List the coded passages."))(passages.list_passages)
    tree.command("search", help=words("Find words in the sources."))(passages.search_sources)
    tree.command("check", help=words("Look for damage in a project."))(studies.check)
    return _translated(get_command(tree), words)


def _translated(tree: Any, words: Words) -> Any:
    """The same tree with the help of every argument and option in the language of ``words``."""
    for command in tree.commands.values():
        for parameter in command.params:
            if getattr(parameter, "help", None):
                parameter.help = words(parameter.help)
    return tree
