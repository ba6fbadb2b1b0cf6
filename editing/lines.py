"""Whole lines that are furniture: what sites and agencies put round a story."""

from editing import kinds
from editing.phrases import phrases

LONGEST_LINE = 600  # characters of the longest line

LINES = (
    phrases(
        kinds.BOILERPLATE,
        """
        comments comment reply conversation
        """,
        r"""
        (?:\d+\s+)?comments?(?: (?:are|have been|is) (?:now )?(?:closed|off|disabled
            |turned off)(?: (?:for|on) this \w+)?)?\.?(?:\s*\(?\d+\)?)?
        (?:leave|post|add|write|submit) a (?:comment|reply)\b.{0,40}
        join the conversation\b.{0,40}
        (?:view|show|see|load|read)(?: all| more)? comments?\b.{0,20}
        (?:be the first to comment|what do you think\?).{0,60}
        """,
        reach=40,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        advertisement advertisements advert ad sponsored promoted promo
        """,
        r"""
        [\[(]?(?:-+\s*)?(?:advertisements?|adverts?|sponsored(?: content
            | by .{1,40})?|promoted(?: content| stories)?|ad feedback|skip (?:ad
            |advertisement))\b(?:\s*[-–—:]\s*(?:(?:story|article|scroll|content) .{0,60}
            |scroll.{0,60}))?(?:\s*-+)?[\])]?[.:]?
        """,
        reach=40,
        first=True,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        share shares tweet facebook print email
        """,
        r"""
        (?:[\d.,]+k?\s+shares?)
        (?:share|tweet|pin|print|email)(?: this(?: (?:article|story|page|post|video
            |with friends))?)?(?: (?:on|with|via|to) (?:Facebook|Twitter|X|WhatsApp|Whatsapp
            |Telegram|Instagram|LinkedIn|Linkedin|Reddit|Pinterest|Tumblr|Google\+|Email|E-mail
            |Mail|Print|Messenger|Copy link|Digg|reddit|stumble|Newsvine|YouTube|Flipboard|Send
            |Share|Tweet|Pin|Bluesky|Threads|Mastodon).{0,60})?:?
        (?:(?:Facebook|Twitter|X|WhatsApp|Whatsapp|Telegram|Instagram|LinkedIn|Linkedin
            |Reddit|Pinterest|Tumblr|Google\+|Email|E-mail|Mail|Print|Messenger|Copy link|Digg
            |reddit|stumble|Newsvine|YouTube|Flipboard|Send|Share|Tweet|Pin|Bluesky|Threads
            |Mastodon)[\s,|/·•]+){2,}(?:Facebook|Twitter|X|WhatsApp|Whatsapp|Telegram|Instagram
            |LinkedIn|Linkedin|Reddit|Pinterest|Tumblr|Google\+|Email|E-mail|Mail|Print
            |Messenger|Copy link|Digg|reddit|stumble|Newsvine|YouTube|Flipboard|Send|Share|Tweet
            |Pin|Bluesky|Threads|Mastodon).{0,80}
        """,
        reach=LONGEST_LINE,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        loading javascript browser video
        """,
        r"""
        (?:video |poll |image |content )?loading\s*(?:\.{3}|…)?
        (?:please )?(?:enable|turn on) javascript\b.{0,80}
        (?:this|your) (?:video|browser) (?:is not available|does not support
            |can ?not be played|is no longer).{0,120}
        media playback is (?:not supported|unsupported) on (?:this|your) device
        """,
        reach=60,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        disclaimer published appeared
        """,
        r"""
        disclaimer\s*[:—–-].{1,500}
        (?:this|the) (?:article|story|piece|post|report|column|essay|interview) (?:was |has been
            |is )?(?:first|originally|also) (?:published|appeared) (?:in|on|by|at)
            (?! (?:\d{4}\b|(?:january|february|march|april|may|june|july|august|september|october
            |november|december)\b))[^.!?\n]{2,120}\.?
        """,
        reach=60,
    ),
    phrases(
        kinds.RELATED_LINK,
        """
        read related see also more watch most trending recommended gallery top editor's
        editors' listen like click
        """,
        r"""
        [\[(]?(?:(?:also )?read(?: more| also| next| on)?|related(?: (?:stories|articles
            |topics|news|content|coverage|links?|posts?|story|article|video))?|see also|also see
            |more(?: (?:on|from|about) .{1,60}| stories| news| coverage|(?=\s*[:|»›>→.…]))
            |watch(?: (?:now|live|more|also))?|don['’]t miss
            |recommended(?: (?:for you|stories|reading))?|you (?:may
            |might)(?: also)? like|most (?:read|popular|viewed|watched|shared)|trending
            (?: now)?|editor['’]?s['’]? (?:picks?|choice)|top stories|must[- ]read
            |in (?:pictures|pics|photos)|listen(?: (?:now|to this article))?|up next
            |what to read next|further reading)\s*(?:[:|»›>→]\s*(?!(?-i:[a-z])\S*(?: \S+){3,}\.\Z)
            (?!.{1,120}\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b).{0,200}|(?:\.{3}|…|»|→)?)[\])]?
        (?:click|tap) here (?:to|for)\b.{0,120}
        (?:(?:to )?(?:read|see|find out|learn)|for) more\b[^.!?\n]{0,120}[:»›>→][^\n]{0,120}
        read (?:more|the (?:full|whole|original|rest)\b[^.!?\n]{0,40}) (?:at|on|in|from|here)
            \b[^.!?\n]{0,80}[.»›→]?
        (?:view|see|launch|open|browse) (?:the )?(?:full )?(?:photo )?gallery\b.{0,60}
        """,
        reach=60,
    ),
    phrases(
        kinds.CAPTION,
        """
        photo photograph photos picture image images caption getty pictured credit file video
        courtesy photographs reuters ap afp handout shutterstock alamy
        """,
        r"""
        [\[(]?(?:file )?(?:photos?|photographs?|pictures?|images?|video|credit|photo credit
            |image credit|picture credit|pictured)(?: by| credit| source| courtesy
            (?: of)?)?\s*[:/]\s*.{1,160}
        (?:image|media) (?:copyright|caption)\b.{0,200}
        image source\s*[,:].{1,100}
        (?:photos?|photographs?|pictures?|images?) by <names>(?: ?/ ?<names>)?
        <names> ?/ ?(?:<stock>|<agency>(?: photo)?)(?: via .{1,40})?\.?
        [\[(]<agency> (?:file |handout )?(?:photo|picture|image)s?\b[^)\]]{0,80}[)\]]
        [\[(](?:photos?|images?|pictures?|video|file) (?:by|courtesy(?: of)?|via
            |from)\b.{1,100}[\])]
        (?:getty images|ap photo|afp photo|file photo|shutterstock)[.\w\s/,-]{0,60}
        file photo:.{1,400}
        file\s*[-–—]+\s*(?:in this|this) .{1,500}
        [^\n]{0,400}[.!?)]\s+(?:photos?|photographs?|pictures?|images?)(?: by| credit)?\s*[:/]
            \s*(?-i:[A-Z])[^.!?\n]{1,60}\.?
        [^.!?\n]{0,400}[.!?]?\s*(?:\((?:ap photo|photo by|photo:|image:|photo/|reuters/|afp/
            |getty|picture:|photo courtesy|file photo|credit:)[^)]{0,120}\)|(?:reuters|afp|epa
            |ap photo)/[a-z][\w .'’-]{2,60}(?:/file photo|/files?|/pool)?|\[photo[^\]]{0,60}\])
        """,
        reach=LONGEST_LINE,
    ),
    phrases(
        kinds.DESK_NOTE,
        """
        eds adds updates recasts embargo embargoed editors editor hold publication lede
        writethru more end ends 30 # take mandatory corrects note lead refiles slug kill advisory
        trims rewrites release insert desk attn editor's clarifies removes fixes subs inserts ld
        """,
        r"""
        [(\[]?(?:eds?\.?|editors?|attention editors?|attn(?:\.
            |:)? eds?|note to (?:the )?(?:editors?|desk)|desk)\s*:.{1,300}[)\]]?
        [(\[]?attn\s*[:.].{1,300}[)\]]?
        editor['’]?s['’]? note\s*[:—–-].{1,500}
        [(\[](?:adds|updates?|recasts|corrects|refiles|trims|rewrites|changes|fixes|removes
            |eds?\b|clarifies)\b[^)\]]{0,200}[)\]]
        (?:adds|updates|recasts|corrects|refiles|trims|subs|inserts)(?: (?:with|to
            |details?|quotes?|byline|background|comment|dateline|lead|photo|headline|graf|para
            |previous|slug|new|analyst|share).{0,120})[.:]?
        (?:strictly )?embargo(?:ed)?(?:\s*:| until| till| for).{1,100}
        not for (?:publication|release|broadcast)\b.{0,100}
        hold for release.{0,80}
        (?:1st|2nd|3rd|\d+th) (?:lede?|ld|lead|add|writethru).{0,80}
        [(\[]?-?\s*(?:more(?: to (?:come|follow))?|ends?|30)\s*-?[)\]]
        (?:more(?:(?: details| updates)? (?:soon|to (?:come|follow)))?|ends)\s*(?:\.{1,3}|…)?
        -\s*(?:30|ends?|more)\s*-
        (?:take|page) \d+(?: of \d+)?
        mandatory kill.{0,120}
        \#\s*\#\s*\#
        [^\n]{0,30}\b(?:writethru|ld-writethru)\b.{0,80}
        for (?:immediate|internal) (?:release|use)(?: only)?\.?
        """,
        reach=60,
    ),
    phrases(
        kinds.CREDIT_LINE,
        """
        reporting writing editing source sources edited written compiled reported agencies
        contributed translated inputs report assistance files contributions associated press afp
        reuters ap dpa upi bloomberg xinhua pti ani ians
        """,
        r"""
        [(\[]?(?:(?:additional |with |further )?(?:reporting|writing|editing|research
            |graphics?|translat(?:ed|ion)|compiled|edited|written|reported|production|inputs?)
            (?: and (?:writing|editing|reporting))? (?:by|from)\s+(?-i:[A-Z]).{1,300})[)\]]?\.?
        sources?\s*[:：]\s*-?(?:(?-i:[^a-z\s])[^.!?\n]{1,79}|[^\s.!?]+(?: [^\s.!?]+){0,2})\.?
        \(?(?:with|from) (?:(?:agency |news )?(?:inputs?|reports?)(?: (?:from|by) [^.!?\n]{1,80})?
            |agencies(?: in <names>)?|agency|additional reporting (?:from|by) [^\n]{1,80})\.?\)?
        [-–—\s(]*with (?:assistance|reporting|contributions?|files|help|inputs?) (?:from|by)
            \ <names>\.?\)?
        by <names>(?:,? |\s*/\s*)<agency>(?: (?:\w+ )?(?:writers?|reporters?|correspondents?))?
        (?:©|\(c\)|copyright)\s*(?:\d{4},?\s*)?<agency>\.?
        """,
        reach=LONGEST_LINE,
    ),
)
