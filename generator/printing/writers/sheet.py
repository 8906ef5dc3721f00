"""The document under way: its look, and the styles that its text needs besides those of the roles."""

from __future__ import annotations

from generator.printing.look import Look, Style
from generator.printing.writers.measure import cell, line_width
from generator.printing.writers.styles import derived_style


class Sheet:
    """A look, and the styles made from its roles: a place that depends on the text is a style."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.made: dict[tuple[str, str, str], str] = {}

    @property
    def width(self) -> int:
        """The width of the text block in twips."""
        return line_width(self.look.page)

    def cell(self, role: str) -> float:
        """The width of one character of a role in twips."""
        return cell(self.look.styles[role], self.look.page)

    def characters(self, role: str) -> float:
        """How many characters of a role a line holds."""
        return self.width / self.cell(role)

    def style(self, role: str, paragraph: str = "", run: str = "") -> str:
        """The id of a role's style, or of one made from it with other properties."""
        if not paragraph and not run:
            return role
        key = (role, paragraph, run)
        if key not in self.made:
            count = sum(known == role for known, *_ in self.made) + 1
            self.made[key] = f"{role}-{count}"
        return self.made[key]

    def markup(self) -> str:
        """The styles that were made."""
        styles = self.look.styles
        return "".join(
            derived_style(made, self._name(styles[role], made), role, paragraph, run)
            for (role, paragraph, run), made in self.made.items()
        )

    def _name(self, style: Style, made: str) -> str:
        return f"{style.name}·{made.rpartition('-')[2]}"
