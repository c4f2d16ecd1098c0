"""Sentences with who speaks in them, by language, and how many are answered rightly."""

from pathlib import Path
from typing import Final, NamedTuple

from claims.intake.speaking.finding import speaker_of

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "fr", "ru", "hy", "az", "ar")
NOBODY: Final = "-"
BEFORE: Final = "‖"
"""Stands between the sentence before and the one that is asked about."""


class Row(NamedTuple):
    """A sentence, with the one before it where that is given, and who speaks."""

    speaker: str
    before: str
    sentence: str

    def found(self, language: str) -> str:
        """Who is proposed."""
        text = f"{self.before} {self.sentence}" if self.before else self.sentence
        start = len(text) - len(self.sentence)
        named = speaker_of(text, start, len(text), language).speaker
        return named.name if named else NOBODY


class Score(NamedTuple):
    """How many sentences were answered rightly, wrongly or not at all, and the answers that were not right."""

    right: int
    wrong: int
    silent: int
    failed: list[str]

    def __str__(self) -> str:
        whole = self.right + self.wrong + self.silent
        return (
            f"{whole} sentences: {self.right / whole:.1%} right, {self.wrong / whole:.1%} wrong, {self.silent} silent"
        )


def rows(name: str) -> list[Row]:
    """The sentences of a file."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [_row(line) for line in lines if line.strip()]


def _row(line: str) -> Row:
    speaker, _, text = line.partition(" | ")
    before, mark, sentence = text.partition(BEFORE)
    return Row(speaker.strip(), before.strip() if mark else "", (sentence if mark else before).strip())


def scored(name: str, language: str) -> Score:
    """What becomes of the sentences of a file."""
    answers = [(row, row.found(language)) for row in rows(name)]
    failed = [(row, found) for row, found in answers if _plain(found) != _plain(row.speaker)]
    silent = sum(found == NOBODY for _, found in failed)
    told = [f"{row.speaker} ≠ {found} | {row.before} {row.sentence}" for row, found in failed]
    return Score(len(answers) - len(failed), len(failed) - silent, silent, told)


def _plain(name: str) -> str:
    return name.replace("’", "'").casefold()
