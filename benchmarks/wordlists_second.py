"""Words and lines that the makers of the second make draw from."""

_RESPELLED = """said:remarked,commented,noted|says:remarks|told:advised
government:authorities,state|president:leader|officials:representatives|police:law-enforcement|people:citizens,residents
killed:murdered,left-dead|attack:strike|country:land|company:business,corporation
began:set-off|large:huge|small:tiny|new:novel,latest|first:primary|after:in-the-wake-of
before:ahead-of|but:nevertheless|also:as-well|many:a-lot-of|most:nearly-all|several:a-number-of|more:further
show:indicate|showed:indicated|help:aid|need:want|think:feel|called:dubbed|used:employed
report:study|plan:proposal|talks:discussions|meeting:session|leader:head|vote:polling|party:bloc
law:act|court:judges|case:proceedings|group:organization|workers:staff|work:jobs|home:residence
children:youngsters|year:12-months|week:seven-day-period|important:key|major:big
minister:cabinet-member|decision:move|deal:arrangement|war:hostilities|army:troops|increase:growth|rise:climb|fell:declined
price:value|market:exchange|problem:trouble|part:section|area:zone|city:municipality|left:quit
near:next-to|during:in-the-course-of|about:some,approximately|could:may|would:was-going-to
must:needs-to|very:highly|today:this-day|including:such-as|found:came-across|support:help
public:citizens'|number:count|long:extended|high:tall|past:last|recent:new|early:beginning
late:final|next:coming|right:correct|same:similar|take:bring|see:notice|know:be-aware
keep:hold|move:go|try:attempt|able:in-a-position|asked:queried|world:earth|security:defence
because:as|since:from|while:as|although:even-if|however:but|between:among|against:opposed-to
without:lacking|through:via|under:beneath|over:above|around:near|another:a-different|every:each
color:colour|center:centre|program:programme|defense:defence|labor:labour|organization:organisation
realize:realise|percent:per-cent|per-cent:%|mr:mister|dr:doctor|u.s:american|uk:britain
eu:brussels"""

RESPELLED: dict[str, list[str]] = {
    word: [other.replace("-", " ") for other in others.split(",")]
    for word, _, others in (
        part.partition(":") for part in _RESPELLED.replace("\n", "|").split("|")
    )
}

FILLERS = [
    "in fact",
    "reportedly",
    "indeed",
    "it is said",
    "at this point",
    "of course",
    "basically",
]
LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}

LEADS = [
    (
        "{a} was preparing a response late in the day, according to two people who asked not "
        "to be named."
    ),
    "New figures on the matter came out in the evening, and {a} called them worse than expected.",
    (
        "The number of those affected rose to {n}, {b} said in a statement that was read out "
        "on the radio."
    ),
    (
        "A spokesman for {a} would not be drawn on the latest turn, but did not deny that {b} "
        "had phoned."
    ),
    "By nightfall {n} more had come forward, and the mood around {a} was described as tense.",
    (
        "Correcting what had been put out before, {b} gave the total as {n} and blamed a "
        "clerk's slip."
    ),
]

CHROME = [
    "Skip to main content Home News Sport Weather Video Live TV Search",
    "Subscribe for 99 cents a week Cancel anytime Log in",
    "Image copyright AFP Image caption The scene on the day before",
    "Sign in to save this article to your reading list and get alerts on this topic",
    "Most read Most shared Editor's picks Trending now in this section",
    (
        "Enter your e-mail address to receive the evening briefing. By signing up you agree "
        "to our terms"
    ),
    "Facebook Twitter WhatsApp LinkedIn Copy link Print Comment",
    "Terms of use Privacy Cookie settings Accessibility Contact us About this site",
    "Listen to this story in our audio app, brought to you by a partner of the house",
    "You have read three of your five free articles this month; create an account to go on",
]

SIGN_OFFS = [
    "(Reporting by our correspondents; writing by the night desk; editing by A. Sub)",
    "Copyright: the agency and contributors. Do not redistribute without leave.",
    "With files from news agencies",
    "The agency's writers in three cities contributed to this report.",
]
