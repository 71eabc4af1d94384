"""Text → the newspapers, broadcasters and agencies that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

# Agencies sell their reports to others; each by the name that it is shown by.
AGENCIES: Mapping[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "A.P."),
    "Reuters": ("Thomson Reuters",),
    "Agence France-Presse": ("AFP", "Agence France Presse"),
    "United Press International": ("UPI",),
    "Deutsche Presse-Agentur": ("dpa", "DPA"),
    "EFE": ("Agencia EFE",),
    "PA Media": ("Press Association", "PA news agency"),
    "Press Trust of India": ("PTI",),
    "Asian News International": ("ANI",),
    "Indo-Asian News Service": ("IANS",),
    "Australian Associated Press": ("AAP",),
    "The Canadian Press": ("Canadian Press",),
    "Xinhua": ("Xinhua News Agency",),
    "TASS": ("ITAR-TASS", "Tass"),
    "Interfax": (),
    "RIA Novosti": ("Sputnik News",),
    "Kyodo News": ("KYODO", "Kyodo", "Kyodo News Agency"),
    "Jiji Press": ("JIJI",),
    "Yonhap": ("Yonhap News Agency",),
    "ANSA": (),
    "Belga": (),
    "Anadolu Agency": ("Anadolu",),
    "Bloomberg News": ("Bloomberg",),
    "Inter Press Service": ("IPS",),
    "Tribune News Service": ("TNS", "Tribune Content Agency"),
    "McClatchy": ("McClatchy Newspapers", "McClatchy Washington Bureau"),
    "Scripps Howard News Service": (),
    "Religion News Service": ("RNS",),
    "Kaiser Health News": ("KHN",),
    "States Newsroom": (),
    "Storyful": (),
}
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "CNN": ("Cable News Network", "CNN International"),
    "Fox News": ("Fox News Channel", "FOX News", "FOX Business", "Fox Business"),
    "NBC News": ("NBC",),
    "ABC News": ("ABC",),
    "CBS News": ("CBS",),
    "BBC": ("BBC News", "British Broadcasting Corp", "British Broadcasting Corporation"),
    "NPR": ("National Public Radio",),
    "USA Today": ("USA TODAY", "USA TODAY NETWORK", "USA Today Network"),
    "The New York Times": ("NYT", "N.Y. Times"),
    "The Wall Street Journal": ("WSJ",),
    "HuffPost": ("Huffington Post", "The Huffington Post"),
    "BuzzFeed News": ("BuzzFeed", "Buzzfeed"),
    **dict.fromkeys(
        (
            *("MSNBC", "CNBC", "PBS", "PBS NewsHour", "C-SPAN", "CBC", "Sky News", "ITV News"),
            *("Politico", "POLITICO", "Axios", "Vox", "Breitbart", "Breitbart News", "Newsmax"),
            *("ProPublica", "Bellingcat", "Newsweek", "Al Jazeera", "Al-Jazeera", "Al Arabiya"),
            *("The Hill", "The Atlantic", "The New Yorker", "The Intercept", "The Guardian"),
            *("The Economist", "The Independent", "The Verge", "The Information", "The Athletic"),
            *("The Daily Beast", "The Daily Caller", "The Conversation", "The Marshall Project"),
            *("Der Spiegel", "Die Zeit", "Bild", "Le Monde", "Le Figaro", "Libération", "El País"),
            *("El Mundo", "El Universal", "La Jornada", "La Repubblica", "Corriere della Sera"),
            *("Folha de S.Paulo", "O Globo", "Haaretz", "Ha’aretz", "Izvestia", "Kommersant"),
            *("Novaya Gazeta", "Asahi Shimbun", "Yomiuri Shimbun", "NHK", "Deutsche Welle", "RT"),
            *("Univision", "Telemundo", "Voice of America", "Radio Free Europe", "TMZ", "Forbes"),
            *("Fortune", "Vanity Fair", "Rolling Stone", "Variety", "The Hollywood Reporter"),
            *("Business Insider", "Insider", "MarketWatch", "Mother Jones", "Talking Points Memo"),
        ),
        (),
    ),
}
# What the names of papers and stations end in. Enough where somebody is told or reports.
_HEADS = (
    "Times|Post|Journal|News|Herald|Tribune|Chronicle|Gazette|Courier|Ledger|Observer|Register|"
    "Examiner|Inquirer|Enquirer|Bee|Globe|Star|Sun|Mirror|Mail|Telegraph|Independent|Standard|"
    "Dispatch|Sentinel|Press|Radio|TV|Television|Magazine|Monitor|Republic|Constitution|Advertiser|"
    "Advocate|Argus|Beacon|Bulletin|Citizen|Daily|Democrat|Echo|Express|Intelligencer|Picayune|"
    "Plain\\ Dealer|Record|Reporter|Spectator|Statesman|Today|Weekly|Wire"
)
# "told the Times": short for a paper named in full elsewhere
_SHORT = (
    "Times|Post|Journal|Herald|Tribune|Chronicle|Gazette|Courier|Ledger|Observer|Examiner|Inquirer"
    "|Globe|Telegraph|Dispatch|Sentinel|Mail|Mirror|Sun|Bee|Star|Advertiser|Journal Sentinel"
)
_GENERIC = frozenset("the news online web editorial opinion com network".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that a text names."""

    name: str  # an agency's or broadcaster's usual name, else as printed without its article
    start: int  # code points into the text; end is not included
    end: int

    @property
    def is_agency(self) -> bool:
        """Whether it sells its reports to other outlets."""
        return self.name in AGENCIES


_CANONICAL = {
    form: name
    for table in (AGENCIES, _OTHERS)
    for name, forms in table.items()
    for form in (name, *forms)
}
_NO_NAME = "The|By|In|From|At|On|An?|And|For|Of|To|But|As|While|After|When|Copyright|Source|Per|Via"

_GAZETTES = r"Federal Register\b|Congressional Record\b"  # a state prints these: documents


@lru_cache(maxsize=512)  # one for each outlet of a large story
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({*_CANONICAL, *known}, key=lambda name: (-len(name), name))
    # "the Guardian" is the paper, "Guardian" or "Information" by itself any word
    listed = "|".join(re.sub(r"^The\\ ", r"[Tt]he\\ ", re.escape(name)) for name in names)
    word = rf"(?!(?:{_NO_NAME})\b|{_GAZETTES})[A-Z][\w&.'’]{{0,30}}"
    return re.compile(
        rf"(?<![\w&.'’@/-])(?:"
        rf"(?:[Tt]he\ )?(?P<listed>{listed})(?:['’]s?)?(?![\w-])"
        rf"|[Tt]he\ (?P<short>{_SHORT})(?:['’]s?)?(?![\w&-]|\ [A-Z])"
        rf"|(?:[Tt]he\ )?(?P<shaped>(?:{word}[ -]){{1,4}}(?:{_HEADS}))"
        rf"(?:['’]s?)?(?![\w&-]|\ [A-Z]))"
    )


def find_outlets(text: str, known: Iterable[str] = ()) -> tuple[Named, ...]:
    """Return the outlets that a text names, in order; `known` are further names to look for.

    Agencies, networks and well-known papers are listed; others are taken for outlets by what
    their names end in ("Harrow Valley Gazette"). That is a shape, no proof: good where the words
    around it say that somebody was told or that it reports, not in any text.
    """
    names = tuple(sorted({name for name in known if len(name) > 2 and name[0].isupper()}))
    return tuple(
        Named(_name_of(match), match.start(), match.end())
        for match in _pattern(names).finditer(text)
    )


def _name_of(match: re.Match[str]) -> str:
    printed = re.sub(r"^the\b", "The", match["listed"] or match["shaped"] or match["short"])
    return _CANONICAL.get(printed, printed)


def same_outlet(one: str, other: str) -> bool:
    """Say whether two names stand for one outlet: "AP" and "The Associated Press" do."""
    return _key(one) == _key(other)


@cache
def _key(name: str) -> frozenset[str]:
    bare = re.sub(r"\([^()]*\)", " ", name).strip()
    usual = next((_CANONICAL[form] for form in _forms(bare) if form in _CANONICAL), bare)
    words = re.findall(r"\w+", usual.casefold())
    return frozenset(word for word in words if word not in _GENERIC) or frozenset(words)


def _forms(name: str) -> tuple[str, ...]:
    bare = name.removeprefix("the ").removeprefix("The ")
    return name, bare, f"The {bare}"


def usual_name(name: str) -> str:
    """Return the name that an agency or a well-known outlet is shown by, or the name itself."""
    return next((_CANONICAL[form] for form in _forms(name.strip()) if form in _CANONICAL), name)


def may_be_short_for(short: str, full: str) -> bool:
    """Say whether a name may be the end of a fuller one: "Times" of "The New York Times"."""
    return full.casefold().endswith(f" {short.casefold()}")
