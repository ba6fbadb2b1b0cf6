"""Sentences that are furniture, wherever in the text they begin."""

from editing import kinds
from editing.phrases import phrases

ASIDES = (
    phrases(
        kinds.BOILERPLATE,
        """
        comments
        """,
        r"""
        comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)(?: (?:for
            |on) this \w+)?\.
        """,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        edited generated syndicated feed unedited automatically
        """,
        r"""
        \(?(?:except for the headline, )?(?:this|the) (?:story|article|report|content|copy
            |news)\b[^.!?\n]{0,40}\b(?:has not been|hasn['’]t been|was not|have not been
            |not) (?:edited|modified|created|altered|verified)\b[^\n]{0,160}?(?:feed|source
            |agency|wire|generated|headline|platform|staff|team)\b[^.\n]{0,60}\.?\)?
        \(?this (?:story|article|report|content) (?:is|was|has been) (?:auto
            (?:matically)?[- ]?(?:generated|published)|published (?:automatically|unedited)|
            (?:generated|published) from a (?:syndicated|wire))[^.\n]{0,120}\.?\)?
        \(?unedited[,/] [^.\n]{0,80}(?:feed|story)[^.\n]{0,80}\.?\)?
        """,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        rights copyright redistributed rewritten trust reproduced permission ©
        """,
        r"""
        (?:(?:©|\(c\)|copyright)(?: ©)?\s*(?:\d{4}
            |[A-Z])[^\n.]{0,80}\.?\s*)?(?:all rights (?:are )?reserved\.?)
        (?:©|copyright ©?)\s*\d{4}[^\n.]{0,80}\.?
        this material may not be (?:published|reproduced|broadcast)[^\n.]{0,120}\.
        our standards: the thomson reuters trust principles\.?
        (?:no part of this|reproduction|republication)[^.\n]{0,60}without[^.\n]{0,40}
            (?:permission|consent)[^.\n]{0,40}\.
        (?:re)?(?:published|printed|produced) with permission[^.\n]{0,60}\.
        """,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        views opinions
        """,
        r"""
        (?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|by|here
            |are)\b[^\n]{0,200}?\b(?:not (?:necessarily )?(?:reflect|represent)
            |own)\b[^.\n]{0,120}\.?
        """,
        reach=40,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        subscribe limit articles member supporter email e-mail signing newsletter newsletters
        sign subscriber subscribers inbox donate register subscription download app unlimited
        journalism alerts reading
        """,
        r"""
        (?:to (?:continue|keep) reading[^.!?\n]{0,120}|(?:please )?(?:subscribe|sign up)
            (?: (?:now|here|today|free))?(?: (?:to|for|and)\b(?: (?:our|the|get|receive|your
            |continue|keep|read|support|access|daily|weekly|free|breaking|email|e-mail
            |unlimited|full|more|all|updates|alerts|news
            |newsletter)\b)[^.!?\n]{0,140}|[.!])|already a subscriber\?[^\n]{0,40}|(?:you have
            |you['’]ve) (?:reached|read|used) (?:your|all|the)[^.!?\n]{0,80}(?:articles?|stories
            |limit)[^.!?\n]{0,40}|get (?:the|our|your|all|breaking|more|news|updates|stories
            |this) [^.!?\n]{0,100}\b(?:inbox|newsletter|app|alerts|email)\b[^.!?\n]{0,60}|
            (?:please )?(?:support|donate to) (?:our|independent
            |quality) (?:independent |quality |local |nonprofit )?(?:journalism|newsroom
            |work)[^.!?\n]{0,80}|download (?:our|the) [^.!?\n]{0,60}\bapp\b[^.!?\n]{0,60}
            |register (?:now|here|today)?(?: for| to)? (?:free )?unlimited access[^.!?\n]{0,60}
            |register now for free[^.!?\n]{0,80}|by (?:signing up|subscribing
            |registering),? you (?:agree|accept)[^.!?\n]{0,120}|enter your e-?mail[^.!?\n]{0,80}
            |thank(?:s| you) for (?:reading|subscribing|signing up)[^.!?\n]{0,80}|
            (?:this (?:article|story|content) is )?(?:for
            |available (?:only )?to) subscribers only[^.!?\n]{0,40}|become a (?:member
            |subscriber|supporter)(?: (?:today|now|and|for|of|to))?[^.!?\n]{0,80})[.!?]?
        """,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        follow facebook twitter click cookies whatsapp telegram instagram youtube like tips
        tip share
        """,
        r"""
        (?:you can (?:also )?)?(?:follow|find|like|join|add) (?:us|@\w+
            |[A-Z]\w+ [A-Z][\w'’-]+|our|him|her|[A-Z]\w+)(?: [A-Z]\w+)?(?: (?:page|channel
            |group))?(?: (?:on|at|in|via)) (?:our )?(?:Facebook|Twitter|X|Instagram|Telegram
            |WhatsApp|YouTube|LinkedIn|Google News|social media|TikTok|Flipboard|Bluesky|Threads
            |@\w+)[^.!?\n]{0,100}[.!?]?
        click here (?:to|for)\b[^.!?\n]{0,100}[.!?]?
        (?:we|this (?:web)?site) uses? cookies[^.!?\n]{0,160}[.!?]?
        (?:got|have) a (?:news |story )?tip\?[^\n]{0,120}
        share (?:this (?:article|story|post|page|video)|on (?:Facebook|Twitter
            |WhatsApp))[^.!?\n]{0,80}[.!?]?
        """,
        reach=120,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        developing updated refresh updates breaking
        """,
        r"""
        (?:this is a (?:developing|breaking)(?: news)? story|
            (?:this )?story (?:is )?developing|(?:please )?(?:check|come) back (?:for|soon
            |later)|(?:please )?refresh (?:the|this|your) page)\b[^.!?\n]{0,100}[.!]?
        """,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        continues scroll below
        """,
        r"""
        [\[(]?(?:the )?(?:story|article|scroll|content|page) (?:continues|to continue)
            (?: (?:below|reading|after))?\b[^.!?\n]{0,60}[.!]?[\])]?
        """,
        reach=50,
    ),
    phrases(
        kinds.CREDIT_LINE,
        """
        reporting writing editing edited written compiled reported contributed source sources
        afp reuters ap dpa
        """,
        r"""
        \((?:additional |with |further )?(?:reporting|writing|editing|edited|written
            |compiled|reported|translated)(?: and (?:writing|editing|reporting))? (?:by|in
            |from) (?-i:[A-Z@])[^()\n]{1,300}\)?
        (?:additional )?(?:reporting|writing) by [^\n]{2,160}[;,.] ?(?:writing
            |editing) by [^\n.]{2,120}\.?
        (?:[^.!?\n]|(?<=\bJr)\.|(?<=\b[A-Z])\.){2,200}\bcontributed to this (?:report|story
            |article)\.
        (?-i:Sources?)\s*:\s*-?\s?(?-i:[A-Z])[^\n.!?]{2,60}\.?(?=\s*(?:\n|\Z))
        (?-i:[a-z]{2,4}(?:/[a-z]{2,4})+)-? \([A-Z][^()\n]{1,40}\)(?: ?-)?(?=\s*(?:\n|\Z))
        """,
    ),
    phrases(
        kinds.RELATED_LINK,
        """
        read related watch also see more
        """,
        r"""
        (?-i:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH|READ|MORE)(?: STORIES| NOW
            | LIVE| HERE)?\s*[:|»›>][^\n.!?]{2,160}[.!?]?
        [\[(](?:related|read more|also read|see also|watch
            |read also)\s*:[^\])\n]{2,200}[\])]
        (?:read more|also read|read also|see also)\s*:[^\S\n]*[^\n.!?]{2,160}[.!?]?
        \(?(?:read|see) (?:the )?(?:full|original) (?:story|article|report
            |interview) (?:here|on|at)\b[^.!?\n]{0,60}[.!?]?\)?
        watch (?:the )?(?:full )?video (?:above|below|here)\b[^.!?\n]{0,60}[.!?:]?
        """,
        reach=16,
    ),
    phrases(
        kinds.CAPTION,
        """
        photo photos getty image images reuters file courtesy caption picture handout media credit
        """,
        r"""
        \((?:ap photo|photo by|photos? courtesy|photo:|image:|picture:|image courtesy
            |photo credit|getty images|file photo|afp photo|credit:)[^()\n]{0,160}\)
        file photo:[^\n.!?]{2,300}[.!?]?(?: reuters/[^\n.]{2,60})?
        (?:image|media) (?:copyright|caption)[:, \t][^\n.!?]{2,160}[.!?]?
        \[photo[^\]\n]{0,80}\]
        """,
        reach=30,
    ),
    phrases(
        kinds.DESK_NOTE,
        """
        eds adds embargo embargoed editors updates recasts more cq tk tktk desk ends corrects
        corrected- correction- refile- rpt- update wrapup
        """,
        r"""
        (?-i:[(\[]?(?:EDS?|Eds|ATTENTION EDITORS|ATTN EDITORS|EDITORS['’]? NOTE
            |NOTE TO EDITORS|NOTE TO DESK))[.:][^\S\n]*[^\n.!?)\]]{2,200}[.!?)\]]{0,2}
        [(\[](?:adds|recasts|updates with|corrects)\b[^)\]\n]{2,160}[)\]]
        (?-i:EMBARGOED)[^\n.!?]{2,120}[.!?]?
        [(\[](?:more|cq|tk|tktk)[)\]]
        (?-i:(?:CORRECTED|CORRECTION|REFILE|RPT|(?:UPDATE|WRAPUP) \d{1,2})-)(?=[A-Z])
        (?-i:ADDS|RECASTS|UPDATES|CORRECTS)\b [a-z][^\n.!?]{2,120}[.!?]?
        """,
        reach=16,
    ),
)
