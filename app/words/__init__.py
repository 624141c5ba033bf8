"""Every sentence of the program, in English (the source) and Indonesian.

One gettext catalogue serves window, command line and exports alike, so a term has one
translation everywhere. A ``Words`` is handed to whoever speaks; there is no current language,
because a window in English may export an Indonesian thesis.
"""

import gettext
import locale
from typing import Literal

from app.resources import resource

Language = Literal["en", "id"]
LANGUAGES: tuple[Language, ...] = ("en", "id")


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a sentence for translation where it is defined; it is translated where it is shown."""
    return sentence


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - gettext tools call it so
    """Mark both forms of a counted sentence for ``Words.plural``, where they are defined."""
    return one, many


class Words:
    """The program's sentences in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue: gettext.NullTranslations = (
            gettext.NullTranslations()
            if language == "en"
            else gettext.translation("kutipan", resource("i18n"), [language])
        )

    def __call__(self, sentence: str, /, **parameters: object) -> str:
        """The sentence in this language, its ``{parameters}`` filled in."""
        translated = self._catalogue.gettext(sentence) if sentence else ""
        return translated.format(**parameters) if parameters else translated

    def plural(self, one: str, many: str, n: int, /, **parameters: object) -> str:
        """The sentence for ``n`` things; ``{n}`` in it is the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **parameters)


def system_language() -> Language:
    """The language to start in: Indonesian on an Indonesian system, else English."""
    code = locale.getlocale()[0] or ""
    return "id" if code.lower().startswith(("id", "indonesian")) else "en"
