import pytest

from editing import apply, kinds

GERMAN = (
    "Der Rat der Stadt hat am Montag beschlossen, dass die alte Brücke saniert wird.\n\n"
    "Der Bürgermeister sagte, dass die Arbeiten im Mai beginnen und bis zum Herbst dauern."
)
FRENCH = (
    "Le conseil de la ville a décidé lundi que le vieux pont serait fermé tout l’hiver.\n\n"
    "Le maire a dit que les travaux commenceront en mai et dureront jusqu’à l’automne."
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lire la suite", kinds.RELATED_LINK),
        ("Weiterlesen", kinds.RELATED_LINK),
        ("Leer más...", kinds.RELATED_LINK),
        ("Lees verder »", kinds.RELATED_LINK),
        ("Leggi tutto", kinds.RELATED_LINK),
        ("Leia mais", kinds.RELATED_LINK),
        ("Läs hela artikeln", kinds.RELATED_LINK),
        ("Czytaj dalej", kinds.RELATED_LINK),
        ("Читать далее", kinds.RELATED_LINK),
        ("À lire aussi : Les cigognes reviennent", kinds.RELATED_LINK),
        ("Lesen Sie auch: Die Störche kehren zurück", kinds.RELATED_LINK),
        ("Werbung", kinds.BOILERPLATE),
        ("- Anzeige -", kinds.BOILERPLATE),
        ("Publicidad", kinds.BOILERPLATE),
        ("Partager sur Facebook", kinds.BOILERPLATE),
        ("Tous droits réservés", kinds.BOILERPLATE),
        ("Abonnez-vous à notre newsletter", kinds.BOILERPLATE),
        ("Melden Sie sich für unseren Newsletter an", kinds.BOILERPLATE),
        ("Suscríbete a nuestro boletín", kinds.BOILERPLATE),
        ("Quelle: dpa", kinds.CREDIT_LINE),
        ("(avec AFP)", kinds.CREDIT_LINE),
        ("Foto: Jan Müller/dpa", kinds.CAPTION),
    ],
)
@pytest.mark.parametrize("story", [GERMAN, FRENCH])
def test_a_line_of_furniture_is_flagged_and_goes(flags, story, line, kind):
    (flag,) = flags(f"{story}\n\n{line}\n")
    assert (flag.kind, flag.text, flag.repair) == (kind, line, "")


@pytest.mark.parametrize(
    "line", ["Weiterlesen", "Lesen Sie auch: Die Störche kehren zurück", "(dpa)"]
)
def test_behind_the_last_sentence_it_goes_and_the_sentence_stays(flags, line):
    (flag,) = flags(f"{GERMAN} {line}")
    assert flag.text == line
    assert apply(f"{GERMAN} {line}", [flag]).text == GERMAN


@pytest.mark.parametrize(
    "prose",
    [
        "Wer weiterlesen will, findet das Buch in der Bibliothek der Stadt.",
        "Die Anzeige wurde am Montag bei der Polizei erstattet.",
        "Quelle: Der Fluss entspringt in den Bergen und mündet ins Meer, sagte er.",
        "Sein Foto hing an der Wand des Rathauses, bis er starb.",
        "Recevez mes vœux, a dit le maire.",
    ],
)
def test_prose_about_such_things_is_left_alone(flags, prose):
    assert flags(f"{GERMAN}\n\n{prose}\n\nIm Mai tagt der Rat wieder.") == []
