"""People whose names stand in one field with a word such as “and” between them, told from organisations."""

import re
from functools import lru_cache
from typing import Final

from factcheck.importing.understanding.texts import bare

GIVEN_TEXT: Final = (
    "aaron abdul abdullah ada adam adrian ahmad ahmed alan albert alberto alejandro aleksandr aleksei alessandro alex "
    "alexander alexandra alexandre alexei alfred ali alice alicia alison amanda amy ana anastasia anders andre andrea "
    "andreas andrei andrej andres andrew andrzej angela anita ann anna anne annalena antoine anton antonio armando "
    "arthur artur ayse barack barbara beatriz ben benjamin bernard bernd bernie bill björn bob boris brian bruno "
    "camille carl carla carlos carmen carolina caroline catherine cecilia chris christina christine christoph "
    "christopher claire clara claudia claus cristina dana daniel daniela daniele david debora deborah denis dennis "
    "diana diego dieter dietmar dmitri dmitry dominik dominique donald doris edward elena elizabeth emil emily emine "
    "emma emmanuel enrique eric erik ernst esther eva evgeny fatima felipe felix fernando francesco francisco franck "
    "francois frank franz fred friedrich gabriel gabriela gary georg george gerhard giorgia giovanni giulia giuseppe "
    "grace greta guido guillaume gunter gustavo hamid hannah hans hassan heidi heinrich heinz helen helena helmut "
    "henri henry hillary hussein ibrahim igor ilham ilse ines ingrid irene irina isabel isabelle ivan jack jacob "
    "jacques jair jake james jan jane javier jean jeff jennifer jens jeremy jerome jerry jessica jesus jill jim joan "
    "joanna joao joachim joe johan johann johannes john jonas jonathan jorge jose josef joseph joseph juan juana "
    "julia julian julie jurgen justin kamala karen karin karl karl-heinz katarina katarzyna kate katharina katherine "
    "kathrin kevin khalid klaus konstantin krzysztof lars laura lauren laurent lea leila lena leo leon leonardo linda "
    "lisa luca lucas lucia luis luisa luiz lukas magdalena manfred manuel manuela marc marcel marcelo marco marcus "
    "margaret maria marie marine mario mark markus marta martin martina mary mateo mateusz matt matteo matthew "
    "matthias max mehmet melanie melinda michael michel michelle miguel mike mikhail mohamed mohammad mohammed monika "
    "muhammad mustafa nadia nancy narendra natalia natalie nathalie nicolas nicole nigel nikol nikolai nikos nina "
    "olaf oleg olga oliver olivia olivier omar oscar oskar otto pablo paolo patricia patrick paul paula paulo pavel "
    "pedro peter petr petra philip philipp philippe pierre piotr rachel rafael rahul ralf ralph ramon raul rebecca "
    "recep renate ricardo richard rita robert roberto roland roman ronald rosa rudolf rupert ruth sabine sahra salma "
    "samuel sandra sara sarah sebastian serge sergei sergey sergio silvia simon sofie sonia sophie stefan stephan "
    "stephanie stephen steve steven susan susanne sven svetlana tatiana ted teresa theo theodor theresa thomas till "
    "tim timothy tobias tom tomas tommaso tony torsten ulrich ulrike ursula uwe valentina valerie vera veronica "
    "veronika victor viktor vincent vitali vladimir volodymyr walter werner wilhelm william willy winfried wolfgang "
    "yann yasmin yulia yusuf yves zoe "
    "adele agnes aisha alain albrecht alessandra alfonso alina alistair allison alma alvaro amal amelia amina amir "
    "andrzejek angie anja anke anne-marie annette annie anthony arjun arnaud arne arnold arun astrid audrey aurelie "
    "axel bastian beate becky benedikt benoit beth bettie bettina birgit birgitta blanca bogdan boutros brenda "
    "brigitte bruce bryan burkhard camila camilla candace carina carme carol carole carolyn carsten caspar catalina "
    "cathy celine cem cesar chantal charles charlotte chiara christa christian christiane christophe cindy claude "
    "claudio clemens colin corinna cristian cristiano cristobal cynthia cyril dagmar damian danielle danny daria "
    "dario dave debra delphine denise derek detlef diane didier dimitris dirk dolores dominic donna dorothea doug "
    "eduardo egon eileen ekaterina eleni elif elisabeth elise ella ellen eloise elsa elvira enzo erich erika ernesto "
    "esteban estelle etienne eugene evelyn fabian fabio fabrice fatma federica federico ferdinand fiona florian "
    "franca francesca francine frederic frederick frida frieda fritz gareth gaston genevieve geoffrey gerald gerard "
    "gertrud gianluca gianni gilbert gilles gina giorgio gisela gregor gregory guadalupe gudrun gunnar gustav harald "
    "harry hartmut hasan heather hector heike heiko helga helge herbert hermann herve hubert hugo ian ignacio inge "
    "ingeborg ingo iris isaac isabela ivana ivo jacek jacqueline jakob jamal janet janina jaroslav jasmin jason claude "
    "jean-claude jean-luc jean-marie jean-pierre jenny jerzy jochen joel joerg johanna josefa josephine joshua jozef "
    "judith juergen julien juliette jutta jörg kai karel karim karol karolina kathleen kathy katie katja keith ken "
    "kenneth kerstin kim kirsten kirsty klara knut kurt larry lasse laurence lavinia leandro leonard leonie leslie "
    "leyla lidia lieselotte lina lionel lorena lorenzo lothar louis louise luc luciano lucie lucy ludwig luigi luise "
    "lutz lydia maja malte manon marcela marcin margarete margarethe margarita margot mariana marianne mariano "
    "marilyn marina mariusz marlene martha marvin mathias mathieu mathilde maurice mauricio mauro maxime megan "
    "melissa meryem mia michaela michal mikael milan miriam mirjam mirko mohamad monique moritz nadine nadja naomi "
    "narges natasha nathan neil nelly nico nicola nicolai nicolaus niels nils noah noemi nora norbert octavio odile "
    "olena omer ondrej ornella otmar pamela paola pascal pascale patrice patrizia patty paulina pauline pawel peggy "
    "penny phil philippa phyllis piers pilar quentin rainer randy raphael raquel rasmus raymond rebekka regina regine "
    "reiner reinhard reinhold remi rene riccardo rick robin rocio rodrigo roger rolf romain ron rosemarie roxana "
    "ruben rudi ryan sabrina sally salvador salvatore sam samantha sascha sean sebastien selma serena severine sharon "
    "sheila shirley sibylle siegfried sigrid silke silvio simona simone sina sofia soledad solveig sonja soren stacy "
    "stanislav stanislaw steffen stephane stuart sue suzanne sven-erik sylvia sylvie tamara tanja tara tariq tatjana "
    "terry thea theodore therese thibault thierry thilo thorsten tina tommy tove tracy trevor tristan udo ugo ulf "
    "ulla umberto urs uta ute vadim valentin valentino valeria vanessa vasily veit verena veronique vicki viktoria "
    "vincenzo viola virginie vivian vladislav volker wanda wayne wendy wenke wibke wiebke wilfried wilma wojciech "
    "xavier yasemin yevhen yolanda yuri yvonne zacharias zainab zbigniew zeynep zoltan zuzanna "
    "ада александр александра алексей алина анастасия андрей анна антон арсен артем борис вадим валентина валерий "
    "василий вера виктор виталий владимир володимир вячеслав галина геннадий георгий дарья денис дмитрий дмитро "
    "евгений екатерина елена иван игорь ильхам ирина кирилл константин ксения лариса лев леонид любовь людмила "
    "максим мария марина михаил надежда наталья никита никол николай оксана олег олександр олена ольга павел петр "
    "роман светлана сергей сергій станислав татьяна юлия юрий ярослав"
)
_GIVEN: Final = frozenset(bare(name) for name in GIVEN_TEXT.split())
"""Given names that are hardly anything else, folded."""

_TITLES_TEXT: Final = "dr prof professor mr mrs ms sir sen senator rep gov herr frau mme m sr sra"
_TITLES: Final = frozenset(_TITLES_TEXT.split())
_PARTICLES_TEXT: Final = "von van de der den di da del della dos du la le bin ibn al el ter ten zu af av ben"
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
_NO_PERSON_TEXT: Final = (
    "foundation stiftung fondation fundacion fundação фонд university school college hospital church kirche institute "
    "institut center centre zentrum society gesellschaft association verein group gruppe team family familie campaign "
    "committee company co inc ltd gmbh sons söhne partners bank press news times post tv radio show trust museum "
    "council party partei street law associates union commission ministry department office aid fund funds fonds "
    "fondo league ligue liga alliance allianz alianza coalition federation charity charities relief mission "
    "ministries services service agency club academy akademie archive library network movement initiative project "
    "forum board police county city state observer tribune herald gazette journal magazine monitor zeitung verlag "
    "verband bund media online democrats republicans labour democratic partido parti партия solidarity solidarité "
    "secours worldwide international clinic klinik lab labs studio studios productions records holdings consulting "
    "brothers schule école университет институт центр союз"
)
_NO_PERSON: Final = frozenset(bare(word) for word in _NO_PERSON_TEXT.split())

_JOINED: Final = re.compile(r"\s(?:and|und|et|och|og|y|e|ve|и|та|і)\s", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf",?{_JOINED.pattern}|,", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-]){0,40}")
_MOST_WORDS: Final = 5
_FEWEST_WORDS: Final = 2


@lru_cache(maxsize=4_000)
def people_in(written: str) -> tuple[str, ...]:
    """The people whom a text names with “and” before the last; nobody where any part may be no person's full name.

    “Ministry of Trade and Industry” and “Sonia und Willy Bogner” stay as they are: who is parted wrongly would be told
    to have said what nobody said.
    """
    if _JOINED.search(written) is None:
        return ()
    parts = [part.strip() for part in _BETWEEN.split(written)]
    return tuple(parts) if all(map(is_person, parts)) else ()


def is_person(name: str) -> bool:
    """Whether it is plainly the full name of a person: a given name that is known, and a family name after it."""
    words = name.split()
    while words and bare(words[0]) in _TITLES:
        words = words[1:]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or bare(words[0]) not in _GIVEN:
        return False
    are_names = all(_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words)
    return are_names and words[-1][0].isupper() and _NO_PERSON.isdisjoint(map(bare, words))
