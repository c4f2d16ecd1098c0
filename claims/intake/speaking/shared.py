"""Words of several languages by which a group of words is read, whatever the language."""

import re
from typing import Final

from claims.intake.speaking.rules import words

DEFINITE: Final = frozenset(["the", "le", "la", "les", "l'", "this", "that", "his", "her", "their", "son", "sa"])
# Who bears one name, and is known by the title with it.
REGNAL: Final = words("pope king queen prince princess emperor pape roi reine princesse папа король королева принц")
AND: Final = frozenset(["and", "&", "et", "и", "և", "եւ", "və", "y", "e"])
BASED: Final = re.compile(r"-(?:based|backed|led|run|controlled|owned|born|listed|funded|appointed)$")
PARTS_OF_TITLES: Final = words("vice co ex deputy under sub arch вице экс sous")
LIKE_GENITIVE: Final = re.compile(r"[аяыи]$")
PATRONYMIC: Final = re.compile(r"(?:вич|вича|вны|вной)$")
RELATIVE: Final = words("who which that qui который которая которое которые որը որոնք")
BY: Final = frozenset(["by", "from", "par"])
WHO: Final = frozenset(["who", "qui", "который", "которая", "которые", "which"])
ALONE: Final = words(
    "police authorities prosecutors rebels regulators organisers organizers lawmakers republicans democrats "
    "kremlin autorités gendarmerie parquet élysée météo-france власти кремль следствие генштаб иктидар"
)


def is_possessive(word: str) -> bool:
    """Whether a word says that its name owns what follows."""
    return bool(re.search(r"[’']s$|s[’']$", word, re.IGNORECASE))
