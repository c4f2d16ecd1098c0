"""How many records of an archive are read and understood in a second on one core, and how much memory that takes.

    python -m tests.benchmarks.importing_reading --records 100000

Makes archives of its own, in lines of ClaimReview, in one list of them, and as a table, and reads each to its end.
No two records are alike: their addresses, claims, speakers and dates are all different.
"""

import argparse
import csv
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import orjson

TEXT = (
    "the minister said that prices of bread have risen by half since the war began and no one in the city "
    "knew when water would come back while vaccines cause more deaths than they prevent according to a video "
    "shared by thousands"
)
WORDS = TEXT.split()
LABELS = (("False", 1), ("Mostly false", 2), ("Half true", 3), ("Mostly true", 4), ("True", 5), ("Pants on fire!", 1))
PUBLISHERS = tuple(f"Verifier {number}" for number in range(40))


def record(number: int, chance: Random) -> dict[str, Any]:
    """A ClaimReview as fact-checkers publish them, with two appearances."""
    label, value = chance.choice(LABELS)
    publisher = chance.randrange(len(PUBLISHERS))
    day = f"20{chance.randrange(15, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+01:00",
        "url": f"https://www.verifier{publisher}.example/{day.replace('-', '/')}/{number}-{_words(chance, 5, '-')}/",
        "inLanguage": "en",
        "author": {
            "@type": "Organization",
            "name": PUBLISHERS[publisher],
            "url": f"https://www.verifier{publisher}.example/",
            "sameAs": [f"https://twitter.com/verifier{publisher}", f"https://www.facebook.com/verifier{publisher}"],
        },
        "claimReviewed": f"In {number} cases {_words(chance, 20, ' ')}.",
        "name": f"No, {_words(chance, 9, ' ')}",
        "reviewBody": _body(number, chance),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": label,
        },
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": day,
            "author": {
                "@type": "Person",
                "name": f"Speaker {chance.randrange(5000)}",
                "jobTitle": "Member of parliament",
            },
            "appearance": [
                {"@type": "CreativeWork", "url": f"https://www.facebook.com/posts/{number}?fbclid=x{number}"},
                {"@type": "CreativeWork", "url": f"https://twitter.com/someone/status/{number}00"},
            ],
        },
    }


def _body(number: int, chance: Random) -> str:
    """Plain text as most have it, HTML in one of five."""
    if number % 5:
        return _words(chance, 60, " ")
    return f"<p>{_words(chance, 60, ' ')}</p><p>See <a href='https://stats.example/{number}'>the figures</a>.</p>"


def _words(chance: Random, count: int, between: str) -> str:
    return between.join(chance.choices(WORDS, k=count))


def records(count: int) -> Iterator[dict[str, Any]]:
    """So many records, the same each time."""
    chance = Random(1)
    return (record(number, chance) for number in range(count))


def write_lines(path: Path, count: int) -> None:
    """One record a line."""
    with path.open("wb") as file:
        for each in records(count):
            file.write(orjson.dumps(each) + b"\n")


def write_list(path: Path, count: int) -> None:
    """One list of all."""
    with path.open("wb") as file:
        for place, each in enumerate(records(count)):
            file.write((b",\n" if place else b"[") + orjson.dumps(each))
        file.write(b"]")


def write_table(path: Path, count: int) -> None:
    """A row each, as spreadsheets save it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Claim", "Speaker", "Date", "Verdict", "Fact-check URL", "Published", "Publisher", "Summary"])
        for each in records(count):
            item = each["itemReviewed"]
            label, day = each["reviewRating"]["alternateName"], each["datePublished"][:10]
            said = "/".join(reversed(item["datePublished"].split("-")))
            row = [each["claimReviewed"], item["author"]["name"], said, label, each["url"], day, each["author"]["name"]]
            writer.writerow([*row, each["reviewBody"]])


def main() -> None:
    """Measure each, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    ways = (("lines of JSON", write_lines), ("a list in JSON", write_list), ("a table", write_table))
    with tempfile.TemporaryDirectory() as scratch:
        for name, write in ways:
            path = Path(scratch) / ("archive.csv" if write is write_table else "archive.json")
            write(path, options.records)
            _measure(name, path)


def _measure(name: str, path: Path) -> None:
    from factcheck.importing.reading import Archive
    from factcheck.importing.records import ReadRecord

    before, began = _peak(), time.process_time()
    kinds = [0, 0]
    for each in Archive(path):
        kinds[isinstance(each, ReadRecord)] += 1
    taken = time.process_time() - began
    print(
        f"{name}: {path.stat().st_size / 2**20:.0f} MB, {kinds[1]} records and {kinds[0]} refusals, "
        f"{sum(kinds) / taken:.0f} a second, peak memory {_peak()} MB ({_peak() - before} MB more than before)"
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
