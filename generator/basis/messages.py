"""What the tool says, in the language of whoever reads it.

The source language of the messages is Chinese: they are written for the authors first, and the
default needs no catalog. `locale/<lang>/LC_MESSAGES/generator.po` holds the others.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from generator.basis.resources import locale

SOURCE_LANGUAGE = "zh"
LANGUAGES = (SOURCE_LANGUAGE, "en")
_SPOKEN = ContextVar("language", default=SOURCE_LANGUAGE)


class Message:
    """A sentence with named gaps, kept apart from its values until its language is known."""

    __slots__ = ("text", "values")

    def __init__(self, text: str, values: dict[str, object]) -> None:
        """`text` is the Chinese sentence with {gaps}; `values` fill them, messages among them."""
        self.text = text
        self.values = values

    def __str__(self) -> str:
        """Return the sentence in the language that is spoken."""
        return self.to(spoken())

    def fill(self, **values: object) -> Message:
        """The same sentence with more gaps filled."""
        return Message(self.text, {**self.values, **values})

    def to(self, language: str) -> str:
        """The sentence in `language`, one of LANGUAGES, with its gaps filled."""
        values = {
            key: value.to(language) if isinstance(value, Message) else value
            for key, value in self.values.items()
        }
        return translator(language)(self.text).format(**values)


def spoken() -> str:
    """The language in which a command speaks to whoever called it."""
    return _SPOKEN.get()


def speak(language: str) -> None:
    """Speak in a language from now on, one of LANGUAGES."""
    _SPOKEN.set(language)


def say(text: str, /, **values: object) -> Message:
    """A message; the literal `text` is what the catalogs are extracted from."""
    return Message(text, values)


def shortened(text: str, most: int) -> str:
    """The beginning of a text, as a message shows one that is longer than so many characters."""
    return text if len(text) <= most else f"{text[:most]}……"


@lru_cache
def translator(language: str) -> Callable[[str], str]:
    """The function that turns a source sentence into `language`."""
    if language == SOURCE_LANGUAGE:
        return str
    with (locale() / language / "LC_MESSAGES" / "generator.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled).gettext
