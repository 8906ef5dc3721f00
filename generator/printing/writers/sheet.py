"""The styles of one document: those of its look, and those derived for its texts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.printing.look import Look
from generator.printing.writers.styles import derived_style


class Sheet:
    """A look, and the styles derived from its roles: a place that depends on a text is a style."""

    def __init__(self, look: Look, sections: Sequence[str] = ()) -> None:
        self.look = look
        self._sections = sections
        # The id of each derived style, by its role and the properties that it adds.
        self._derived: dict[tuple[str, str, str], str] = {}

    def end_of_section(self, *, turned: bool) -> str:
        """What ends the pages that lie on their side, or the others."""
        return self._sections[0 if turned else -1]

    def style_for(self, role: str, paragraph: str = "", run: str = "") -> str:
        """The id of a role's style with these properties added: one is derived where there is none yet."""
        if not paragraph and not run:
            return role
        key = (role, paragraph, run)
        if key not in self._derived:
            count = 1 + sum(known == role for known, *_ in self._derived)
            self._derived[key] = f"{role}-{count}"
        return self._derived[key]

    def markup(self) -> str:
        """The derived styles."""
        return "".join(
            derived_style(made, self._name(role, made), role, paragraph, run)
            for (role, paragraph, run), made in self._derived.items()
        )

    def _name(self, role: str, made: str) -> str:
        return f"{self.look.styles[role].name}·{made.rpartition('-')[2]}"
