"""Two wordings of one speaker → what is printed of their being spoken in another language."""

from __future__ import annotations

import re

from summarize.comparing.quoted_sentences import Wording
from summarize.reading.printed import fold

_ELSEWHERE = re.compile(
    r"^(?:the )?(?:mexic|russia|chin|french|france|german|ital|spa[in]|japan|korea|south korea|"
    r"north korea|israel|palestin|iran|iraq|syria|turk|egypt|saudi|ukrain|poland|polish|gree[ck]|"
    r"cuba|venezuel|brazil|colombia|argentin|chile|peru|guatemal|hondura|salvador|nicaragua|"
    r"afghan|libya|leban|jordan|yemen|qatar|hungar|czech|slova|romania|bulgaria|serb|croat|austria|"
    r"swed|norw|norweg|denmark|danish|finland|finnish|dutch|belgi|swiss|portug|vietnam|thai|"
    r"indonesia|catal|taiwan)\w*(?:['’]s)?\s(?!american)"
)
_ENGLISH = re.compile(r"\b(?:U\.S\.|US|American|British|Canadian|Australian|ambassador to)\b")
_INTERPRETED = re.compile(
    r"(?:through|via) (?:an? )?(?:interpreter|translator)|\btranslated\b"
    r"|\bin (?:Spanish|French|German|Russian|Arabic|Hebrew|Chinese|Mandarin|Italian"
    r"|Portuguese|Japanese"
    r"|Korean|Farsi|Persian|Turkish|Ukrainian|Polish|Greek|Dutch|Pashto|Dari|Urdu|Hindi)\b"
)


def other_language(wording: Wording, reference: Wording) -> str:
    """Return what is printed of the speaker's speaking another language, or an empty string."""
    for each in (wording, reference):
        for part in each.parts:
            told = _INTERPRETED.search(part.sentence.text)
            if told:
                return f"printed with it: “{told[0]}”"
    roles = wording.speaker.roles if wording.speaker else ()
    for role in roles:
        if _ELSEWHERE.match(fold(role) + " ") and not _ENGLISH.search(role):
            return f"the speaker's role is printed as “{role}”"
    return ""
