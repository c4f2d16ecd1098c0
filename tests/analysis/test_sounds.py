from itertools import combinations

import pytest

from factcheck.analysis.sounds import romanised, sound_key, sound_keys, sounds_alike
from tests.together import each_of


@each_of(
    "names",
    [
        "Pashinyan Пашинян Փաշինյան باشينيان Pashinian Pachinian Paschinjan Pašinjan פשיניאן",
        "Zelensky Зеленский Зеленський Zelenskyy Selenskyj زيلينسكي",
        "Aliyev Алиев Əliyev علييف",
        "Karabakh Карабах Qarabağ Karabagh Garabagh Ղարաբաղ",
        "Putin Путин Poutine بوتين",
        "Jazeera Джазира الجزيرة",
        "Gorbachev Горбачёв Gorbatchev Gorbatschow",
        "Lavrov Лавров Lawrow لافروف Լավրով",
        "Netanyahu Нетаньяху נתניהו نتنياهو",
        "Erdoğan Эрдоган Ερντογάν أردوغان",
        "Gandhi Ганди गांधी",
        "Zurabishvili Zourabichvili ზურაბიშვილი Зурабишвили",
        "Dvořák Дворжак",
        "Azerbaijan Азербайджан Azerbaïdjan أذربيجان",
    ],
)
def test_names_in_several_scripts_sound_alike(names: str) -> None:
    for one, other in combinations(names.split(), 2):
        assert {*sound_keys(one)} & {*sound_keys(other)}, (one, other)
        assert sounds_alike(romanised(one), romanised(other)), (one, other)


@pytest.mark.parametrize(("one", "other"), [("people", "Babel"), ("Smith", "Pashinyan"), ("Paris", "Boras")])
def test_other_words_do_not_sound_alike(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other) or not sounds_alike(romanised(one), romanised(other))
