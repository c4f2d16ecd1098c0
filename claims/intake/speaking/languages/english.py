"""Who speaks, in English."""

import re
from typing import Final

from claims.intake.speaking import forms
from claims.intake.speaking.rules import Rules, phrases, words

_VERBS: Final = """
say says said saying tell tells told telling claimed asserts asserted announce announces announced announcing
declare declares declared labeled labelled labels called calls described describes argue argues argued insist
insists insisted maintain maintains maintained allege alleges alleged reported reports warn warns warned warning
added adds write writes wrote estimated promised promises assured assures accused accuses believe believes believed
suggests suggested agree agrees agreed confirm confirms confirmed endorsed echoed concurred quoted cited relayed
repeated retracted withdrew reject rejects rejected deny denies denied refute refutes refuted disputes disputed
dismisses dismissed contested contradicts contradicted rebutted noted notes explained explains tweeted posted
testified acknowledged acknowledges admits admitted conceded predicts predicted stressed urged urges vowed pledged
denounced condemned criticised criticized praised joked recalled replied responded commented concluded continued
emphasised emphasized pointed remarked stated revealed reiterated countered counters complained boasted cautioned
spoke apologised apologized blamed blames observed disclosed informed communicated underlined underscored contends
contended hailed lamented accepts accepted demanded demands hinted indicated indicates mentioned proclaimed quipped
testifies tells expressed signalled signaled clarified found recommended foretold swore swears upheld thinks thought
understands understood wept
"""
_REGULAR: Final = """
recount lament decry slam blast brush mock threaten document rule dub vent opine muse bemoan exclaim stipulate
speculate theorise theorize surmise proclaim profess affirm attest avow swear assess advise counsel implore beseech
exhort appeal plead protest object retort shoot fume rage thunder bristle scoff sneer jeer deride ridicule rebuff
rebuke reprimand chide castigate lambast lambaste excoriate deplore bewail regret mourn applaud welcome laud commend
salute tout trumpet herald forecast anticipate envisage foresee project calculate reckon guess suspect doubt
question query wonder worry fret confess divulge leak unveil detail outline elaborate specify stipulate summarise
summarize recap recollect reminisce narrate relate chronicle relay convey interject chime gush enthuse rave crow brag
gloat jest whisper mutter murmur shout yell scream sob sigh snap bark growl grumble gripe moan underscore pinpoint
rue caution posit postulate hypothesise hypothesize conjecture insinuate imply intimate deduce discover
determine establish corroborate substantiate verify authenticate certify guarantee reassure placate pronounce
order decree hold demand request propose recommend advocate champion defend justify excuse liken compare equate
characterise characterize brand depict portray paint term style address lecture brief update inform notify alert
instruct direct remind beg offer side dissent disagree balk baulk quibble nitpick bellow marvel mourn hope
expect downplay deflect discredit disavow disown repudiate rubbish debunk disprove volunteer venture
overstate understate exaggerate allege disclose report recall
"""
# They are other acts too, or nouns: only where what was said follows.
_ACTS: Final = """
briefed briefs projects projected rules holds offers offered orders ordered lists listed requests requested briefs
updates details questions
questioned doubts hopes hoped expects expected regrets directed brands styles terms termed addresses addressed
documents leaks leaked defends defended compares compared guarantees guaranteed determined
established discovered discovers verified proposes proposed welcomes address
"""
_WEAK: Final = """
claim claims state states report label call estimate estimates promise quote quotes cite cites repeat repeats withdraw
dispute contest argue add describe accuse echo stating claiming asserting arguing adding citing quoting dismissing
denying rejecting refuting found fear fears feared tweets notes
"""
_TITLES: Final = """
accused defendant suspect plaintiff
minister president premier chancellor secretary general spokesman spokeswoman spokesperson ambassador senator
prosecutor judge king queen prince princess pope mayor governor commissioner director professor prof dr mr mrs ms
miss sir lord lady dame chief chairman chairwoman chair chairperson ceo cfo head leader deputy congressman
congresswoman representative rep sen gov captain colonel col gen lt lieutenant major maj sergeant sgt admiral
commander officer inspector superintendent sheriff attorney lawyer economist analyst scientist researcher engineer
farmer teacher nurse doctor coach manager activist historian expert founder spokespersons mp mep councillor
councilor rabbi imam bishop archbishop cardinal reverend rev envoy detective coroner chief-of-staff justice speaker
treasurer author journalist correspondent editor detective sister vice-president co-founder vice-chancellor
premier's owner resident father mother widow brother pastor firefighter pilot epidemiologist virologist biologist
physicist geologist astronomer ecologist meteorologist psychologist sociologist climatologist statistician surgeon
paramedic veterinarian baker fisherman driver student volunteer organiser organizer president-elect whistleblower
defender striker midfielder goalkeeper captain skipper trainer actor actress singer producer billionaire
entrepreneur comedian rapper novelist philanthropist blogger tycoon chef pensioner campaigner veteran campaigners
grandmother grandfather mum dad mother-of-two businessman businesswoman tenant landlord pm vp undersecretary sen.
gov. rep. gen. lt. col. sgt. prof. dr. mr. mrs. ms. rev. capt. maj. hon. st.
"""
_ANONYMOUS: Final = """
official officials source sources witness witnesses eyewitness eyewitnesses diplomat diplomats resident residents
neighbour neighbours neighbor neighbors insider insiders survivor survivors employee employees worker workers
officer officers soldier soldiers person people man woman men women passenger passengers aide aides adviser advisers
lawmaker lawmakers villager villagers local locals refugee refugees activist activists doctor doctors nurse nurses
executive executives analyst analysts economist economists expert experts scientists critics protester protesters
protestors relatives parents teachers farmers students fishermen shopkeepers traders staff investigators engineer
engineers teacher whistleblower shopkeeper trader fisherman farmer student driver drivers negotiator negotiators
guard guards mother father brother sister wife husband son daughter widow cousin uncle aunt colleague friend waiter
waitress cashier lifeguard bystander commuter customer tenant voter migrant prisoner hostage detainee trader
researchers lawyers attorneys campaigners ministers mps senators medics rescuers firefighters mourners fans customers
families voters migrants prisoners hostages monks priests journalists reporters academics historians pilots sailors
miners colleagues friends advisors backers opponents supporters owners drivers commuters tenants pensioners veterans
detainees inmates captives evacuees bystanders onlookers responders inspectors delegates negotiators mediators
intermediaries contractors subcontractors suppliers shareholders investors creditors bankers brokers dealers
"""
_ORGANISATIONS: Final = """
court union nations organisation organization committee council agency party watch international parliament police
army office embassy fund bank university institute association commission federation foundation society company
corporation group inc ltd plc corp llc department bureau authority service services board network alliance congress
senate navy force forces guard institution academy college school hospital hospitals church trust league club museum
observatory laboratory centre centers centres center assembly tribunal administration exchange airlines airways
railways railway motors industries holdings cross crescent amnesty chamber coalition confederation campaign charity
media news times post press broadcasting
"""

RULES: Final = Rules(
    verbs=words(_VERBS + forms.english(_REGULAR)) - words(_ACTS),
    weak=words(
        _WEAK
        + " forecast forecasts projected "
        + "argue insist maintain believe allege contend deny reject admit concede acknowledge"
    ),
    conjunctions=(("that",),),
    verbal=re.compile(r"(?:[^s]s|ed)$"),
    quoting=re.compile(r"ed$"),
    heralds=phrases(
        """
        according to
        in the view of
        the view of
        in the words of
        the words of
        in the opinion of
        as told by
        quoted by
        in a statement by
        in a statement from
        """
    ),
    trailers=phrases("""
        put it
        puts it
        """),
    skipped=words(
        """
        has have had also later earlier then now first again even once just already still only reportedly since
        today yesterday tonight went on to therefore thus however repeatedly nevertheless instead himself
        herself themselves itself swiftly vehemently meanwhile always often both all further never-before simply
        quoted as continued firmly flatly did
        """
    ),
    hindering=words(
        """
        not never cannot can't won't wouldn't didn't doesn't don't hasn't haven't couldn't refused declined
        refuses declines would could should might may must will shall nor neither unable
        """
    ),
    passive=words("is was are were been being be"),
    declining=phrases(
        """
        declined to comment
        declined to say
        declined comment
        refused to comment
        did not respond
        did not immediately respond
        has not responded
        have not responded
        did not answer
        did not reply
        would not comment
        had no comment
        has not commented
        have not commented
        not immediately respond
        could not be reached
        not available for comment
        unavailable for comment
        not return calls
        not return a call
        not return requests
        not respond to
        not immediately comment
        not comment on
        did not comment
        declined an interview
        declined a request
        declined to be interviewed
        declined to answer
        declined to respond
        declines to respond
        declines to answer
        refused to respond
        refused to discuss
        refuses to comment
        could not be contacted
        declined to discuss
        refused to answer
        refused to say
        declines to comment
        would not say
        declined to elaborate
        not immediately reachable
        refused to be drawn
        """
    ),
    pronouns=words(
        """
        he she they it we i you who which that this these those one him her them some others many everyone
        nobody someone somebody another both neither each several most few what there
        """
    ),
    articles=words("the a an his her its their our my your this that these those some any every both"),
    openings=words(
        """
        but however while and although though when after before if as because since yet so meanwhile also then
        in on at by for from with during under over despite asked speaking writing according reached earlier
        later still or nor last next that whether until where amid besides instead today yesterday tomorrow
        tonight once than to of into about against between through without within upon like not only even now
        here there out up is was are were has have had will would could should can may might must did does do be
        been it's i'm how why citing quoting saying warning following including regarding if unless whereas
        """
    ),
    linking=words(
        """
        of to briefed requesting in at for from with who close familiar involved near on inside within by whose
        working speaking
        """
    ),
    ending=words(
        """
        on during after before when while as that who whom which because since until to in at by through via
        with this last next from over about without following earlier later yesterday today tonight outside amid
        ahead adding speaking referring citing describing and but whose where late early
        """
    ),
    joints=words("""
        of for the to de la le du van von der den al el bin ibn da di dos ter zu af and & y e bint abu ould
        """),
    titles=words(_TITLES),
    bodies=words(
        """
        government ministry army military police court parliament presidency embassy authorities council company
        department agency commission committee union administration opposition party bank hospital university
        office prosecutors rebels campaign firm group charity manufacturer regulator regulators club board
        watchdog navy militia organisers organizers lawmakers republicans democrats operator airline museum
        school institute federation cabinet senate congress observatory airport ministries coastguard league
        association utility
        """
    ),
    spokespeople=words("spokesman spokeswoman spokesperson spokespeople spokespersons"),
    anonymous=words(_ANONYMOUS),
    documents=words(
        """
        report statement study article book document letter post message survey poll paper analysis review
        bulletin editorial tweet release communique communiqué assessment figures data statistics estimates
        footage video filing
        """
    ),
    dates=words(
        """
        january february march april may june july august september october november december jan feb mar apr
        jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer
        autumn winter christmas easter
        """
    ),
    ministries=words("ministry"),
    governments=words(
        "government authorities presidency kremlin cabinet administration downing republic kingdom emirates"
    ),
    organisations=words(_ORGANISATIONS),
    occupation=re.compile(
        r"(?:ist|teacher|keeper|maker|worker|holder|winner|player|writer|fighter|owner|runner|rider|footballer|swimmer|sprinter|cricketer|designer|lecturer|carer|grower|builder|miner|sailor|tutor|curator|investor|inventor)$"
    ),
)
