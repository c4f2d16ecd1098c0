"""The reporting verbs that the reading desk knows, and the marks and words that tell the form of what is said.

A short list on purpose: it only proposes. To add a verb, add its forms to one of the lines below.
"""

import re

from claims.vocabulary import Stance

_ASSERTING = (
    "say says said saying state states stated stating tell tells told claim claims claimed claiming assert asserts "
    "asserted asserting announce announces announced declare declares declared label labels labeled labelled call "
    "calls called describe describes described argue argues argued insist insists insisted maintain maintains "
    "maintained allege alleges alleged report reports reported warn warns warned add adds added write writes wrote "
    "estimate estimates estimated promise promises promised assure assures assured accuse accuses accused believe "
    "believes believed suggest suggests suggested "
    "déclare déclaré affirme affirmé dit sagt sagte erklärt erklärte behauptet dijo afirmó declaró ha dichiarato "
    "заявил заявила заявили сообщил сообщила сообщили сказал сказала утверждает ասաց հայտարարեց bildirib deyib"
)
_ENDORSING = (
    "agree agrees agreed confirm confirms confirmed endorse endorses endorsed echo echoes echoed concur concurs"
)
_RELAYING = "quote quotes quoted quoting cite cites cited citing relay relays relayed repeat repeats repeated"
_RETRACTING = "retract retracts retracted withdraw withdraws withdrew"
_CONTESTING = (
    "reject rejects rejected rejecting deny denies denied denying refute refutes refuted refuting dispute disputes "
    "disputed disputing dismiss dismisses dismissed dismissing contest contests contested contradict contradicts "
    "contradicted rebut rebuts rebutted nie nié dément démenti rejette bestreitet bestritt weist dementiert niega "
    "negó rechazó desmintió отрицает опроверг опровергла отверг отвергла հերքեց հերքել təkzib"
)

STANCES: dict[str, Stance] = {
    **dict.fromkeys(_ASSERTING.split(), Stance.ASSERTS),
    **dict.fromkeys(_ENDORSING.split(), Stance.ENDORSES),
    **dict.fromkeys(_RELAYING.split(), Stance.RELAYS),
    **dict.fromkeys(_RETRACTING.split(), Stance.RETRACTS),
}
"""The verbs that put a claim forward, and how."""

CONTESTING = frozenset(_CONTESTING.split())
"""The verbs that contest a claim."""

CUE = re.compile(r"[^\W\d_]+")

# Opening marks and what closes them. A single mark on the right side is also an apostrophe: it never opens here.
_PAIRS = ("“ ”", "« »", "„ “", "„ ”", "‹ ›", "「 」", "『 』", '" "', "‘ ’", "» «", "” ”")
# An apostrophe inside a word closes nothing.
QUOTED = re.compile(
    "|".join(rf"{a}\s?([^\s{a}{b}][^{a}{b}\n]*?)\s?{b}(?!(?<=[’\"])\w)" for a, b in map(str.split, _PAIRS))
)
OPENED = re.compile(r"[“«„‹「『‘]([^”»“›」』’]*)\Z")

# A number that is not a year.
FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,%]*[\d%]))\d[\d.,\u00a0\u202f]*|\b(?:million|billion|dozens|hundreds)\b"
)
DOCUMENT = re.compile(
    r"\b(?:in|by) (?:a|an|the|its|his|her|their) (?:\w+ )?"
    r"(?:statement|letter|decree|resolution|press release|communiqué|declaration|report|filing)\b",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"\b(?:genocide|ethnic cleansing|war crimes?|crimes? against humanity|illegal|unlawful|terroris[mt]|occupation|"
    r"annexation|violat(?:es|ed|ion)|treason|torture|persecution|forced (?:displacement|relocation))\b",
    re.IGNORECASE,
)
FUTURE = re.compile(r"\b(?:will|shall|plans? to|promis\w+|intends? to|going to|by the end of)\b", re.IGNORECASE)
