"""Words and lines that the makers of copies draw from."""

_PAIRS = """said:stated,declared|says:states,declares|told:informed|announced:declared,revealed
government:administration,cabinet|president:head-of-state|officials:authorities|official:functionary
police:officers|people:persons,individuals|killed:slain|died:perished|attack:assault|attacks:assaults
country:nation|countries:nations|company:firm|companies:firms|money:funds|began:started,commenced
start:begin|started:began|end:finish|ended:concluded|big:large|large:big,sizeable|small:little
new:fresh|old:former|first:initial|last:final|after:following|before:prior-to|because:since
but:however,yet|also:additionally,too|many:numerous|most:majority|several:various|more:additional
show:demonstrate|showed:demonstrated|shows:demonstrates|help:assist|helped:assisted|need:require
wants:wishes|want:wish|think:believe|believe:think|called:named,termed|says:notes|used:utilised
use:utilise|make:produce|made:produced|get:obtain|got:obtained|give:provide|gave:provided
report:account|reported:recounted|reports:accounts|plan:scheme|plans:schemes|talks:negotiations
meeting:gathering|leader:chief|leaders:chiefs|vote:ballot|election:poll|elections:polls
party:grouping|law:legislation|court:tribunal|judge:magistrate|case:matter|group:organisation
members:associates|workers:employees|work:labour|job:post|jobs:posts|home:house|children:kids
woman:lady|women:ladies|man:male|men:males|year:twelvemonth|week:seven-days|important:significant
major:considerable|minister:secretary|members:participants|decision:ruling|agreement:accord
deal:accord|war:conflict|fighting:combat|army:military|military:armed-forces|forces:troops
increase:rise|increased:rose|fell:dropped|rise:increase|rose:climbed|cut:reduction|price:cost
prices:costs|market:bourse|problem:difficulty|problems:difficulties|part:portion|area:region
city:town|left:departed|near:close-to|against:versus|during:throughout|about:around,roughly
between:amid|while:whereas|though:although|still:yet|could:might|would:should|will:shall
must:has-to|very:extremely|today:nowadays|including:among-them|according:as-reported|such:like
being:getting|found:discovered|support:backing|public:general|number:amount|long:lengthy
high:elevated|past:previous|recent:latest|early:initial|late:belated|next:following
right:proper|same:identical|own:proper|take:grab|took:grabbed|taken:grabbed|see:view|seen:viewed
know:understand|known:understood|keep:maintain|held:kept|hold:keep|move:shift|moved:shifted
try:attempt|trying:attempting|able:capable|added:continued|asked:requested,questioned
women's:ladies'|world:globe|international:worldwide|security:safety|security:protection"""

SYNONYMS: dict[str, list[str]] = {
    word: [other.replace("-", " ") for other in others.split(",")]
    for word, _, others in (pair.partition(":") for pair in _PAIRS.replace("\n", "|").split("|"))
}

RELATED = ["Read more:", "Related:", "See also:", "Also read:", "More on this:", "Watch:"]

FURNITURE = [
    "Comments are closed.",
    "Sign up for our daily newsletter and never miss a story that matters to you.",
    "This article was published from an automated feed without changes to the text.",
    "(This story has not been edited by our staff and is generated from a syndicated feed.)",
    "Follow us on our channels and download the app for the latest headlines as they happen.",
    "All rights reserved. This material may not be published, broadcast or redistributed.",
    "Our standards: independence, accuracy and fairness in everything that we publish.",
    "Click here to support quality journalism and become a member from one pound a week.",
    "Advertisement. Scroll to continue reading the rest of this article below.",
    "Share this story with your friends, and tell us what you think of it in the comments.",
    "Prices and quotes are delayed by at least fifteen minutes; see our terms for details.",
    "The views expressed in this article are those of the author and not of this publisher.",
    "We use cookies to give you the best experience of our site; read our privacy policy.",
    "Have a tip for our newsroom? Write to the desk in confidence, and we will call you back.",
]
