"""How many reads caches at the edge answer, and what is left for our servers: `python -m tests.benchmarks.edges`.

Reads of addresses follow Zipf's law. A cache answers an address from its first read until it is dropped, because what
it shows was published anew, or has been kept for as long as it may. Both are taken as happening at random, so that an
address that is read r times a second and dropped d times a second is answered by the cache in r / (r + d) of its reads;
`--simulate` reads one by one instead, for what can be read in a minute. Every number that is printed comes of these
options; what a request costs is measured by `python -m tests.benchmarks`.
"""

import argparse
from dataclasses import dataclass
from random import Random
from typing import Final

FORMS: Final = 8
"""Of a claim: its page in six languages, its document, its card."""
SHARED: Final = 200
"""Pages that nearly every publication touches: the front page, lists, topics, feeds. They are read most."""
SAMPLES: Final = 200_000
READ_ONE_BY_ONE: Final = 400_000


@dataclass(frozen=True)
class Site:
    """What is read and published; reads and publications are those of a second, all locations together."""

    claims: int
    reads: float
    publications: float
    locations: int
    kept_seconds: float
    skew: float

    @property
    def addresses(self) -> int:
        """How many different answers there are."""
        return self.claims * FORMS + SHARED

    @property
    def _power(self) -> float:
        return 1 - self.skew or 1e-6

    @property
    def _whole(self) -> float:
        return float((self.addresses + 1) ** self._power - 1)

    def drawn(self, random: Random) -> int:
        """The place of the next address that is read, among all by how often they are; from 1."""
        return int((random.random() * self._whole + 1) ** (1 / self._power))

    def read(self, place: int) -> float:
        """How often an address is read at each location."""
        part: float = (place + 1) ** self._power - place**self._power
        return self.reads / self.locations * part / self._whole

    def dropped(self, place: int) -> float:
        """How often an answer is thrown away: shared pages by each publication, others by those of their claim."""
        published = self.publications if place <= SHARED else self.publications / self.claims
        return published + 1 / self.kept_seconds


def hits(site: Site, random: Random) -> float:
    """The share of reads that caches answer."""
    found = 0.0
    for _ in range(SAMPLES):
        place = site.drawn(random)
        read = site.read(place)
        found += read / (read + site.dropped(place))
    return found / SAMPLES


def hits_one_by_one(site: Site, random: Random) -> float:
    """The same at one location, read by read, after as many that fill its cache."""
    kept_until: dict[int, float] = {}
    now, found = 0.0, 0
    for number in range(2 * READ_ONE_BY_ONE):
        now += random.expovariate(site.reads / site.locations)
        place = site.drawn(random)
        if kept_until.get(place, 0.0) > now:
            found += number >= READ_ONE_BY_ONE
        else:
            kept_until[place] = now + random.expovariate(site.dropped(place))
    return found / READ_ONE_BY_ONE


def main() -> None:
    """Print a line for each number of claims and of reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000, 10_000_000, 1_000_000_000])
    parser.add_argument("--reads", type=float, nargs="+", default=[100, 10_000, 1_000_000], help="a second")
    parser.add_argument(
        "--publications", type=float, default=100, help="an hour, for each 100,000 claims, at most 10 a second"
    )
    parser.add_argument("--locations", type=int, default=20, help="of the cache, each with answers of its own")
    parser.add_argument("--kept", type=float, default=86_400, help="seconds that a cache may keep an answer")
    parser.add_argument("--skew", type=float, default=0.9, help="the exponent of Zipf's law")
    parser.add_argument(
        "--milliseconds",
        type=float,
        default=14,
        help="of the processor for a read that reaches us: a page that no process keeps",
    )
    parser.add_argument("--core-hour", type=float, default=0.04, help="what a core costs")
    parser.add_argument("--simulate", action="store_true", help="read one by one")
    options = parser.parse_args()
    print("| claims | reads a second | answered at the edge | left for us, a second | cores | a million reads cost |")
    print("|---|---|---|---|---|---|")
    for claims in options.claims:
        for reads in options.reads:
            print(_line(claims, reads, options))


def _line(claims: int, reads: float, options: argparse.Namespace) -> str:
    published = min(options.publications / 3600 * claims / 100_000, 10)
    site = Site(claims, reads, published, options.locations, options.kept, options.skew)
    share = (hits_one_by_one if options.simulate else hits)(site, Random(1))
    left = reads * (1 - share)
    cores = left * options.milliseconds / 1000
    cost = cores * options.core_hour / 3600 / reads * 1_000_000
    return f"| {claims:,} | {reads:,.0f} | {share:.1%} | {left:,.0f} | {cores:,.1f} | {cost:.4f} |"


if __name__ == "__main__":
    main()
