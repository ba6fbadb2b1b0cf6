"""House style taken out of words, so that two outlets' spellings of one word are the same word."""

import re
import unicodedata
from functools import lru_cache

from editing.long_forms import PLAIN
from editing.transliterations import COMMON_NAME
from story.wordlists import listed

_NUMBERS = {
    word: figure
    for row in (
        "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11",
        "twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18",
        "nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80",
        "ninety 90",
        "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10",
    )
    for word, figure in zip(row.split()[::2], row.split()[1::2], strict=True)
}
_MONTHS = {
    name[:3]: name
    for name in [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
} | {"sept": "september"}
# The other spelling, the common one.
_SPELLINGS = """
aeroplane airplane, aeroplanes airplanes, maths math, sulphur sulfur, artefact artifact,
artefacts artifacts, doughnut donut, doughnuts donuts, enquiry inquiry, enquiries inquiries,
foetus fetus, gaol jail, mould mold, moulds molds, smoulder smolder, smouldering smoldering,
phoney phony, tsar czar, whiskey whisky, yoghurt yogurt, cosy cozy, fulfill fulfil,
enroll enrol, instill instil, distill distil, likeable likable, sizeable sizable,
moveable movable, leapt leaped, spoilt spoiled, knelt kneeled, axe ax, upwards upward,
downwards downward, onwards onward, outwards outward, inwards inward, greys grays,
storeys stories, ploughs plows, mums moms, sceptics skeptics, scepticism skepticism,
chequered checkered, furore furor, acknowledgement acknowledgment, licence license,
licences licenses, judgements judgments, practising practicing, snowplough snowplow,
practises practices, kerbs curbs
"""
_SAME = {
    **COMMON_NAME,
    **PLAIN,
    "incorporated": "inc",
    "percent": "%",
    "pct": "%",
    "&": "and",
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "tyre": "tire",
    "tyres": "tires",
    "cheque": "check",
    "cheques": "checks",
    "towards": "toward",
    "afterwards": "afterward",
    "backwards": "backward",
    "forwards": "forward",
    "amongst": "among",
    "whilst": "while",
    "adviser": "advisor",
    "advisers": "advisors",
    "okay": "ok",
    "learnt": "learned",
    "burnt": "burned",
    "spelt": "spelled",
    "dreamt": "dreamed",
    "mum": "mom",
    "sceptical": "skeptical",
    "sceptic": "skeptic",
    "plough": "plow",
    "storey": "story",
    "ageing": "aging",
    "judgement": "judgment",
    "aluminium": "aluminum",
    "jewellery": "jewelry",
    "kerb": "curb",
    "pyjamas": "pajamas",
    "moustache": "mustache",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "practise": "practice",
    "practised": "practiced",
    "km": "kilometers",
    "kms": "kilometers",
    "kg": "kilograms",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "tonne": "ton",
    "tonnes": "tons",
    "kmh": "kph",
    "ft": "feet",
    "lb": "pounds",
    "lbs": "pounds",
    "mins": "minutes",
    "hrs": "hours",
    "yrs": "years",
    **dict(pair.split() for pair in _SPELLINGS.split(",")),
}
MONTHS = frozenset({*_MONTHS.values(), "may"})
# Of one quantity two houses may print different ones, each with its own figure.
MEASURES = listed(
    """
    kilometers kilometer meters meter centimeters centimeter millimeters cm mm mile miles yard
    yards foot feet ft inch inches kilograms kilogram grams gram pound pounds lb lbs ounce ounces
    ton tons stone liter liters gallon gallons acre acres hectare hectares kph mph knots celsius
    fahrenheit c f degrees second seconds minute minutes hour hours day days week weeks month
    months year years dollars euros yen yuan rupees million $ € £
    """
)
# What a word must have for its ending to differ between houses, the ending, and the common one.
_ENDINGS = tuple(
    (sign, re.compile(pattern), new)
    for sign, pattern, new in (
        ("is", r"(?<=..)is(e|ed|es|ing|er|ers|ation|ations)$", r"iz\1"),
        ("ys", r"ys(e|ed|es|ing)$", r"yz\1"),
        ("our", r"(?<=..)our(s|ed|ing|ite|ites|able|hood|hoods|ful|er|ers)?$", r"or\1"),
        ("re", r"([tb])re(s|d)?$", r"\1er\2"),
        ("ogue", r"ogue(s)?$", r"og\1"),
        ("ence", r"ence(s|less)?$", r"ense\1"),
        ("ll", r"ll(ed|ing|er|ers|or|ors|ment)$", r"l\1"),
        *(
            (two, rf"([aeiou])({two[0]}){two[0]}(ed|ing)$", r"\1\2\3")
            for two in ("ss", "pp", "tt", "gg")
        ),
        ("lful", r"l(l)?ful(ly)?$", r"lful\2"),
        ("lment", r"l(l)?ment$", r"lment"),
    )
)
_NO_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_INFLECTED = 5  # letters of a word that may have an ending
_LEARNED = 7  # letters of a word that may have a Greek diphthong
_KNOWN = 50_000


@lru_cache(maxsize=_KNOWN)
def common(word: str) -> str:
    """Return the one form under which every house's spelling of a folded word is compared."""
    if not word.isascii():
        word = _without_accents(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word in _MONTHS:
        return _MONTHS[word]
    if word in _SAME:
        return _SAME[word]
    if word[0].isdigit():
        return _ORDINAL.sub("", word.replace(",", ""))
    if len(word) >= _INFLECTED:
        for sign, pattern, new in _ENDINGS:
            if sign in word:
                word = pattern.sub(new, word)
        if len(word) >= _LEARNED:
            word = word.replace("ae", "e").replace("oe", "e")
    return word


def _without_accents(word: str) -> str:
    """Return a folded Latin word without the marks that houses leave off: François, Erdoğan."""
    apart = unicodedata.normalize("NFKD", word.translate(_NO_ACCENT))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare if bare.isascii() else word
