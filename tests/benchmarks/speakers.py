"""How many sentences of the tables get the right speaker: `python -m tests.benchmarks.speakers`."""

from tests.claims.intake.speaking.table import LANGUAGES, scored


def main() -> None:
    """Print a line a table, and below it what was not answered rightly."""
    for language in LANGUAGES:
        for name in (language, f"{language}_unseen", f"{language}_later", f"{language}_again"):
            score = scored(name, language)
            print(f"{name}: {score}")
            print(*(f"    {told}" for told in score.failed), sep="\n", end="")


if __name__ == "__main__":
    main()
