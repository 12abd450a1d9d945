"""What only the words around it give away: short numbers, numbers in words, surnames alone."""

import pytest

from knowledge.personal.mask import PLACEHOLDER, Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NUMBERS = """
IPP [123456]
IPP n°[8001234] doublon
NDA : [2401234]
n° de séjour [2401234]
dossier n° [12345] vide
n° patient [98765] introuvable
numéro du dossier patient : [445 871]
identifiant patient [P-123456]
CNI n° [X4RTBPFW4]
passeport n°[12 AB 34567]
passeport marocain [AB1234567]
titre de séjour n° [JJV4H2KMN]
e-prescription n° [2F7K9P3QX1]
ordonnance numérique [1A2B-3C4D-5E6F]
ordonnance [2F7K-9P3Q] refusée
ipp [12-34567]
[AB-123-CD] est garée devant
voiture immatriculée [ab 123 cd]
voiture [1234 AB 75]
rappelez au [zéro six douze trente-quatre cinquante-six soixante-dix-huit]
mon num [06 douze 34 56 78]
elle dicte [deux cinquante cinq zéro huit quatorze cent soixante-huit]
"""

NIRS = """
[sexe 1, année 85, mois 05, département 75, commune 116, ordre 001]
je lis [sexe 2 année 61 mois 12 dept 2A commune 004 clé 42]
"""

BIRTHS = """
née le [douze mai 1948]
née au mois de [mars 1952]
nee [030352]
née le [vingt et un juin 1939] à Morlaix
âge 74 ans né [51]
né en [51], son dossier est vide
jumeaux nés le [03/04/2021]
né le [12-AUG-1955]
né le [12/o8/1955]
née le [3 mar. 62]
date de naissance c'est le [3 du 3 62]
l'enfant du [2 mai 2019] est introuvable
DDN: [8 févr. 1932]
naissance [24-févr-1927]
ddn: [vingt-sept novembre dix-neuf cent cinquante-neuf]
née le [douze trois quarante-trois]
née le [douze zéro trois mille neuf cent quarante-trois]
d.naissance : [trois août deux mille neuf]
INSi ne trouve pas [vingt-deux décembre mille neuf cent quarante-six]
le [6 juin mille neuf cent quatre-vingt-un] est-il le bon jour
"""

EMAILS = """
[jean.durand(at)gmail(dot)com]
[jean.durand arobase gmail point com]
[jean.durand at gmail dot com]
[jean.durand @ gmail . com]
[jean.durand{at}gmail.com]
mail [jean.durand@gmail] sans la fin
[jeanne.nom@esante.gouv.fr]
[jean.durand@gmailcom] rebondit
[jean.durand@ gmail . com]
[jean.durand@ orange.fr] refusé
[jean.durand @orange.fr] refusé
[jean-durand arobas orange.fr]
[jean-durand a robase orange.fr]
[jean.durand at patient point exemple point fr]
"""

ADDRESSES = """
demeure au [18 cité des Fleurs]
habite [15 passage du Caire]
[4 r du Four]
la patiente du [12 rue pasteur]
habite [7 avenue jean jaurès]
[4 bd voltaire]
elle habite [54 place saint-michel]
il habite au [91 résidence saint-michel]
adresse : [150 route victor hugo]
elle loge [9 esplanade Charles de Gaulle]
"""

NAMES = """
le dossier [Durand] est vide
dossier de [durand marie]
[marie durand] refuse
[Durand, Marie] veut fermer
liste : [Dupont], [Lefebvre]
les [Durand] veulent fermer
l'assurée [Durand] n'a pas de carte
INS [DURAND] non qualifiée
[DURAND^MARIE]
le DMP de [Kevin]
ma consœur [Petit] refuse
le résident [Petit] n'a pas de carte
bilan de [Marie D]. reçu
M. [J.-P. Durand] refuse
mme [n'diaye] perd sa carte
mme «[Durand]» est là
Madame : [Durand]
Mle [Durand] veut fermer
Dre [Petit] absente
[Durand-Petit] refuse
marie_[durand]
compte marie.[durand]
Mr/Mme [Durand] refuse
M./Mme [kerloch] refuse
monseiur [kerloch] refuse
mde [Kerloch] refuse, m'dame [Kerloch] aussi
patinet [Kerloch] en double
la défunte [Kerloch]
mme [Durand] ép. [Martin]
née [kerloch], veuve [peyrusse]
nom de naissance [kerloch]
nom usuel [kerloch]
Patient(e) : [Kerloch]
patient:[kerloch]
pte [kerloch] doublon
le décès de [marcel], l'écho de [Marcel]
Mme : [Kerloch]
le DMP de [nadia]
le compte rendu de [robert], le vaccin de [Gabin]
le carnet de santé de [gabin]
j'ai [kevin] au comptoir
j'ai [kevin] devant moi
le dossier d'[inès] est vide
la carte de [jean-luc] est périmée
il s'appelle [kerloch]
il s'appel [kerloch], elle ce nomme [odette]
la carte est au nom de [kerloch]
[Menard], 82 ans
le père [Noël Kerloch] refuse
madme [kerloch] refuse, msieur [kerloch] aussi
ma voisine [odette] veut un dmp
tata [Josiane] n'a pas de mail
{"nom": "[KERLOCH]"}
<nom>[KERLOCH]</nom>
nom_patient=[KERLOCH]
les résultats de [Yvonne]
[D U P O N T] refuse
Mme [D.U.P.O.N.T]
ça s'écrit [k e r l o c h]
je vous épelle : [D comme Denise, U comme Ursule, P comme Paul]
"""

HANDLES = """
insta : [marie_durand75]
pseudo telegram [yvonne29]
"""

KEPT = """
le patient a une maladie de Wilson, un bacille de Koch
je cherche mon Vidal, pharmacie Leclerc, loi Hamon
rue Dumont, rue Alexandre Dumont, hôpital Dupuy
centre de santé Jean Jaurès
dossier Noémie, dossier Vaccination, DMP Vide, fiche de Poste
usager Doctolib, résident EHPAD, tutrice absente
Madame (ou Monsieur), Mme (secrétaire)
IPP ou INS, IPP à 8 chiffres, identifiant patient national
dossier n° 3, dossier n° 2024, dossier 2024 complet
passeport périmé depuis 5 ans, passeport de 2012, carte d'identité 2021
le 15 ou le trente-quatre vingt-deux
trois cent quatre-vingt-dix-sept euros
cinq ou six semaines, parfois sept ou huit
1 rue barrée, 2 rues plus loin, 3 impasses
ordonnance R4127-8, ordonnance 2020-232, prescription PDF, ordonnance en PDF/A-1
né à 37 SA, nés le même jour, né en 15 jours
1 passage de la carte, 2 passages, 3 cités
adresse arobase gmail, connexion at home
le patient du 2 mai 2019, né en mar et vit ailleurs
mon mail @orange.fr, le domaine @patient.mssante.fr
née hier, née prématurée, née portugal, épouse sans carte, veuve depuis un mois
le nom d'usage fait-il partie des traits, nom de naissance tronqué, date de naissance de fille
patient:refus, patient = majeur, pt important, pte question
insta du cabinet, telegram web, facebook professionnel
Chrome 120.0.6099, erreur 0x80090016, OID 1.2.250.1.213.1.4.8
document.pdf trop lourd
loi du six janvier mille neuf cent soixante-dix-huit
deux mille vingt-deux, depuis le premier janvier deux mille vingt-deux
naissance en France en 2022
Mr/Mme tout le monde, M./Mme, bonjour, Mme : refus, Mme : Refus, mr : absent
carte de lyon, profil de rose, la carte de maman
j'ai julie en panne, j'ai julie en face de la porte, j'ai julie au cabinet
compte rendu de consultation, vaccin de rappel, carnet de Marie, traitement de texte
R P P S, F I N E S S, E.H.P.A.D, U.R.P.S., A B D E, B O N J O U R, A.R.S. B.P.C.O., A comme accueil
l'adresse est prenom.nom@medecin.mssante.fr ou xxx@patient.mssante.fr ?
écrire à monserviceclient.annuaire@esante.gouv.fr
je ne crois pas au père Noël, même madame Michu comprend, dr House
la maison de santé Jacques Prévert, maison de santé pluriprofessionnelle Marie Kerloch
ma voisine médecin, mon voisin de cabinet, sa belle-mère d'Algérie, bilan de compétences
né le trois ou quatre, née le vingt-deux, née le trente et un
menu Dossier>Nom>Modifier, dossier de Biologie, clavier A Z E R T Y
LEO de Isipharm, le Dossier Patient Informatisé, messieurs dames bonjour
le docteur garde dans son ordinateur une lettre
elle habite 2 rues plus loin, j'adresse 3 courriers, sexe 1 ou 2, mois 12
elle s'appelle comment, ça s'appel comment, le logiciel s'appel Zéphyr
au nom de selarl, au nom de bibliothèque
"""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        *((line, Kind.NUMBER) for line in lines(NUMBERS)),
        *((line, Kind.NIR) for line in lines(NIRS)),
        *((line, Kind.BIRTH_DATE) for line in lines(BIRTHS)),
        *((line, Kind.EMAIL) for line in lines(EMAILS)),
        *((line, Kind.ADDRESS) for line in lines(ADDRESSES)),
        *((line, Kind.USERNAME) for line in lines(HANDLES)),
    ],
)
def test_what_a_word_announces_is_masked_and_nothing_else(sentence: str, kind: Kind) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {kind}


@pytest.mark.parametrize("sentence", lines(NAMES))
def test_a_name_is_masked_where_no_title_announces_it(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.PERSON}


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_only_resembles_it_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.parametrize("name", ["durand-marie-ordonnance.pdf", "DURAND_MARIE.hl7"])
def test_the_surname_in_the_name_of_a_file_gives_it_away(name: str) -> None:
    assert mask(f"j'envoie {name} à qui").text == f"j'envoie {PLACEHOLDER} à qui"


def test_a_surname_that_is_a_brand_is_masked_beside_a_given_name() -> None:
    assert mask("Paul Vidal refuse, mme koch aussi").text == "▮▮▮ refuse, mme ▮▮▮ aussi"


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        "D ",
        "d comme a, ",
        "sexe 1, ",
        "habite 1 rue ",
        "née le douze ",
        "dossier de léa ",
        "née kerloch ",
        "pt a ",
        "nom usuel a ",
    ],
)
def test_an_endless_announcement_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
