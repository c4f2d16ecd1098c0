"""What the re-ranker knows of a text and a claim that it may repeat, as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from factcheck.matching import held
from factcheck.matching.analysed import Analysed
from factcheck.matching.letters import NAMES as LETTERS
from factcheck.matching.letters import Letters
from factcheck.matching.question import MISSING, Compared, Found, Question, weight

_NEGATIONS: Final = frozenset(
    {
        *("not", "no", "never", "none", "without", "n't", "cannot", "nobody", "nothing", "neither", "nor"),
        *("false", "fake", "hoax", "deny", "denied"),
        *("ne", "pas", "jamais", "non"),
        *("не", "нет", "никогда"),
    }
)
_USUAL: Final = 25
"""Words of a claim of usual length."""
_SOON: Final = 5.0
"""Days between what was said and when it is told of that are hardly less than none."""
_SHARED: Final = ("sum", "asked", "claim", "pairs", "run", "around")
_SIZES: Final = ("length_asked", "length_text", "length_title", "weight_asked", "numbers_asked", "names_asked")
_DAYS: Final = (
    *("said_known", "said_near", "reviewed_known", "reviewed_near", "reviewed_before"),
    *("said_month", "said_year", "said_other_year"),
)
_POST: Final = ("author_shared", "author_share", "pictured_both", "pictured_claim", "pictured_asked")
_MEANING: Final = (
    *("meaning_text_near", "meaning_title_near", "meaning_around_near", "meaning_across_near"),
    *("meaning_mean", "meaning_best", "meaning_across_behind", "meaning_across_spread"),
)
PLAIN: Final = (
    *(f"{field}_{name}" for field in ("text", "title", "both") for name in _SHARED),
    *("numbers_shared", "numbers_missing", "numbers_other"),
    *("names_shared", "names_missing", "names_other"),
    *_SIZES,
    "negated",
    *("spelling_text", "spelling_title", "spelling_part", "spelling_title_part"),
    *("claimant_named", "claimant_around"),
    *_POST,
    *held.NAMES,
    *LETTERS,
    "title_asks",
    *_DAYS,
    "score",
    *_MEANING,
)
RELATIVE: Final = (
    *("text_sum", "title_sum", "both_sum", "text_asked", "title_asked", "both_asked", "both_claim", "both_around"),
    *("both_pairs", "names_shared", "spelling_text", "spelling_title", "spelling_part"),
    *("held_sum", "held_scored", "held_named", "held_pairs", "held_around", "score"),
    *("said_near", "reviewed_near", "author_shared"),
    *LETTERS,
    *("meaning_text_near", "meaning_title_near", "meaning_mean", "meaning_best", "meaning_around_near"),
    "meaning_across_near",
)
FEATURES: Final = (*PLAIN, *(f"{name}_{how}" for how in ("behind", "rank", "apart") for name in RELATIVE))
"""The names of the features, in the order in which `compared` gives them."""
OF_MEANING: Final = tuple(name for name in FEATURES if name.startswith("meaning"))
OF_TEXT: Final = ("length_asked", "weight_asked", "numbers_asked", "names_asked", "meaning_across_spread")
"""Those that are the same for all candidates of a text."""
_PLACES: Final = [PLAIN.index(name) for name in RELATIVE]


def compared(asked: Question, claims: Sequence[tuple[Compared, Found]]) -> list[list[float]]:
    """The features of a text and each of its candidates; some tell how far one is behind the best of them, or before
    the next, and its rank.
    """
    holding = held.Holding(asked)
    letters = Letters(asked.text, [claim for claim, _ in claims])
    pairs = zip(claims, letters.features(), strict=True)
    return with_relative([_features(asked, holding, claim, found, alike) for (claim, found), alike in pairs])


def with_relative(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Rows of plain features with those that compare each with the others."""
    columns = [[row[place] for row in rows] for place in _PLACES]
    relative = [list(map(how, columns)) for how in (_behind, _reciprocal_ranks, _apart)]
    return [[*row, *(values[at] for part in relative for values in part)] for at, row in enumerate(rows)]


def _behind(column: Sequence[float]) -> list[float]:
    """How far each is behind the highest."""
    best = max(column, default=0.0)
    return [best - value for value in column]


def _apart(column: Sequence[float]) -> list[float]:
    """The same; of the highest, how far it is before the next that is lower and was compared, as a number below 0."""
    best = max(column, default=0.0)
    lead = best - max((value for value in column if MISSING < value < best), default=best)
    return [best - value or -lead for value in column]


def _reciprocal_ranks(column: Sequence[float]) -> list[float]:
    """1 for the highest, less for each that follows; equal ones have the same."""
    places = {value: place for place, value in reversed(list(enumerate(sorted(column, reverse=True))))}
    return [3 / (3 + places[value]) for value in column]


def _features(
    asked: Question, holding: held.Holding, claim: Compared, found: Found, letters: Iterable[float]
) -> list[float]:
    values = [value for part in _parts(asked, claim) for value in part]
    values += holding.features(found.terms)
    values += (*letters, float(claim.title_asks))
    values += _days(asked, claim)
    values += (found.score, *_meaning(found))
    return values


def _parts(asked: Question, claim: Compared) -> Iterator[Iterable[float]]:
    for other in (claim.text, claim.title, claim.both):
        yield _shared(asked, other)
    yield _numbers(asked.text, claim.both)
    yield _names(asked, claim.both)
    yield _sizes(asked, claim)
    yield _spelling(asked, claim)
    yield _claimants(asked, claim)
    yield _post(asked, claim)


def _shared(asked: Question, claim: Analysed) -> Iterable[float]:
    """What the text and a field of the claim share: in all, of the text, of the claim, in pairs and runs of words."""
    found = [word.key for word in asked.text.each if not claim.forms.isdisjoint(word.forms)]
    shared = sum(asked.weights[key] for key in found)
    often = 1.2 * (0.25 + 0.75 * len(claim.words) / _USUAL)
    scored = sum(asked.weights[key] * 2.2 * (n := claim.counts.get(key, 1)) / (n + often) for key in found)
    theirs, covered, around = 0.0, 0.0, 0.0
    for word in claim.each:
        theirs += (one := weight(word, asked.weigh))
        covered += one * (not asked.text.forms.isdisjoint(word.forms))
        around += one * (not asked.whole.isdisjoint(word.forms))
    pairs = claim.pairs & asked.text.pairs
    of_pairs = sum(min(asked.weights[one], asked.weights[other]) for one, other in pairs)
    run = _run(asked.text, claim)
    return scored, _share(shared, asked.weight), _share(covered, theirs), of_pairs, run, _share(around, theirs)


def _run(asked: Analysed, claim: Analysed) -> float:
    """The most words that stand in the claim as they do in the text, one after another."""
    longest = current = 0
    for pair in zip(claim.words, claim.words[1:], strict=False):
        current = current + 1 if (pair[0].key, pair[1].key) in asked.pairs else 0
        longest = max(longest, current)
    return float(longest)


def _numbers(asked: Analysed, claim: Analysed) -> Iterable[float]:
    shared = asked.numbers & claim.numbers
    return len(shared), len(claim.numbers - shared), len(asked.numbers - shared)


def _names(asked: Question, claim: Analysed) -> Iterable[float]:
    """Names that both have, that only the claim has, and that only the text has, by weight."""
    in_text = [(asked.weigh(word.key), not asked.text.forms.isdisjoint(word.forms)) for word in claim.names]
    shared = sum(one for one, there in in_text if there)
    other = sum(asked.weights[word.key] for word in asked.text.names if claim.forms.isdisjoint(word.forms))
    return shared, sum(one for one, there in in_text if not there), other


def _sizes(asked: Question, claim: Compared) -> Iterable[float]:
    negated = bool(asked.text.forms & _NEGATIONS) != bool(claim.text.forms & _NEGATIONS)
    sizes = [float(len(each.words)) for each in (asked.text, claim.text, claim.title)]
    named = sum(asked.weights[word.key] for word in asked.text.names)
    return *sizes, asked.weight, float(len(asked.text.numbers)), named, float(negated)


def _spelling(asked: Question, claim: Compared) -> Iterable[float]:
    """How alike the letters are, for words that no stem brings together."""
    text, title = claim.text.folded, claim.title.folded
    yield fuzz.token_set_ratio(asked.folded, text)
    yield fuzz.token_set_ratio(asked.folded, title)
    yield fuzz.partial_ratio(asked.folded, text) if text else 0.0
    yield fuzz.partial_ratio(asked.folded, title) if title else 0.0


def _claimants(asked: Question, claim: Compared) -> Iterable[float]:
    named = sum(asked.weigh(w.key) for w in claim.claimants.each if not asked.text.forms.isdisjoint(w.forms))
    around = sum(asked.weigh(w.key) for w in claim.claimants.each if not asked.around.forms.isdisjoint(w.forms))
    return named, around


def _post(asked: Question, claim: Compared) -> Iterable[float]:
    """Whether the claim names who wrote the text, and which of the two are about something that is seen."""
    weights = {word: asked.weigh(word.key) for word in asked.author.each}
    named = sum(weight for word, weight in weights.items() if not claim.both.forms.isdisjoint(word.forms))
    yield named
    yield _share(named, sum(weights.values()))
    yield float(asked.pictured and claim.pictured)
    yield float(claim.pictured and not asked.pictured)
    yield float(asked.pictured and not claim.pictured)


def _days(asked: Question, claim: Compared) -> Iterable[float]:
    """How near the day of the text is to those on which the claim was said, and on which it was reviewed."""
    said = [abs(asked.day - day) for day in claim.said] if asked.day else []
    reviewed = [day - asked.day for day in claim.reviewed] if asked.day else []
    after = [days for days in reviewed if days >= -1]
    yield float(bool(said))
    yield _SOON / (_SOON + min(said)) if said else 0.0
    yield float(bool(reviewed))
    yield _SOON / (_SOON + max(min(after), 0)) if after else 0.0
    yield float(bool(reviewed) and not after)
    yield from _named_days(asked, claim)


def _named_days(asked: Question, claim: Compared) -> Iterable[float]:
    """Whether the claim names the month of the text, its year, or years that are neither this nor the one before."""
    day = date.fromordinal(asked.day) if asked.day else None
    years = {year for year, _ in claim.months} if day else set()
    yield float(day is not None and (day.year, day.month) in claim.months)
    yield float(day is not None and day.year in years)
    yield float(day is not None and bool(years) and years.isdisjoint({day.year, day.year - 1}))


def _meaning(found: Found) -> Iterator[float]:
    text, title, across = found.text.near, found.title.near, found.across
    yield from (text, title, found.around.near, across.near)
    yield (text + title) / 2
    yield max(text, title)
    yield across.nearest - across.near
    yield across.spread


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
