"""The forms of regular verbs, made from one: lists of verbs of saying stay as long as there are verbs."""

import re
from typing import Final

_CLOSED: Final = {
    **dict.fromkeys("aı", "ı"),
    **dict.fromkeys("eəi", "i"),
    **dict.fromkeys("ou", "u"),
    **dict.fromkeys("öü", "ü"),
}
_OPEN: Final = {"ı": "a", "u": "a", "i": "ə", "ü": "ə"}


def english(bases: str) -> str:
    """“warn”: warns, warned."""
    return " ".join(f"{_with_s(base)} {_with_ed(base)}" for base in bases.split())


def _with_s(base: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if re.search(r"^[^aeiou]*[aeiou][bdgmnprt]$", base):
        return f"{base}{base[-1]}ed"
    return f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{base}ed"


def french(stems: str) -> str:
    """“affirm”: affirme, affirment, affirmé, affirmait and the others that tell of somebody else."""
    endings = ("e", "ent", "é", "ée", "és", "ées", "ait", "aient", "a", "èrent")
    return " ".join(stem + ending for stem in stems.split() for ending in endings)


def russian(pasts: str, presents: str) -> str:
    """“заявил”: заявила, заявило, заявили; “призывает”: призывают. Those that end in -ся keep it."""
    found = []
    for form in pasts.split():
        stem = form.removesuffix("ся")
        endings = ("ся", "ась", "ось", "ись") if form != stem else ("", "а", "о", "и")
        found += [stem + ending for ending in endings]
    for form in presents.split():
        stem, end = form.removesuffix("ся"), form[len(form.removesuffix("ся")) :]
        found += [form, re.sub(r"ет$", "ют", re.sub(r"ит$", "ят", stem)) + end]
        past = re.sub(r"(?<=[аяеи])(?:ет|т)$", "л", re.sub(r"ует$", "овает", stem))
        if past != stem and not end:
            found += [past, f"{past}а", f"{past}о", f"{past}и"]
    return " ".join(found)


def armenian(stems: str) -> str:
    """“նշ”: նշեց, նշել, նշում, նշեցին; “սպառնա”: սպառնաց, սպառնացել, սպառնում."""
    found = []
    for stem in stems.split():
        past = f"{stem}ց" if stem.endswith("ա") else f"{stem}եց"
        found += [
            past,
            f"{past}ին",
            f"{stem}ցել" if stem.endswith("ա") else f"{stem}ել",
            f"{stem.removesuffix('ա')}ում",
        ]
    return " ".join(found)


def azerbaijani(stems: str) -> str:
    """“bildir”: bildirib, bildirdi, bildirir, bildirmişdir, of one and of many."""
    found = []
    for stem in stems.split():
        vowel = _CLOSED[next(each for each in reversed(stem) if each in _CLOSED)]
        many = f"l{_OPEN[vowel]}r"
        glide = "y" if stem[-1] in _CLOSED else ""
        singular = (f"{glide}{vowel}b", f"d{vowel}", f"{glide}{vowel}r", f"m{vowel}ş")
        found += [stem + ending + more for ending in singular for more in ("", many)]
        found.append(f"{stem}m{vowel}şd{vowel}r")
    return " ".join(found)


def arabic(perfects: str, imperfects: str) -> str:
    """“قال”: قالت; “يقول”: تقول, يقولون."""
    found = []
    for verb in perfects.split():
        found += [verb, f"{verb[:-1]}ت" if verb.endswith("ى") else f"{verb}ت", f"{verb}وا"]
    for verb in imperfects.split():
        found += [verb, f"ت{verb[1:]}", f"{verb}ون"]
    return " ".join(found)
