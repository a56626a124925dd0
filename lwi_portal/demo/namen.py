"""Names as one hears them at a Dutch counter; where a name comes from is used here and kept nowhere."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Naam:
    """The parts of an invented name."""

    voornamen: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str

    def __str__(self) -> str:
        delen = (self.roepnaam or self.voornamen, self.tussenvoegsel, self.achternaam)
        return " ".join(deel for deel in delen if deel)


@dataclass(frozen=True, slots=True)
class _Bron:
    """Given names for women and men, and how surnames are made: whole, or of a beginning and an end."""

    vrouwen: tuple[str, ...]
    mannen: tuple[str, ...]
    achternamen: tuple[str, ...]
    begin: tuple[str, ...] = ()
    einde: tuple[str, ...] = ()

    def achternaam(self, rng: Random) -> str:
        if self.begin and rng.random() < 0.6:
            return rng.choice(self.begin) + rng.choice(self.einde)
        return rng.choice(self.achternamen)


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in tekst.split(",") if deel.strip())


_NEDERLANDS = _Bron(
    vrouwen=_woorden(
        "Anneke, Marieke, Sanne, Linda, Esther, Willemijn, Ingrid, Petra, Monique, Femke, Lotte, "
        "Joke, Mieke, Carla, Hanneke, Marloes, Nienke, Saskia, Tineke, Eline, Iris, Judith, Karin, Roos"
    ),
    mannen=_woorden(
        "Jan, Piet, Kees, Henk, Willem, Bas, Jeroen, Martijn, Sander, Ruben, Thijs, Wouter, Gert, Hans, "
        "Erik, Rob, Dennis, Marco, Niels, Koen, Joost, Maarten, Peter, Stefan, Theo, Bart, Daan, Luuk"
    ),
    achternamen=_woorden(
        "de Vries, van Dijk, van den Berg, de Groot, van der Meer, Bakker, Visser, Smit, Mulder, Bosch, "
        "de Boer, van Leeuwen, Hendriks, van der Heijden, Schouten, Kuipers, ter Horst, van 't Hof, "
        "Verhoeven, Dekker, Brouwer, de Wit, Koster, Post, Willems, in 't Veld, Evers, Prins"
    ),
    begin=_woorden(
        "Veld, Water, Hof, Berk, Wal, Horst, Eiken, Linden, Molen, Steen, Weide, Bosch, Kolk, Rood"
    ),
    einde=_woorden("kamp, huis, man, veld, meijer, brink, stra, dijk, laar, werf, akker, hoek, mans, berg"),
)
_FRIES = _Bron(
    vrouwen=_woorden(
        "Sjoukje, Froukje, Tjitske, Wietske, Nynke, Hiske, Baukje, Jeltje, Aukje, Ytsje, Doutzen"
    ),
    mannen=_woorden("Wiebe, Sjoerd, Douwe, Jelle, Tjeerd, Wytse, Sietse, Hidde, Fokke, Gjalt, Rienk, Eelke"),
    achternamen=_woorden(
        "Hoekstra, Dijkstra, Postma, de Jong, van der Wal, Terpstra, Wiersma, Bouma, Sikkema"
    ),
    begin=_woorden("Hof, Zijl, Feen, Boers, Wijng, Kuiper, Reits, Meinders, Dyk, Bolt, Sins, Haans"),
    einde=_woorden("stra, sma, ema, inga, ma"),
)
_TURKS = _Bron(
    vrouwen=_woorden("Ayşe, Fatma, Zeynep, Elif, Emine, Hatice, Sevgi, Derya, Meryem, Gül"),
    mannen=_woorden("Mehmet, Mustafa, Yusuf, Emre, Hasan, Murat, Kemal, Serkan, Ömer, Burak"),
    achternamen=_woorden(
        "Demir, Kaya, Çelik, Şahin, Öztürk, Arslan, Doğan, Koç, Polat, Güneş, Erdoğan, Türk"
    ),
)
_MAROKKAANS = _Bron(
    vrouwen=_woorden("Samira, Naima, Khadija, Fatima, Hanane, Loubna, Ikram, Souad, Nadia, Yasmina"),
    mannen=_woorden("Mohamed, Rachid, Hassan, Youssef, Karim, Said, Abdelkader, Nabil, Bilal, Omar"),
    achternamen=_woorden(
        "El Amrani, Bouzidi, Benali, El Idrissi, Haddou, Aziz, Ouali, Chaoui, El Khattabi, Tahiri"
    ),
)
_SURINAAMS = _Bron(
    vrouwen=_woorden("Sharda, Chandra, Mireille, Joyce, Lucia, Anushka, Priya, Wendy, Marlene, Cynthia"),
    mannen=_woorden("Ravi, Stanley, Winston, Romeo, Anand, Kenneth, Delano, Sunil, Humphrey, Orlando"),
    achternamen=_woorden(
        "Ramdin, Kartosen, Pinas, Bhagwandin, Doorson, Sewnath, Blokland, Mahabier, Amatredjo, Wijdenbosch"
    ),
)
_OVERIG = _Bron(
    vrouwen=_woorden(
        "Agnieszka, Katarzyna, Amina, Hodan, Lien, Rania, Svetlana, Fatou, Maria, Tigist, Nour, Ioana"
    ),
    mannen=_woorden("Piotr, Tomasz, Abdi, Ahmad, Minh, Samuel, Ivan, Mamadou, João, Dawit, Khaled, Bogdan"),
    achternamen=_woorden(
        "Kowalski, Nowak, Hassan, Nguyen, Diallo, al-Masri, Petrova, Silva, Haile, Warsame, Popescu, Osei"
    ),
)
_BRONNEN = (_NEDERLANDS, _TURKS, _MAROKKAANS, _SURINAAMS, _OVERIG)
_GEWICHTEN = (64, 9, 9, 7, 11)
_TUSSENVOEGSELS = ("van den ", "van der ", "van 't ", "in 't ", "van ", "de ", "ter ", "El ")


def verzin_naam(rng: Random, *, vrouw: bool, regio: str) -> Naam:
    """Make a name.

    Args:
        regio: code of the labour market region; in Friesland many names are Frisian.
    """
    fries = regio == "friesland" and rng.random() < 0.6
    bron = _FRIES if fries else rng.choices(_BRONNEN, _GEWICHTEN)[0]
    namen = bron.vrouwen if vrouw else bron.mannen
    eerste = rng.choice(namen)
    voornamen, roepnaam = eerste, ""
    if bron is _NEDERLANDS and rng.random() < 0.3:
        doop = (
            ("Johanna Maria", "Maria Cornelia", "Wilhelmina")
            if vrouw
            else ("Johannes Petrus", "Cornelis", "Adrianus")
        )
        voornamen, roepnaam = rng.choice(doop), eerste
    tussenvoegsel, achternaam = _splits(bron.achternaam(rng))
    return Naam(voornamen, roepnaam, tussenvoegsel, achternaam)


def _splits(achternaam: str) -> tuple[str, str]:
    for deel in _TUSSENVOEGSELS:
        if achternaam.startswith(deel):
            return deel.strip().lower(), achternaam.removeprefix(deel)
    return "", achternaam
