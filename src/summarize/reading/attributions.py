"""The reporter's own words in a sentence → who is made to say something there, and by which verb.

A sentence comes with what is quoted in it blanked out. No grammar is consulted: the subject of a
verb of saying is looked for where news English puts it, before the verb ("Oake, the mayor, said"),
behind it ("said Ann Oake"), or behind "according to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarize.reading.names import DESCRIBED_MANY, SPEECH_VERBS
from summarize.reading.people import Mention, Person
from summarize.reading.printed import fold
from summarize.reading.quotation_marks import BLANK
from summarize.reading.sentences import Sentence
from summarize.reading.sentences import Span as Place


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for somebody: a mention, or a pronoun."""

    start: int  # code points into the sentence's text; with the role in front
    end: int
    person: Person | None  # None for a pronoun
    pronoun: str = ""  # "he", "she", "they", "it"


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying and whose it is."""

    verb: str  # as printed
    lemma: str
    start: int  # of the verb; code points into the sentence's text
    end: int
    subject: Reference | None
    inverted: bool  # the subject stands behind: "said Ann Oake", "according to police"


@dataclass(frozen=True)
class Telling:
    """A sentence with its quotations blanked, and who is named in the rest."""

    sentence: Sentence
    told: str  # as long as the sentence's text
    mentions: tuple[Mention, ...]

    @cached_property
    def tokens(self) -> tuple[re.Match[str], ...]:
        """The words that are not quoted, in order."""
        return tuple(_WORD.finditer(self.told))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Everybody named or meant outside quotations, first to last."""
        named = [
            Reference(mention.whole[0], mention.span[1], mention.person)
            for mention in self.mentions
            if BLANK not in self.told[slice(*mention.span)]
        ]
        pronouns = [
            Reference(match.start(), match.end(), None, match[0].lower())
            for match in _PRONOUN.finditer(self.told)
        ]
        return tuple(sorted([*named, *pronouns], key=lambda each: (each.start, -each.end)))

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """The verbs of saying, first to last, each with its subject."""
        return tuple(_find_sayings(self))

    @cached_property
    def subject(self) -> Reference | None:
        """Whom the sentence is about: the first one named who is not part of an opening phrase."""
        start = 0
        while True:
            opening = _OPENING_PHRASE.match(self.told, start)
            if opening is None or not any(r.start >= opening.end() for r in self.references):
                break
            start = opening.end()
        free = [r for r in self.references if r.start >= start and not self.owns(r)]
        return free[0] if free else None

    def owns(self, reference: Reference) -> bool:
        """Say whether a reference stands in the possessive: "Oake's"."""
        return self.told[reference.end : reference.end + 2] in {"'s", "’s"}


_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b(?!['’]s)", re.IGNORECASE)
_OPENING_PHRASE = re.compile(
    r"[\s\ue000]*(?:(?:yet|but|and|still),?\s)?(?:in|on|at|for|with|during|after|before|speaking|asked|as|while|when|under|from|by|"
    r"despite|since|according|following|citing|referring|responding|unlike|like|among|besides|amid)"
    r"\b[^,;:\ue000]{1,120},\s",
    re.IGNORECASE,
)
_NOUN_BEFORE = frozenset(
    "a an the his her its their our my your this that these those no any some such of in on for "
    "by with from about last first new recent several more many own public".split()
)
_ARTICLES = frozenset("the a an his her its their our my".split())
_BEFORE_GERUND = frozenset("to of for from about at toward towards against".split())
_NOUN_TOO = frozenset(
    "report reports claim claims call calls offer offers demand demands use uses state states "
    "quote quotes tweet tweets post posts promise promises pledge pledges vow vows blame reply "
    "estimate estimates point points remark remarks praise stress text label labels cries cry "
    "shout swear blast blasts mention voice voices rule find joke jokes caution".split()
)
_SKIPPED = frozenset(
    "also then later reportedly has have had would will could may might did does do not never "
    "first once repeatedly publicly recently previously privately yesterday today initially "
    "again already still himself herself themselves both even just now further instead too all "
    "on monday tuesday wednesday thursday friday saturday sunday afternoon morning evening "
    "earlier".split()
)
_MOST_SAYINGS = 60  # a text with more verbs of saying than this is no sentence
_BEING = frozenset("was were been is are be being".split())
_COORDINATING = frozenset("and but or then to by while after without before of in".split())
_OBJECTS = frozenset("quote call describe label dub brand characterize liken deem deride".split())


def _find_sayings(telling: Telling) -> Iterator[Saying]:
    found: list[Saying] = []
    tokens = telling.tokens
    for place, token in enumerate(tokens):
        if len(found) == _MOST_SAYINGS:
            break
        low = token[0].lower()
        if low == "to" and place and tokens[place - 1][0].lower() == "according":
            named = _reference_after(telling, token.end())
            subject = named or _described_behind(telling, place)
            start = tokens[place - 1].start()
            found.append(Saying("according to", "according", start, token.end(), subject, True))
        elif _is_saying(telling, place):
            found.append(_read_saying(telling, place, found))
    yield from found


def _is_saying(telling: Telling, place: int) -> bool:
    token = telling.tokens[place]
    if token[0].lower() in {"put", "puts"}:
        return _PUTS_AT.match(telling.told, token.end()) is not None
    return token[0].lower() in SPEECH_VERBS and not _is_noun(telling, place)


# "the Water Board puts the cost at …"
_PUTS_AT = re.compile(
    r"\s(?:the|its|their|that|this|his|her)\s(?:[\w’'-]+\s){1,4}at\s[^\w]?(?=[\w])"
)


def _is_noun(telling: Telling, place: int) -> bool:
    """Say whether what could be a verb of saying is none here: "the report", "his claims"."""
    token = telling.tokens[place]
    if any(r.start <= token.start() < r.end for r in telling.references):
        return True
    if token[0][0].isupper() and place > 0:
        return telling.sentence.kind != "headline"
    if place == 0 or BLANK in telling.told[telling.tokens[place - 1].end() : token.start()]:
        return False
    before = telling.tokens[place - 1][0].lower()
    if before in _BEFORE_GERUND and token[0].endswith("ing"):
        return True  # "committed to maintaining"
    if before in _ARTICLES and place + 1 < len(telling.tokens):
        return True  # "the written complaint"
    if before.endswith(("'s", "’s")) and before not in {"he's", "she's", "it's", "who's"}:
        return True
    return token[0].lower() in _NOUN_TOO and before in _NOUN_BEFORE


def _read_saying(telling: Telling, place: int, earlier: Sequence[Saying]) -> Saying:
    token = telling.tokens[place]
    lemma = _lemma(token[0])
    if lemma == "quote":
        quoted = _quoted_one(telling, token.end())
        if quoted is not None:
            return Saying(token[0], lemma, token.start(), token.end(), quoted, False)
    behind = None
    if _follows_quotation(telling, place) or _follows_comma(telling, place):
        behind = _reference_after(telling, token.end())
        if behind is None and _follows_quotation(telling, place):
            behind = _described_behind(telling, place)
    subject = behind or _subject_before(telling, place, earlier)
    if subject is None and (not token[0].endswith("ing") or _is_progressive(telling, place)):
        subject = _described_before(telling, place)
    return Saying(token[0], lemma, token.start(), token.end(), subject, behind is not None)


def _lemma(verb: str) -> str:
    return SPEECH_VERBS.get(verb.lower(), "put")


def _is_progressive(telling: Telling, place: int) -> bool:
    """Say whether "are calling" stands there: a verb with a subject of its own."""
    return place > 0 and telling.tokens[place - 1][0].lower() in _BEING


_QUOTED_AS = re.compile(r"\s(him|her|them)\sas\s(?:saying|telling|having)\b")


def _quoted_one(telling: Telling, end: int) -> Reference | None:
    """Return who speaks in "the paper quoted him as saying"."""
    match = _QUOTED_AS.match(telling.told, end)
    if match:
        pronoun = {"him": "he", "her": "she", "them": "they"}[match[1]]
        return Reference(match.start(1), match.end(1), None, pronoun)
    named = _reference_after(telling, end)
    if named and re.match(r"\sas\s(?:saying|telling)\b", telling.told[named.end :]):
        return named
    return None


def _follows_comma(telling: Telling, place: int) -> bool:
    """Say whether ", said" stands there: its subject comes behind it."""
    token = telling.tokens[place]
    if place == 0:
        return token[0].lower() in _INVERTED
    if token[0] not in _INVERTED:
        return False
    gap = telling.told[telling.tokens[place - 1].end() : token.start()]
    return gap.strip() in {",", ",”", ',"'} and not _inside_apposition(telling, place)


_INVERTED = frozenset("said says added wrote explained adds warned noted recalled argued".split())


def _inside_apposition(telling: Telling, place: int) -> bool:
    """Say whether the verb stands behind its own subject: "Oake, the mayor, said"."""
    return _before_apposition(telling, telling.tokens[place].start()) is not None


def _follows_quotation(telling: Telling, place: int) -> bool:
    before = telling.tokens[place - 1].end() if place else 0
    gap = telling.told[before : telling.tokens[place].start()]
    return BLANK in gap and not gap[gap.rindex(BLANK) + 1 :].strip(" ,.")


def _reference_after(telling: Telling, end: int) -> Reference | None:
    """Return who is named right behind, with at most an article and an adverb between."""
    for reference in telling.references:
        if reference.start >= end:
            gap = telling.told[end : reference.start]
            return reference if _ONLY_ARTICLES.fullmatch(gap) else None
    return None


_ONLY_ARTICLES = re.compile(
    r"\s*(?:(?:a|an|the|also|Mr|Mrs|Ms)\b\.?\s*)?"
    r"(?:(?:[A-Z][\w.&]*\s){0,3}[A-Z][\w.&]*['’]s\s)?"  # "reports the Ledger's Ann Oake"
)


def _subject_before(telling: Telling, place: int, earlier: Sequence[Saying]) -> Reference | None:
    tokens = telling.tokens
    at = place - 1
    passive = False
    while at >= 0 and place - at <= 5 and BLANK not in _gap(telling, at):
        low = tokens[at][0].lower()
        if low not in _SKIPPED | _BEING and not low.endswith(("ly", "n't", "n’t")):
            break
        passive = passive or low in _BEING
        at -= 1
    lemma = _lemma(tokens[place][0])
    if passive and not tokens[place][0].endswith("ing") and lemma != "quote":
        return _agent(telling, tokens[place].end())
    if at < 0 or BLANK in _gap(telling, at):
        return _carried(telling, place, earlier)
    low = tokens[at][0].lower()
    if low in {"who", "which", "that"}:
        return _antecedent(telling, tokens[at].start()) or _carried(telling, place, earlier)
    if low in _COORDINATING or low in SPEECH_VERBS:
        return _carried(telling, place, earlier)
    direct = _ending_at(telling, tokens[at].end())
    gap = telling.told[tokens[at].end() : tokens[at + 1].start()]
    participle = tokens[place][0].endswith("ing") and at == place - 1
    if "," in gap:
        if participle:
            return _carried(telling, place, earlier)
        return _before_apposition(telling, tokens[place].start()) or direct
    if _DASH.search(gap):  # "Ann Oake — who runs the Water Board — said"
        return _before_dashes(telling, tokens[at].end()) or direct
    if direct is not None and not (participle and direct.pronoun == "it"):
        return _climb(telling, direct)
    return _near_left(telling, tokens[place].start()) or (
        _carried(telling, place, earlier) if participle else None
    )


_DASH = re.compile(r"[—–]|--")


def _before_dashes(telling: Telling, end: int) -> Reference | None:
    """Return who stands in front of what dashes enclose."""
    opening = max((m.start() for m in _DASH.finditer(telling.told, 0, end)), default=-1)
    return _ending_at(telling, len(telling.told[: max(0, opening)].rstrip()))


_DESCRIPTION = re.compile(
    r"(?:(?:the|a|an|this|another|one|two|three|some|many|several|his|her|their|its|our)\s|[A-Z])"
    r"[^,.;:\ue000“”\"()]{2,70}$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[,;:\ue000—]|\.\s|\s(?:--|–)\s|\b(?:that|and|but|when|while|as|because)\s"
)


def _described_before(telling: Telling, place: int) -> Reference | None:
    """Take the words in front of a verb of saying as they stand: "the advisory said"."""
    end = telling.tokens[place].start()
    since = max((m.end() for m in _CLAUSE_START.finditer(telling.told, 0, end)), default=0)
    auxiliary = _is_progressive(telling, place)
    if auxiliary and telling.tokens[place][0].endswith("ing"):
        end = telling.tokens[place - 1].start()
    elif auxiliary:
        return None  # "the plan was called"
    return _described(telling, since, end)


def _described_behind(telling: Telling, place: int) -> Reference | None:
    """Take the words behind a verb of saying as they stand: "said the maker of the valves"."""
    start = telling.tokens[place].end()
    stop = re.compile(r"[,.;:\ue000(]|\s(?:in|on|at|who|as|during|after|that|to)\s|$")
    end = stop.search(telling.told, start)
    return _described(telling, start, end.start() if end else start)


def _described(telling: Telling, start: int, end: int) -> Reference | None:
    raw = telling.told[start:end]
    words = [w for w in raw.split() if w.lower() not in _SKIPPED and not w.endswith("ly")]
    while words and words[0].lower() in _LEADS - {"a", "an", "the"}:
        words = words[1:]
    lows = {word.lower() for word in words}
    verbs = [  # but "the written complaint" has none
        word
        for before, word in pairwise(["", *map(str.lower, words)])
        if word in SPEECH_VERBS and word not in _NOUN_TOO and before not in _ARTICLES
    ]
    clausal = lows & _CLAUSAL or verbs
    if not 1 <= len(words) <= 7 or words[0].lower() in _NOBODY or clausal:
        return None
    first = start + raw.index(words[0])
    last = start + raw.rindex(words[-1]) + len(words[-1])
    name = " ".join(telling.told[first:last].split())
    if any(first <= r.start < last and not telling.owns(r) for r in telling.references):
        return None  # somebody is named there, and it is not the subject as it stands
    if name.endswith(("'s", "’s")) or any(low.endswith(("n't", "n’t")) for low in lows):
        return None
    many = fold(words[-1]) in DESCRIBED_MANY
    if not ((_DESCRIPTION.match(name) or many) and name[0] != BLANK):
        return None
    if name.split()[0].lower() in {"the", "a", "an", "this", "another", "some", "many", "several"}:
        name = name[0].lower() + name[1:]
    elif not name[0].isupper() and not many:
        return None  # "top local leaders" may speak
    named = all(word[0].isupper() for word in words) and len(words) > 1
    return Reference(first, last, Person(name, "person" if named else "described"))


_CLAUSAL = frozenset(
    "which who whom whose is was are were be been to into had has have often declined".split()
)
_NOBODY = frozenset(
    "i we you he she they it who what which that there this these those here not so if in on at "
    "to for from by of with how why whether more most nothing something".split()
)


def _gap(telling: Telling, at: int) -> str:
    """Return what stands between a token and the next."""
    following = telling.tokens[at + 1].start() if at + 1 < len(telling.tokens) else None
    return telling.told[telling.tokens[at].end() : following]


def _agent(telling: Telling, end: int) -> Reference | None:
    """Return by whom something is called so: "described by police as"."""
    by = re.compile(r"[^,;:]{0,60}?\bby\s").match(telling.told, end)
    return _reference_after(telling, by.end()) if by else None


def _carried(telling: Telling, place: int, earlier: Sequence[Saying]) -> Reference | None:
    """Return whose verb it is where no subject stands with it: "…, saying", "and called"."""
    start = telling.tokens[place].start()
    since = max((m.end() for m in re.finditer(r"[.;]\s", telling.told[:start])), default=0)
    for saying in reversed(earlier):
        if saying.subject is not None and saying.start >= since and saying.lemma != "according":
            return saying.subject
    subject = telling.subject
    return subject if subject is not None and subject.start < start else None


def _antecedent(telling: Telling, start: int) -> Reference | None:
    before = [r for r in telling.references if r.end <= start]
    gap = telling.told[before[-1].end : start] if before else "no"
    return before[-1] if not gap.strip(" ,") else None


def _ending_at(telling: Telling, end: int) -> Reference | None:
    found = [r for r in telling.references if r.start < end <= r.end + 2]
    return found[0] if found and not telling.owns(found[0]) else None


def _climb(telling: Telling, reference: Reference) -> Reference:
    """Return who is meant by "Ann Oake of the Water Board": the first of the two."""
    for earlier in reversed(telling.references):
        if earlier.end < reference.start:
            gap = telling.told[earlier.end : reference.start]
            if re.fullmatch(r"\s(?:of|for|at|from|with|in)\s(?:the\s)?", gap):
                return _climb(telling, earlier)
            return reference
    return reference


def _near_left(telling: Telling, start: int) -> Reference | None:
    """Return who is named a few words before: "Ann Oake of Weaver Lane said"."""
    for reference in reversed(telling.references):
        if reference.end <= start:
            gap = telling.told[reference.end : start]
            near = len(gap.split()) <= 8 and not set(gap) & set(",;:" + BLANK)
            joined = re.match(r"\s(?:of|for|at|from|with|in|on|outside|near)\s", gap)
            return _climb(telling, reference) if near and joined else None
    return None


def _before_apposition(telling: Telling, start: int) -> Reference | None:
    """Return who stands first in "Ann Oake, the mayor, said"."""
    told = telling.told
    since = max(told.rfind(mark, 0, start) for mark in (BLANK, ";", ":", "—")) + 1
    for reference in telling.references:
        if not since <= reference.start < reference.end <= start:
            continue
        comma = max(told.rfind(",", since, reference.start) + 1, since)
        lead = told[comma : reference.start].split()
        opens = not lead or (len(lead) <= 3 and lead[0].lower() in _LEADS)
        follows = re.match(r"[^,]{0,130},", told[reference.end : start])
        if opens and follows and not telling.owns(reference):
            return reference
    return None


_LEADS = frozenset(
    "but and the a an mr. mrs. ms. meanwhile still yet so also while as when".split()
)


def reach_of(telling: Telling, saying: Saying) -> tuple[Place, ...]:
    """Return what a verb of saying makes its subject say, in the reporter's words.

    Code points into the sentence's text. What the reporter adds behind a dash, or after "even as",
    "in what", "an apparent" and the like, is the reporter's own.
    """
    text = telling.sentence.text
    start, end = _clause(telling, saying)
    subject = saying.subject
    if saying.lemma == "according" or _closes(telling, saying):
        if saying.lemma == "according" and not telling.told[: saying.start].strip():
            comma = telling.told.find(",", subject.end if subject else saying.end)
            return ((comma + 1, end),) if comma >= 0 else ()
        first = min(saying.start, subject.start if subject else saying.start)
        return ((start, first),)
    if saying.inverted or not _reports(telling, saying):
        return ()
    that = _that(telling, saying)
    if that is None and _of_quotation(telling, saying):
        return ()  # "“…,” she said at the town hall"
    day = _DAY.match(telling.told, saying.end)
    behind = that.end() if that else day.end() if day else saying.end
    return ((behind, _cut(text, behind, end)),)


_NOT_FINITE = re.compile(r"\b(?:to|would|will|could|can|may|might|must)\s$")
_DAY = re.compile(r"\s(?:on\s)?[A-Z][a-z]+day\b")


def _of_quotation(telling: Telling, saying: Saying) -> bool:
    """Say whether the verb only says whose the quotation before it is."""
    first = saying.start if saying.subject is None else min(saying.start, saying.subject.start)
    return telling.told[:first].rstrip(" ,").endswith(BLANK)


def _clause(telling: Telling, saying: Saying) -> Place:
    told = telling.told
    start = max((m.end() for m in _DIVIDER.finditer(told[: saying.start])), default=0)
    following = _DIVIDER.search(told, saying.end)
    return start, following.start() if following else len(told)


_DIVIDER = re.compile(
    r";\s|(?<=[.?!])\s+(?=[A-Z“\"])(?<!\b[A-Z]\.\s)(?<!Mr\.\s)(?<!Dr\.\s)(?<!Ms\.\s)"
)


def _closes(telling: Telling, saying: Saying) -> bool:
    """Say whether the verb stands behind what is said: "The road is open, police said."."""
    subject = saying.subject
    if subject is None:
        return False
    first = min(subject.start, saying.start)
    before = telling.told[:first].rstrip()
    if not before.endswith((",", BLANK)) or not before.strip(BLANK + " ,"):
        return False
    if _OPENING_PHRASE.fullmatch(before + " "):
        return False
    rest = telling.told[max(subject.end, saying.end) :]
    return bool(_CLOSING.match(rest))


_CLOSING = re.compile(
    r"(?:\s(?!that\b)(?:reporters|[\w'’.-]+day|(?:to|at|in|on|during|of|after|before)\s[^,;:]{2,70}|"
    r"later|yesterday|today|afterwards?|morning|afternoon|evening|[A-Z][\w.]+)){0,3}\s*(?:[.,;”\"]|$)"
)
_FREELY = frozenset(
    "say add insist argue claim warn explain note acknowledge believe tell maintain contend "
    "assert allege concede admit testify suggest predict deny vow pledge promise estimate reply "
    "recall complain write reiterate stress emphasize tweet report remind reveal put".split()
)
# what may stand between a verb and its "that": when, where and to whom it was said
_THAT = re.compile(
    r"(?:\s(?:on\s)?[A-Z][a-z]+day(?:\s(?:morning|afternoon|evening|night))?"
    r"|\s(?:at|in|on|during|to|after|before)\s[^,;:\ue000]{2,50}?"
    r"|\s(?:also|again|repeatedly|publicly|then|later|yesterday|today)){0,2}"
    r"\s(?:that|whether|how|why|if|what)\b"
)
_WHOM_THAT = re.compile(r"\s[^,;:\ue000]{2,50}?\sthat\b")


def _that(telling: Telling, saying: Saying) -> re.Match[str] | None:
    """Return what leads into the clause that is said, up to its "that"."""
    pattern = _WHOM_THAT if saying.lemma in _TO_WHOM else _THAT
    return pattern.match(telling.told, saying.end) or _THAT.match(telling.told, saying.end)


_TO_WHOM = frozenset({"tell", "remind", "warn", "reassure", "advise", "promise"})


def _reports(telling: Telling, saying: Saying) -> bool:
    """Say whether a clause of somebody's content follows the verb."""
    if saying.subject is None:
        return False
    bare = saying.verb == saying.lemma and saying.lemma not in {"say", "tell", "insist", "argue"}
    if bare and _NOT_FINITE.search(telling.told, max(0, saying.start - 7), saying.start):
        return False  # "a plan to add trains" says nothing
    return saying.lemma in _FREELY or _that(telling, saying) is not None or saying.lemma in _OBJECTS


_OWN = re.compile(
    r"\s(?:—|–|--)\s(?!repeat\b)"
    r"|,\s(?:even\s(?:as|though)|in\swhat|in\san?\sapparent|an?\sapparent|apparently|referring\sto|"
    r"contradicting|echoing|despite|a\s(?:sign|reference|claim|remark|statement|comment|reversal|move)|"
    r"who\s|as\sthe\s|while\s|before\s|after\s|according\sto\s|adding\s)"
)


def _cut(text: str, start: int, end: int) -> int:
    own = _OWN.search(text, start, end)
    return own.start() if own else end
