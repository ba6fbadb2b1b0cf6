"""What feeds, blogs and agencies put behind a story: it stands at the end of a line."""

from editing import kinds
from editing.phrases import phrases

# How programs for blogs end an entry of their feed: the words before its title, and behind it.
_ENTRY = (
    (
        "The post|The article|The story|The entry|This post|This article",
        "appeared first on|first appeared on|originally appeared on|appeared first in",
    ),
    (
        "Der Beitrag|Dieser Beitrag|Der Artikel|Dieser Artikel|Der Post",
        "erschien zuerst auf|erschien zuerst bei|ist zuerst erschienen auf",
    ),
    (
        "L['’]article|Cet article|Le post|L['’]actualité",
        "est apparu en premier sur|apparaît en premier sur|est apparue en premier sur",
    ),
    (
        "La entrada|El artículo|La noticia|El post|El cargo|Esta entrada",
        "se publicó primero en|aparece primero en|apareció primero en|apareció por primera vez en",
    ),
    (
        "L['’]articolo|Questo articolo|Il post",
        "proviene da|sembra essere il primo su|è apparso prima su|è stato pubblicato su",
    ),
    (
        "O post|O artigo|O conteúdo|A notícia|A entrada",
        "apareceu primeiro em|aparece primeiro em|apareceu primeiro no|apareceu primeiro na",
    ),
    (
        "Het bericht|Het artikel|Dit bericht|Dit artikel",
        "verscheen eerst op|is eerst gepubliceerd op|verscheen als eerste op",
    ),
    ("Inlägget", "dök först upp på|kom först på|visades först på"),
    ("Indlægget|Artiklen", "blev først udgivet på|vises først på|dukkede først op på"),
    ("Innlegget|Artikkelen", "dukket først opp på|vises først på|ble først publisert på"),
    ("Artikkeli", "julkaistiin ensimmäisen kerran|ilmestyi ensin|julkaistiin ensin"),
    ("Artykuł|Wpis", "pochodzi z serwisu|pojawił się poraz pierwszy w|pojawił się pierwszy w"),
    ("Příspěvek|Článek", "pochází z|se nejdříve objevil na|appeared first on"),
    ("Articolul", "apare prima dată în|a apărut mai întâi în"),
    ("L['’]entrada|L['’]article", "ha aparegut primer a|apareix primer a"),
    ("Сообщение|Запись|Статья", "появились сначала на|впервые появилась|взята с сайта"),
    ("Запис|Стаття", "спершу з['’]явився на|з['’]явився спочатку на"),
    ("Το άρθρο|Το", "εμφανίστηκε πρώτα στο"),
)


_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"


def _entry(opening: str, said: str) -> str:
    """Return the pattern; a title opens as titles do, and may hold stops, but no such opening."""
    title = rf"(?!(?-i:[a-zß-ÿа-я]))(?:(?!(?-i:{opening}) )[^\n])+? "
    return (
        rf"(?-i:{opening}) (?:{title})?(?:{said}) (?!{_DAY}\b)(?=(?-i:[^a-z])|[\w-]+\.[a-z])"
        r"(?:[^\n]{1,60}<line end>|[^.!?\n]{1,60}\s?\.)"
    )


ENTRY_END = phrases(
    kinds.BOILERPLATE,
    """
    appeared erschien erschienen premier primero proviene sembra apparso pubblicato primeiro
    eerst eerste dök först udgivet vises dukkede dukket publisert julkaistiin ilmestyi pochodzi
    pojawił pochází nejdříve prima apărut primer появились впервые взята спершу спочатку πρώτα
    """,
    "\n".join(f"        {_entry(*one)}" for one in _ENTRY),
)

TAILS = (
    ENTRY_END,
    phrases(
        kinds.CREDIT_LINE,
        """
        afp afx ap reuters dpa upi efe ansa tass xinhua pti ani ians aap kyodo yonhap apa sda ats
        anp belga ritzau ntb tt pap mti stt kna epd sid bloomberg bernama antara lusa interfax
        anadolu europa press presse infocom
        """,
        r"""
        (?<![^.!?"”’»…)\s] )(?<!\w)\((?:(?:avec|mit|con|met|com|med) (?:l['’])?)?<wire>
            (?:\s?[/,]\s?<wire>)*\)<line end>
        (?<![^.!?"”’»…)\s] )(?<!\w)\([a-z]{2,3}/(?:afp|ap|apa|dpa|epd|kna|sda|sid|afx
            |ats|anp)\)<line end>
        [-–—]{1,2}\s?<wire>(?:\s?[/,]\s?<wire>)*(?: [a-z]{2,4}(?:/[a-z]{2,4})*)?<line end>
        (?<=\s)<wire>(?:\s?[/,]\s?<wire>)*(?=\s*\Z)
        (?:©\s?|\(c\)\s?)?dpa-infocom(?:,? dpa:[\d/-]+)?<line end>
        this report by <wire> was first published [\w., ]{3,24}<line end>
        """,
        reach=40,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        tags tag tagged filed posted
        """,
        r"""
        (?:(?:tags?|tagged(?: (?:with|as|in|under))?|(?:filed|posted) (?:under|in))\s*:\s*)
            (?!.*\?)[^\n.!?]{2,200}<line end>
        (?-i:(?:Filed|Posted) Under|Tagged (?:With|As)) [^\n.!?]{2,120}<line end>
        """,
        reach=16,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        topics categories category keywords labels schlagwörter schlagworte stichworte themen
        kategorien etiquetas categorías temas catégories thèmes étiquettes categorias
        palavras-chave argomenti categorie trefwoorden nyckelord emneord tagi kategorie
        метки теги рубрики
        """,
        r"""
        (?:topics|categor(?:y|ies)|keywords|labels|schlagw[oö]rte[r]?|stichworte|themen|kategorien
            |etiquetas|categorías|temas|catégories|thèmes|étiquettes|categorias|palavras-chave
            |argomenti|categorie|trefwoorden|nyckelord|emneord|tagi|kategorie|метки|теги|рубрики)
            \s?:\s*[^\n.!?,;]{2,40}(?:,\s*[^\n.!?,;]{2,40}){1,20}(?=\s*\Z)
        """,
        reach=4,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        pic.twitter.com/ pic.x.com/ https://t.co/
        """,
        r"""
        pic\.(?:twitter|x)\.com/\w+
        https://t\.co/\w+<line end>
        """,
        reach=0,
        anywhere=True,
    ),
    phrases(
        kinds.BOILERPLATE,
        """
        url points # submitted u/ [link] instagram shared embed youtube like enditem published
        updated modified min minute minutes commission affiliate clipboard comment visit
        """,
        r"""
        (?:article|comments) url: https?://\S+<line end>
        (?:points|\# comments): \d+<line end>
        submitted by\s+/?u/[\w-]+(?:\s+\[link\])?(?:\s+\[comments\])?<line end>
        \[link\]\s+\[comments\]<line end>
        view this post on instagram\.?(?: a post shared by [^\n]{1,80}<line end>)?
        a post shared by [^\n.!?]{1,60}\(@[\w.]+\)(?: on [^\n]{1,40})?<line end>
        embed from getty images<line end>
        watch on youtube<line end>
        like this:(?:\s*like loading(?:\.{3}|…)?)?<line end>
        like loading(?:\.{3}|…)<line end>
        enditem<line end>
        (?:(?:first|last|originally) )?(?:published|updated|modified|posted)(?: on| at)?\s?:?\s
            (?:\d{1,2} (?:min(?:ute)?|hour|day|week|month)s? ago|<date>)\.?<line end>
        (?:reading time:?\s?)?\d{1,2}[ -]min(?:utes?)?(?: read)?<line end>
        [^.!?\n]{0,80}\bwe (?:may|might|could|will) (?:earn|receive|get) (?:an? )?(?:\w+ )?
            commission\b[^.!?\n]{0,120}\.?
        this (?:article|post|story|page) (?:may )?contains? affiliate links\b[^.!?\n]{0,80}\.?
        (?:text|link|url) copied to clipboard[.!]?<line end>
        (?:please )?log ?in to (?:leave a |post a )?comment<line end>
        to see more, visit (?:https?://\S+|[A-Z][^\n.!?]{1,60})\.?<line end>
        """,
        reach=120,
    ),
)
