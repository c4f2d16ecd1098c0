"""Words that hold sentences together and tell nothing of what they are about, in eight languages."""

from typing import Final

from factcheck.analysis.folding import fold

_ENGLISH: Final = """
a about above after again against all also am an and any are as at be because been before being below between both but
by can could did do does doing down during each few for from further had has have having he her here hers him his how
i if in into is it its just me more most my no nor not now of off on once only or other our out over own same she
should so some such than that the their them then there these they this those through to too under until up very was
we were what when where which while who whom why will with would you your says said
"""
_FRENCH: Final = """
à au aux avec ce ces cet cette dans de des du elle elles en est et été être il ils je la le les leur leurs lui ma mais
me même mes moi mon ne nos notre nous on ont ou où par pas plus pour qu que qui sa sans se ses si son sont sur ta te
tes toi ton tu un une vos votre vous
"""
_GERMAN: Final = """
als am an auch auf aus bei bin bis das dass dem den der des die ein eine einem einen einer es für hat ich ihr im in
ist mit nach nicht noch oder sich sie sind so über um und uns von vor war was wenn wer wie wir wird zu zum zur
"""
_SPANISH: Final = """
al como con de del el ella en entre es esta este ha han hay la las le les lo los más me mi muy no nos o para pero por
que se ser si sin sobre son su sus también te tu un una y ya
"""
_RUSSIAN: Final = """
а без бы был была были было быть в вам вас во вот все всего вы где да для до его ее если есть еще же за и из или им их
к как ко когда кто ли между меня мне мы на над нас не него нет ни но о об он она они от по под при с со так также там
то того тоже только том у уже чем что чтобы это этого этот я
"""
_ARABIC: Final = "أن إن إلى أو الذي التي على عن في قد كان كانت كل لا لم ما مع من هذا هذه هو هي و وهو وهي يكون"
_ARMENIAN: Final = "այդ այն այս են է եւ և էր թե իր իրենց համար հետ մեր մի նա նրա որ որը որոնք չի չեն ու մեջ վրա"
_AZERBAIJANI: Final = "bir bu da də və ki onun onlar üçün ilə kimi var daha çox olan edib"

_TELLING: Final = """
ali bar can car con die era han hat il it man mais men met mine mit para pas per pour sans sin son sur ton van var war
who will
"""

BY_LANGUAGE: Final = {
    language: frozenset(map(fold, words.split()))
    for language, words in {
        "en": _ENGLISH,
        "fr": _FRENCH,
        "de": _GERMAN,
        "es": _SPANISH,
        "ru": _RUSSIAN,
        "ar": _ARABIC,
        "hy": _ARMENIAN,
        "az": _AZERBAIJANI,
    }.items()
}
"""Function words, folded, by language."""
FUNCTION_WORDS: Final = frozenset().union(*BY_LANGUAGE.values())
"""Those of all these languages."""
TELLING_ELSEWHERE: Final = frozenset(map(fold, _TELLING.split()))
"""Those that are a noun, a verb or a name in another language, such as war, die, mit or Ali."""
