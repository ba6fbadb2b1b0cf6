"""Words the English rules know by heart."""

from story.wordlists import listed

# Closed classes: words that bind a sentence together and rarely end it.
ARTICLES = listed("the a an")
PREPOSITIONS = listed(
    """
    of in on at by for from with to into onto upon about against between among through during
    before after above below under over near since until within without across along around
    behind beyond despite toward towards via per amid amidst throughout inside outside like
    unlike including regarding concerning following as than
    """
)
CONJUNCTIONS = listed(
    """
    and or but nor so because although though while whereas if unless when whenever where
    whether that which who whom whose
    """
)
DETERMINERS = ARTICLES | listed(
    """
    this these those his her its their our my your some any each every no both either neither
    another such several many few all
    """
)
PRONOUNS = listed("i he she it we they you there this that these those who")
AUXILIARIES = listed(
    """
    is are was were am be been being has have had having do does did will would can could may
    might shall should must ain't isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't won't wouldn't can't cannot couldn't mightn't shouldn't mustn't i'm he's
    she's it's we're they're you're i've we've they've you've i'll he'll she'll it'll we'll
    they'll you'll i'd he'd she'd we'd they'd you'd that's there's what's who's let's here's
    """
)
# Forms of irregular and frequent verbs that stand alone as a finite verb.
VERBS = listed(
    """
    said says say told tells tell made makes make took takes take went goes go came comes come
    got gets get gave gives give knew knows know saw sees see thought thinks think found finds
    became becomes become left leaves leave felt feels kept keeps began begins begin brought
    brings held holds wrote writes stood stands stand heard hears hear met meets meet ran runs
    paid pays sat sits spoke speaks speak led leads lost loses lose won wins win sent sends
    built builds fell falls rose rises rise spent spends broke breaks grew grows grow drew
    draws showed shows show bought sold sells caught fought chose drove ate flew forgot wore
    threw understood understands put puts set sets cut cuts let lets hit hits hurt means mean
    meant seems seem appears appear remains remain wants want needs need believes believe
    hopes expects plans includes include called asked added announced warned killed died
    reported used helped started turned moved lived played looked seemed worked tried
    continued agreed followed remained stayed closed opened ended happened shot swam sang rang
    sank shook struck swept swore taught tore woke withdrew
    """
)
SAYING = listed("said says told added according asked announced")
FUNCTION = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | PRONOUNS | AUXILIARIES

# A sentence does not end in these (before a full stop they are a sign of damage).
NEVER_LAST = ARTICLES | listed(
    """
    of into onto upon and or nor because although whereas unless whether whose his its their
    our my your every than amid per from is are was were the would could should will may might
    must and including regarding despite via among between toward towards at with by for if
    """
)
# Not even a preposition left at the end excuses these before a full stop.
NEVER_BEFORE_STOP = ARTICLES | listed(
    """
    and nor because although whereas whose its their our my your every than
    """
)

# Doubled on purpose, or by grammar.
TWICE = listed(
    """
    had that very many long far no so really ha blah again out bye now there well yes more
    much knock tut hear boo go pretty big old tiny little never please ok okay hey woof la
    da na oh ah wow her do it dear chop beep ding tick bang night sing cha choo aye poor
    wait help really truly way lots hush hip rah fifty-fifty 1 2 3 4 5 6 7 8 9 0
    """
)

# Small words before a capital name that begin it: a sentence may open with them in lower case.
PARTICLES = listed(
    """
    al el bin ibn abu de di da del della dos das du van von der den la le ter af
    """
)
MEASURES = listed(
    """
    oz ft in mi lb lbs hr hrs min mins sec mph kg km cm mm sq cu pt pts gal tbsp tsp approx
    """
)
