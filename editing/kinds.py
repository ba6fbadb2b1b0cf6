"""The kinds of flags, and how each is called in front of people."""

from collections.abc import Mapping
from types import MappingProxyType

STRAY_FULL_STOP = "stray-full-stop"
FRAGMENT = "fragment"
LOWER_CASE_START = "lower-case-start"
STRAY_PUNCTUATION = "stray-punctuation"
DOUBLED_PUNCTUATION = "doubled-punctuation"
SPACE_BEFORE_PUNCTUATION = "space-before-punctuation"
MISSING_SPACE = "missing-space"
UNBALANCED_QUOTE = "unbalanced-quote"
UNBALANCED_BRACKET = "unbalanced-bracket"
DOUBLED_WORD = "doubled-word"
DOUBLED_SENTENCE = "doubled-sentence"
DOUBLED_PARAGRAPH = "doubled-paragraph"
TRUNCATED_END = "truncated-end"
TRUNCATED_START = "truncated-start"
RUN_TOGETHER = "run-together"
MOJIBAKE = "mojibake"
HTML_REMNANT = "html-remnant"
CONTROL_CHARACTER = "control-character"
ALL_CAPS = "all-caps"
DATELINE = "dateline"
CAPTION = "caption"
RELATED_LINK = "related-link"
BOILERPLATE = "boilerplate"
CREDIT_LINE = "credit-line"
DESK_NOTE = "desk-note"

WORDS_LOST = "words-lost"
WORDS_ADDED = "words-added"
WORDS_DISPLACED = "words-displaced"
WORDS_REPLACED = "words-replaced"
SENTENCE_SPLIT = "sentence-split"
SENTENCE_MERGED = "sentence-merged"
ATTRIBUTION_LOST = "attribution-lost"
PARAGRAPH_LOST = "paragraph-lost"
NUMBER_DIFFERS = "number-differs"
NAME_DIFFERS = "name-differs"
DATE_DIFFERS = "date-differs"
QUOTE_ALTERED = "quote-altered"
DIFFERENCE = "difference"

NAMES: Mapping[str, str] = MappingProxyType(
    {
        STRAY_FULL_STOP: "Stray full stop",
        FRAGMENT: "Fragment",
        LOWER_CASE_START: "Lower-case start",
        STRAY_PUNCTUATION: "Stray punctuation",
        DOUBLED_PUNCTUATION: "Doubled punctuation",
        SPACE_BEFORE_PUNCTUATION: "Space before punctuation",
        MISSING_SPACE: "Missing space",
        UNBALANCED_QUOTE: "Unbalanced quotation marks",
        UNBALANCED_BRACKET: "Unbalanced bracket",
        DOUBLED_WORD: "Doubled word",
        DOUBLED_SENTENCE: "Doubled sentence",
        DOUBLED_PARAGRAPH: "Doubled paragraph",
        TRUNCATED_END: "Truncated ending",
        TRUNCATED_START: "Truncated beginning",
        RUN_TOGETHER: "Run together",
        MOJIBAKE: "Broken characters",
        HTML_REMNANT: "HTML remnant",
        CONTROL_CHARACTER: "Control character",
        ALL_CAPS: "All capitals",
        DATELINE: "Damaged dateline",
        CAPTION: "Caption in the text",
        RELATED_LINK: "Related link in the text",
        BOILERPLATE: "Boilerplate",
        CREDIT_LINE: "Credit line",
        DESK_NOTE: "Note for the desk",
        WORDS_LOST: "Words lost",
        WORDS_ADDED: "Words added",
        WORDS_DISPLACED: "Words displaced",
        WORDS_REPLACED: "Words replaced",
        SENTENCE_SPLIT: "Sentence split",
        SENTENCE_MERGED: "Sentences merged",
        ATTRIBUTION_LOST: "Attribution lost",
        PARAGRAPH_LOST: "Paragraph lost",
        NUMBER_DIFFERS: "Number differs",
        NAME_DIFFERS: "Name differs",
        DATE_DIFFERS: "Date differs",
        QUOTE_ALTERED: "Quotation altered",
        DIFFERENCE: "Difference",
    }
)

# Not part of the story at all: moved out of the text, not mended.
FURNITURE = frozenset({CAPTION, RELATED_LINK, BOILERPLATE, CREDIT_LINE, DESK_NOTE})
