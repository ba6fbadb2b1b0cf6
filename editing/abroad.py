"""Furniture in other languages than English: plain lists, parted by strokes."""

from editing import kinds
from editing.phrases import alternatives, announcing, phrases

# Under a text that was cut, and under one that was not.
READ_ON = """
    lire la suite | lire la suite de l'article | lire l'article | lire l'article complet
    continuer la lecture | lire plus | en savoir plus | weiterlesen | weiter lesen
    jetzt weiterlesen | hier weiterlesen | mehr lesen | mehr erfahren | zum artikel
    zum ganzen artikel | ganzen artikel lesen | leer más | seguir leyendo | continuar leyendo
    sigue leyendo | leer la noticia completa | leer la nota completa | leer artículo completo
    leia mais | ler mais | saiba mais | continue lendo | continuar lendo | continuar a ler
    leia a matéria completa | leia a notícia completa | leggi tutto | leggi di più
    leggi l'articolo | leggi l'articolo completo | continua a leggere | continua la lettura
    per saperne di più | lees verder | lees meer | verder lezen | meer lezen
    lees het hele artikel | lees het volledige artikel | läs mer | läs vidare
    läs hela artikeln | læs mere | læs hele artiklen | les mer | les hele saken | lue lisää
    lue koko juttu | lue koko artikkeli | czytaj dalej | czytaj więcej | czytaj całość
    przeczytaj całość | číst dál | číst dále | celý článek | citește mai mult
    citește mai departe | tovább olvasom | devamını oku | haberin devamı | llegir més
    continua llegint | διαβάστε περισσότερα | читать далее | читать дальше | читать полностью
    читати далі | читати більше
    続きを読む | 阅读全文 | 阅读更多 | 閱讀全文 | 閱讀更多 | 继续阅读
    더 보기 | اقرأ المزيد | קרא עוד
"""
_SEE_ALSO = """
    lire aussi | à lire aussi | à lire également | lire également | voir aussi | à voir aussi
    sur le même sujet | lesen sie auch | lesen sie dazu | lesen sie dazu auch | lesen sie hier
    lesen sie mehr | siehe auch | mehr zum thema | auch interessant
    das könnte sie auch interessieren | lea también | lee también | lee más | leer también
    ver también | te puede interesar | le puede interesar | también te puede interesar
    leia também | leia ainda | veja também | ver também | leggi anche | vedi anche
    potrebbe interessarti | potrebbe interessarti anche | lees ook | bekijk ook | zie ook
    läs också | läs även | læs også | les også | lue myös | czytaj też | czytaj także
    czytaj również | zobacz też | zobacz także | przeczytaj także | čtěte také
    přečtěte si také | citește și | διαβάστε επίσης | читайте также
    смотрите также | читайте також
    関連記事 | 相关阅读 | 延伸閱讀 | 관련기사 | اقرأ أيضا | اقرأ أيضًا
"""
_ADVERTISEMENT = """
    publicité | anzeige | werbung | publicidad | anuncio | publicidade | pubblicità
    advertentie | annons | annonse | annonce | mainos | reklama | reklám | hirdetés
    publicitate | oglas | publicitat | διαφήμιση | реклама
    広告 | 广告 | 廣告 | 광고 | إعلان | פרסומת
"""
_SHARE = """
    partager | partager l'article | partager cet article | teilen | artikel teilen | compartir
    compartir noticia | compartilhe | compartilhar | partilhar | condividi | delen
    deel dit artikel | dela artikeln | del artikel | jaa artikkeli | udostępnij | поделиться
"""
_RIGHTS = """
    alle rechte vorbehalten | tous droits réservés | tous droits de reproduction réservés
    todos los derechos reservados | todos os direitos reservados | tutti i diritti riservati
    riproduzione riservata | alle rechten voorbehouden | wszelkie prawa zastrzeżone
    všechna práva vyhrazena | все права защищены | med ensamrätt | kaikki oikeudet pidätetään
    無断転載を禁じます | 版权所有 | 무단 전재 및 재배포 금지
"""
_SUBSCRIBE = """
    abonnez-vous | inscrivez-vous | recevez | abonnieren sie | melden sie sich | jetzt anmelden
    jetzt abonnieren | jetzt für unseren | hier geht es zum | suscríbete | suscríbase
    suscribite | apúntate | regístrate | recibe | reciba | assine | inscreva-se | cadastre-se
    receba | subscreva | iscriviti | abbonati | ricevi | schrijf je in | meld je aan
    abonneer je | ontvang | prenumerera | anmäl dig | tilmeld dig | meld deg på | tilaa
    zapisz się | odebírejte | подписывайтесь | подпишитесь
"""
_LETTER = """
    newsletter | newsletters | infolettre | boletín | boletim | nieuwsbrief | nyhetsbrev
    nyhedsbrev | uutiskirje | uutiskirjeen | рассылку | telegram | whatsapp
"""
_PICTURE = """
    foto | fotos | fotó | fotografía | bild | archivbild | archivfoto | symbolbild | symbolfoto
    titelbild | crédit | crédits | crédit photo | crédits photo | crédito | imagen | imagem
    zdjęcie | kuva | фото
"""
_SOURCE = """
    quelle | quellen | fuente | fuentes | fonte | bron | källa | kilde | lähde | źródło | zdroj
    источник | джерело | kaynak | forrás
"""
_MARKS = r"(?:\s*(?:…|\.{1,3}|[»›→>]+|:))?"

LINES_ABROAD = (
    phrases(
        kinds.RELATED_LINK,
        announcing(_SEE_ALSO),
        rf"""
        [\[(]?{alternatives(_SEE_ALSO)}\s*(?:[:|»›→>-]\s*[^\n]{{2,200}}|…|:)?[\])]?
        """,
        reach=24,
    ),
    phrases(
        kinds.BOILERPLATE,
        announcing(_ADVERTISEMENT),
        rf"""
        [\[(–—-]?\s?{alternatives(_ADVERTISEMENT)}\s?[\])–—-]?[.:]?
        """,
        reach=4,
        first=True,
    ),
    phrases(
        kinds.BOILERPLATE,
        announcing(_SHARE),
        rf"""
        {alternatives(_SHARE)}(?: (?:sur|auf|en|no|na|su|op|på|w|в) (?:Facebook|Twitter|X|WhatsApp
            |Telegram|LinkedIn))?:?
        """,
        reach=12,
    ),
    phrases(
        kinds.BOILERPLATE,
        announcing(_LETTER),
        rf"""
        {alternatives(_SUBSCRIBE)}\b[^\n.!?]*\b{alternatives(_LETTER)}\b[^\n.!?]{{0,80}}[.!?]?
        newsletter (?:abonnieren|bestellen)
        """,
        reach=120,
    ),
    phrases(
        kinds.CREDIT_LINE,
        announcing(_SOURCE),
        rf"""
        {alternatives(_SOURCE)}\s?:\s*(?:<wire>|(?-i:[^\Wa-z\d_])[^.!?\n]{{1,60}})\.?
        """,
        reach=0,
    ),
)
ASIDES_ABROAD = (
    phrases(
        kinds.RELATED_LINK,
        announcing(_SEE_ALSO),
        rf"""
        {alternatives(_SEE_ALSO)}\s?:\s[^\n.!?]+[.!?]?<line end>
        """,
        reach=24,
    ),
    phrases(
        kinds.RELATED_LINK,
        announcing(READ_ON),
        rf"""
        (?<![…\]] )(?<!\.\. ){alternatives(READ_ON)}{_MARKS}<line end>
        """,
        reach=24,
    ),
    phrases(
        kinds.BOILERPLATE,
        announcing(_RIGHTS),
        rf"""
        (?:(?:©|\(c\)|copyright)[^\n]*?)?{alternatives(_RIGHTS)}\.?<line end>
        """,
        reach=80,
    ),
    phrases(
        kinds.CAPTION,
        announcing(_PICTURE),
        rf"""
        {alternatives(_PICTURE)}\s?[:/]\s*(?:©\s?)?(?:<wire>|(?-i:[^\Wa-z\d_]))
            [^!?\n]{{0,60}}<line end>
        \({alternatives(_PICTURE)}\s?[:/][^()\n]{{1,80}}\)
        """,
        reach=12,
    ),
)
