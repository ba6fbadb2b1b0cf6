"""Punctuation of other languages: as newspapers print it, and damaged."""

import pytest

from editing import kinds

TEXTS = {
    "de": "BERLIN (dpa) – Der Bundesrat hat am Freitag zugestimmt. „Das ist ein guter Tag“, sagte"
    " Ministerin Anna Schmidt (SPD). Andere sprachen von einem „faulen Kompromiss“, der 3,5 Mrd."
    " Euro kosten werde.\n\n»Wir müssen schneller werden«, forderte der Verband. Ob das gelingt?!"
    " Die Verordnung fängt erst im März an.",
    "fr": "Paris (AFP) – Le Sénat a adopté mardi la réforme. « C’est une étape historique », s’est"
    " félicité le ministre. Qui aurait pu l’imaginer ? Personne ! La gauche dénonce un texte"
    " « injuste » ; les syndicats appellent à la grève.\n\nM. Martin a ajouté : « Il n’y a pas"
    " d’autre voie. »",
    "es": "Madrid, 12 may (EFE).- El Congreso aprobó los presupuestos. «Es un gran día», dijo la"
    " ministra. ¿Qué pasará ahora? ¡Nadie lo sabe! EE. UU. y la UE saludaron la decisión...,"
    " aunque con matices.\n\n¿Y los ciudadanos?, se pregunta el sindicato. ¿Por qué no dicen"
    " ¡basta! de una vez?",
    "it": "ROMA, 12 MAG - Il Senato ha approvato la manovra. «È una giornata storica», ha detto il"
    " ministro. L’opposizione protesta: “Una legge sbagliata”, attacca il segretario del Pd.",
    "pt": "BRASÍLIA - A Câmara aprovou a reforma. “É um dia histórico”, disse o ministro. A"
    ' oposição criticou: "É um absurdo", afirmou o deputado Carlos Souza (PL-SP).',
    "nl": "DEN HAAG (ANP) - De Kamer heeft ingestemd. ‘Dit is een goede dag’, zei de minister. 's"
    " Avonds werd er nog gedemonstreerd. „We zullen zien”, zei De Vries.",
    "sv": "STOCKHOLM (TT) Riksdagen röstade ja. ”Det är en bra dag”, sade ministern. – Det är ett"
    " svek mot väljarna, dvs. mot oss alla, säger Per Berg (S).",
    "pl": "WARSZAWA (PAP) – Sejm przyjął ustawę. „To dobry dzień” – powiedział minister. Opozycja:"
    " – To skandal – mówi poseł. Deficyt wyniesie 3,2 proc. PKB, tj. ok. 120 mld zł.",
    "ru": "МОСКВА, 12 мая. /ТАСС/. Дума приняла закон. «Это хороший день», — заявил министр. Что"
    " будет дальше? «Это ошибка!» — считает депутат А. Н. Сидоров.",
    "tr": 'ANKARA (AA) - Meclis yasayı kabul etti. Bakan, "Bu tarihi bir gündür." dedi.'
    " İstanbul'da gösteriler düzenlendi. Peki şimdi ne olacak?",
    "zh": "北京（路透社）——国会周四通过了新能源法案。部长表示：“这是历史性的一天。”"
    "接下来会怎样？？专家们并不乐观……《人民日报》对此进行了报道。",
    "ja": "【東京＝共同】国会は12日、新エネルギー法案を可決した。"
    "田中一郎氏は「歴史的な日だ」と述べた。「間に合うのか！？」との声もある……。『日経新聞』が報じた。",
    "ar": "القاهرة (رويترز) - أقر البرلمان يوم الخميس قانون الطاقة الجديد، وقال الوزير"
    ' "هذا يوم تاريخي" بعد الجلسة. ماذا بعد؟ وأوضح «البنك المركزي» أن العجز سيبلغ 3.2 في المئة؛'
    " وأكد ذلك.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_what_newspapers_print_is_left_alone(flags, language):
    assert flags(TEXTS[language], hints=True) == []


@pytest.mark.parametrize(
    ("language", "said", "damaged", "kind", "flagged", "repair"),
    [
        ("zh", "法案。部", "法案。。部", kinds.DOUBLED_PUNCTUATION, "。。", "。"),
        ("zh", "法案。部", "法案，，部", kinds.DOUBLED_PUNCTUATION, "，，", "，"),
        ("zh", "法案。部", "法案，。部", kinds.STRAY_PUNCTUATION, "，。", "。"),
        ("zh", "社）", "社", kinds.UNBALANCED_BRACKET, "（", None),
        ("zh", "日报》", "日报", kinds.UNBALANCED_QUOTE, "《", None),
        ("ja", "12日、", "12日、、", kinds.DOUBLED_PUNCTUATION, "、、", "、"),
        ("ja", "日だ」", "日だ", kinds.UNBALANCED_QUOTE, "「", None),
        ("ja", "「歴史", "歴史", kinds.UNBALANCED_QUOTE, "」", None),
        ("ar", "الجديد،", "الجديد،،", kinds.DOUBLED_PUNCTUATION, "،،", "،"),
        ("ar", "المركزي»", "المركزي", kinds.UNBALANCED_QUOTE, "«البنك", None),
        ("es", "ahora?", "ahora.", kinds.STRAY_PUNCTUATION, "¿Qué", None),
        ("es", "día», dijo", "día, dijo", kinds.UNBALANCED_QUOTE, "«Es", None),
        ("de", "Tag“,", "Tag,", kinds.UNBALANCED_QUOTE, "„Das", None),
        ("de", "„faulen", "faulen", kinds.UNBALANCED_QUOTE, "“", None),
        ("de", "»Wir", "Wir", kinds.UNBALANCED_QUOTE, "«", None),
        ("fr", "voie. »", "voie.", kinds.UNBALANCED_QUOTE, "«", None),
        ("ru", "день»,", "день,", kinds.UNBALANCED_QUOTE, "«Это", None),
        ("it", "storica», ha", "storica, ha", kinds.UNBALANCED_QUOTE, "«È", None),
    ],
)
def test_damaged_it_is_flagged(flags, language, said, damaged, kind, flagged, repair):  # noqa: PLR0913, PLR0917 - a table
    (flag,) = flags(TEXTS[language].replace(said, damaged, 1))
    assert (flag.kind, flag.text, flag.repair) == (kind, flagged, repair)


def test_two_question_marks_may_be_meant(flags):
    assert flags(TEXTS["ar"].replace("بعد؟", "بعد؟؟")) == []


def test_a_quotation_may_go_on_over_paragraphs(flags):
    german = "„Das ist ein guter Tag.\n\n„Wir müssen schneller werden“, sagte die Ministerin."
    spanish = "«Es un gran día.\n\n»Vamos a ver», dijo la ministra del Gobierno."
    japanese = "「歴史的な日だ。\n\n「もっと速く動かなければならない」と述べた。"
    assert flags(german) + flags(spanish) + flags(japanese) == []


@pytest.mark.parametrize("language", ["de", "ru", "it", "zh"])
def test_a_text_that_breaks_off_in_another_language_is_flagged(flags, language):
    text = TEXTS[language]
    more = {
        "de": "Die Sitzung dauerte von acht Uhr am Morgen bis in die Nacht, und der Präsident",
        "ru": "Документ направят в Совет Федерации, где его рассмотрят на следующей неделе, как",
        "it": "Il testo passa ora alla Camera dei deputati, dove il voto finale è atteso entro la",
        "zh": "据统计，二零二七年以前全国将建成一千多台新的风力发电",
    }
    assert [f.kind for f in flags(f"{text}\n\n{more[language]}")] == [kinds.TRUNCATED_END]


def test_a_question_behind_a_quotation_is_no_lost_dash(flags):
    assert flags('Why did the mayor say "no"? Nobody in the town knows why he said that.') == []
