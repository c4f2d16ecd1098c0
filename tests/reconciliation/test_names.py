"""How probable it is that two names are of the same."""

from factcheck.reconciliation.names import SAME, probability, shared_out
from tests.together import each_of


def alike(one: str, *names: str, common: str = "") -> float:
    return probability(one, names, lambda word: 0.5 if word in common.split() else 3.0)


@each_of(
    ("one", "other"),
    [
        ("Nikol Pashinyan", "Nikol Pashinyan"),
        ("NIKOL  PASHINYAN", "nikol pashinyan"),
        ("Pashinyan, Nikol", "Nikol Pashinyan"),
        ("Ilham Əliyev", "İlham Eliyev"),
        ("Agence France‑Presse", "Agence France-Presse"),
    ],
)
def test_names_of_the_same_words_are_the_same(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one) == SAME


@each_of(
    ("one", "other"),
    [
        ("Никол Пашинян", "Nikol Pashinyan"),
        ("Nikol Pashinian", "Nikol Pashinyan"),
        ("Nikol Pachinian", "Nikol Pashinyan"),
        ("Nikol Pashniyan", "Nikol Pashinyan"),
        ("N. Pashinyan", "Nikol Pashinyan"),
    ],
)
def test_names_in_other_scripts_mistyped_or_cut_are_probably_the_same(one: str, other: str) -> None:
    assert 0.5 < alike(one, other) < SAME


@each_of(
    ("one", "other"),
    [
        ("Nikol Pashinyan", "Ilham Aliyev"),
        ("Nikol Pashinyan", "Nikol Kovacs"),
        ("", "Nikol"),
        ("Nikol", ""),
        ("!?", "Nikol"),
        ("Room 101", "Room 102"),
    ],
)
def test_other_names_are_probably_others(one: str, other: str) -> None:
    assert alike(one, other) < 0.4


def test_rare_words_of_a_name_tell_more_than_common_ones() -> None:
    common = "ministry of foreign affairs"

    same_country = alike("Ministry of Foreign Affairs of Armenia", "Foreign Ministry of Armenia", common=common)
    another = alike("Ministry of Foreign Affairs of Armenia", "Ministry of Foreign Affairs of Chad", common=common)

    assert another < same_country


def test_best_of_the_names_that_a_record_goes_by_counts() -> None:
    assert alike("MFA", "Ministry of Foreign Affairs", "MFA") == SAME
    assert alike("MFA") == 0.0


def test_probabilities_of_one_name_come_to_no_more_than_one() -> None:
    assert shared_out([0.99, 0.99]) == [0.5, 0.5]
    assert shared_out([0.5, 0.2]) == [0.5, 0.2]
    assert shared_out([]) == []
