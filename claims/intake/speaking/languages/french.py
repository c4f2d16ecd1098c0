"""Who speaks, in French."""

import re
from typing import Final

from claims.intake.speaking import forms
from claims.intake.speaking.rules import Rules, phrases, words

_VERBS: Final = """
déclaré déclare déclarait affirmé affirme affirment affirmait dit disent disait expliqué explique expliquent indiqué
indique indiquent assuré assure assurent annoncé annonce annoncent estimé estime estiment ajouté ajoute précisé
précise précisent souligné souligne rappelé rappelle répondu répond rétorqué promis promet accusé accuse dénoncé
dénonce dénoncent regretté regrette soutenu soutient soutiennent prétendu prétend prétendent rapporté rapporte
rapportent raconté raconte racontent confié confie reconnu reconnaît admis admet confirmé confirme confirment nié
nie nient démenti dément démentent rejeté rejette rejettent contesté conteste contestent réfuté réfute réfutent
écrit écrivent juge jugé martelé martèle insisté insiste insistent prévenu averti avertit alerte alerté lancé tweeté
commenté commente conclu conclut évoqué relevé salué fustigé témoigné témoigne témoignent signalé signale révélé
révèle révèlent publié plaidé plaide répété répète tranché glissé poursuivi poursuit constaté constate constatent
résumé résume détaillé déploré déplore préconise fait informé informe communiqué
répondent rétorque rétorquent prévoit prévoient prévu prédit prédisent pronostique pronostiquent craint craignent
déclarent déclaraient expliquait soulignent rappellent promettent accusent regrettent confient reconnaissent admettent
jugent martèlent préviennent prévient avertissent alertent commentent concluent relève relèvent évoque évoquent fustige
fustigent signalent plaident poursuivent détaille détaillent déplorent préconisent informent objecte objecté objectent
exclu exclut excluent dite dits dites décrit décrits décrivent prévenue permet concède concédé concèdent exagère
exagéré interprète
met mettent contredit contredisent maudit voit voient croit croient pense pensent soupçonne craint prétendait
menace menacé enjoint enjoignent exhorte exhorté promettait attend attendent dépeint dépeignent
réplique répliqué répliquent riposte riposté espère espèrent redoute redoutent garantit garanti garantissent
"""
_REGULAR: Final = """
exhort recommand qualifi point indign félicit estim expliqu assur affirm annonc accus dénonc regrett confirm rejet
contest réfut critiqu condamn soulign insist rappel racont rapport révél signal témoign suggér propos réclam exig
demand appel invit encourag souhait espèr redout déplor lament emport agac énerv émerv étonn inquièt
moqu raill ironis plaisant tempêt gronda tonn lâch balay écart démont fustig tacl étrill blâm pourfend approuv salu
lou vant applaudi célèbr remerci félicit préconis conseill alarm alert avanc évoqu expos énumèr résum synthétis
analys détaill développ clarifi nuanc relativis minimis dramatis dédouan justifi argu argument plaid martel répèt
réitèr réaffirm confi avou admet concéd reconn révol scandalis désol navr réjoui congratul vitupér vilipend épingl
pilonn décort tweet post publi not observ constat déclar mentionn stipul rétorqu ripost opin objet rassur tempér
persist certifi attest garanti jur promett engag prophétis pronostiqu tabl mis calcul évalu chiffr recens
ordonn décrèt stat tranch
"""

# They are other acts too, or nouns: only where what was said follows.
_ACTS: Final = """
communiqué fait publié propose proposent note notes signe signes demande appelle invite engage mise table engagé avance
alarme analyse post poste posté état statue critique conseille calcule attend met mettent voit voient publie menace
permet évalue exposé expose pointe
"""

# A person, by two names and at most a title; what is held to be so, or to have to be so, and not what becomes of whom.
_PERSON: Final = (
    r"(?P<title>l(?:[ea] |['’])(?:[^,]{0,60}? )?(?!contre|entre)[^\W\d_A-ZÉÈ]{5,} )?"
    r"(?!Noël|Pâques)[A-ZÉÈ][\w’-]+(?: [A-ZÉÈ][\w’-]+){1,2}"
)
_HELD: Final = re.compile(
    rf"Pour {_PERSON}, (?!qui |dont |où |âgée? |née? |comme |elle |il (?!(?:ne )?(?:faut|faudrait|n['’]y) ))[^,]*?\b"
    r"(?:doit|doivent|devrait|devraient|rien n['’]est|(?(title)(?:faut|faudrait)|(?!))|(?:est|sont|était|serait) "
    r"(?:\w+ )?(?:nécessaire|indispensable|inacceptable|inadmissible|urgent|essentiel|insuffisant|évident|clair|inutile"
    r"|dangereu|légitime|injuste|illégal|absurde))"
)
# Unions, parties and associations are named so for what they hold, whatever the clause says.
_UNIONS: Final = (
    r"CGT|CFDT|CFTC|CFE-CGC|FO|FSU|UNSA|Unsa|SUD|FNSEA|Medef|MEDEF|CPME|LFI|PS|RN|LR|PCF|EELV|LDH|UFC-Que Choisir|ONU"
    r"|OMS|Insee|OCDE|FMI|BCE|FCPE|UNEF|Greenpeace|Amnesty International|Human Rights Watch|Oxfam|Attac"
)
_OF_BODIES: Final = (
    rf"Pour (?:l(?:a |e |es |['’]))?(?:{_UNIONS}"
    r"|(?:[Cc]onfédération|[Ff]édération|[Ss]yndicat|[Cc]ollectif|[Ll]igue|[Aa]ssociation|[Pp]arti|ONG|[Uu]nion) "
    r"(?:\w+ ){0,4}?[^\W\d_][\w’'-]*), (?!qui |dont |où )"
)

RULES: Final = Rules(
    verbs=words(_VERBS + forms.french(_REGULAR)) - words(_ACTS),
    weak=words("fait publié alerte nie écrit estime lancé jugé résumé"),
    conjunctions=(("que",), ("qu'",)),
    verbal=re.compile(r"(?:é|ée|e|ent|ait|it|t)$"),
    quoting=re.compile(r"(?:[^aeiouyé]e|it|é)$"),
    heralds=phrases("""
        selon
        d'après
        d’après
        de l'avis de
        de l’avis de
        aux yeux de
        aux yeux du
        aux yeux des
        de l'avis du
        de l'avis des
        aux dires du
        aux dires des
        à en croire le
        à en croire
        aux dires de
        pour
        """),
    holding=words("pour"),
    held=re.compile(f"(?:{_HELD.pattern}|{_OF_BODIES})"),
    skipped=words(
        """
        a ont avait avaient est sont ait aurait s'est s’est s' s’ également
        ensuite aussi encore déjà récemment toutefois
        cependant vivement fermement formellement catégoriquement hier lundi mardi mercredi jeudi vendredi
        samedi dimanche y en notamment toujours pourtant l' l’ lui leur nous lui-même elle-même vigoureusement
        ce jeudi se par matin soir
        """
    ),
    hindering=words("n' n’ n'a n’a n'ont n’ont ne pas jamais refusé refuse rien n'avait n’avait"),
    passive=words("été être sont était étaient"),
    declining=phrases(
        """
        refusé de commenter
        n'a pas souhaité
        n’a pas souhaité
        pas souhaité commenter
        pas souhaité répondre
        pas répondu
        refusé de répondre
        pas donné suite
        n'ont pas souhaité
        n’ont pas souhaité
        refuse de commenter
        décliné toute
        refusé de s'exprimer
        refusé de s’exprimer
        n'a fait aucun commentaire
        n’a fait aucun commentaire
        ne pas vouloir commenter
        souhaité faire de commentaire
        refusé tout commentaire
        refusent de commenter
        se refuse à tout commentaire
        n'a pas voulu
        n’a pas voulu
        pas réagi
        n'ont pas voulu
        n’ont pas voulu
        n’était pas joignable
        n'était pas joignable
        """
    ),
    pronouns=words(
        """
        il elle ils elles on je tu nous vous ce qui celui-ci celle-ci ceux-ci cela ça certains certaines
        d'autres d’autres beaucoup plusieurs tous toutes celui celle lui eux ce dernier cette dernière dernier
        dernière l'un l’un
        """
    ),
    articles=words("le la les l' l’ un une des son sa ses leur leurs ce cette ces cet notre nos mon ma mes"),
    openings=words(
        """
        mais et ou donc or ni car alors puis ensuite cependant toutefois pourtant quand lorsque si comme selon
        pour dans en à au aux sur sous avec sans après avant depuis pendant lors interrogé interrogée joint
        jointe contacté que qu' qu’ où dont parce tandis malgré hier aujourd'hui aujourd’hui demain ainsi enfin
        d' de du par lundi est a ont sont sera être été n'est vers chez contre entre face outre quant
        """
    ),
    linking=words(
        """
        de du des d' d’ à au aux en chez sous pour dans qui proche proches ayant souhaitant présent présents
        """
    ),
    ending=words(
        """
        sur lors dans au devant après avant pendant quand lorsque alors que qu' qu’ qui dont à aux en par via
        pour avec hier lundi mardi mercredi jeudi vendredi samedi dimanche ce cette mais et auprès depuis
        jugeant ajoutant évoquant
        """
    ),
    joints=words("de du des la le les l' l’ d' d’ et en von van der den bin ben al el da di dos à aux"),
    titles=words(
        """
        ministre président présidente premier première chancelier chancelière secrétaire général générale
        porte-parole ambassadeur ambassadrice sénateur sénatrice procureur procureure juge roi reine pape maire
        gouverneur gouverneure commissaire directeur directrice professeur professeure dr m. mme mme. mlle
        monsieur madame pr chef cheffe patron patronne député députée préfet préfète capitaine colonel avocat
        avocate économiste chercheur chercheuse agriculteur agricultrice infirmière infirmier médecin
        syndicaliste historien historienne expert experte fondateur fondatrice responsable leader eurodéputé
        eurodéputée conseiller conseillère délégué déléguée évêque archevêque cardinal analyste entraîneur
        entraîneuse éleveur éleveuse enseignant enseignante me maître climatologue sociologue politologue
        virologue épidémiologiste géologue prince princesse vice-président vice-présidente coordinateur
        coordinatrice dirigeant dirigeante pdg gérant gérante journaliste adjoint adjointe
        """
    ),
    bodies=words(
        """
        ministère gouvernement armée police parlement présidence ambassade autorités mairie préfecture parquet
        gendarmerie entreprise société direction agence commission comité conseil syndicat tribunal cour parti
        banque opposition association groupe élysée université hôpital compagnie organisation ong collectif
        région fédération météo-france observatoire institut centre constructeur exploitant fondation rectorat
        défense métropole union nations croix-rouge maison-blanche otan fonds cour secrétariat département ville
        office régie caisse assemblée sénat club opérateur
        """
    ),
    spokespeople=words("porte-parole"),
    anonymous=words(
        """
        pompier pompiers secouriste secouristes
        responsable responsables source sources témoin témoins diplomate diplomates habitant habitants habitante
        riverain riverains riveraine voisin voisins voisine survivant survivants salarié salariés fonctionnaire
        fonctionnaires officier officiers soldat soldats conseiller conseillers proche proches passager
        passagers employé employés expert experts médecin médecins policier policiers élu élus députés
        chercheurs enseignants agriculteurs pêcheurs manifestants manifestant commerçant commerçants enquêteurs
        haut-responsable haut-fonctionnaire cadre ouvrier ouvriers agent agents négociateur avocat avocate avocats
        avocates père mère frère sœur fils fille parents
        """
    ),
    documents=words(
        "rapport communiqué étude article livre lettre document enquête sondage message texte note tribune"
    ),
    dates=words(
        """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
        mercredi jeudi vendredi samedi dimanche printemps été automne hiver noël pâques
        """
    ),
    ministries=words("ministère"),
    governments=words("gouvernement autorités présidence élysée matignon kremlin"),
    organisations=words(
        """
        cour union nations organisation comité conseil agence parti parlement police armée ambassade fonds
        banque université institut association commission fédération fondation société entreprise groupe
        direction mairie préfecture parquet tribunal syndicat ong collectif hôpital compagnie gendarmerie région
        observatoire centre assemblée sénat club office caisse département métropole ville régie rectorat
        opérateur constructeur exploitant
        """
    ),
    complements=True,
    press=words(
        "monde figaro croix parisien point express équipe echos échos tribune soir temps presse devoir canard obs "
        "humanité opinion dépêche progrès télégramme"
    ),
    occupation=re.compile(r"(?:iste|ologue|ographe|ateur|atrice|logue|nier|nière|teur|trice)$"),
)
