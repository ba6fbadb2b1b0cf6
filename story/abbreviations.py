"""Short forms whose full stop need not end a sentence."""

from story.wordlists import listed

# Always followed by what they belong to: a name, a figure.
TITLES = listed(
    """
    mr mrs ms mx dr prof gen lt lieut col maj sgt cpl capt cmdr cdr adm sen rep reps sens rev
    fr gov hon supt insp det pres amb atty ald msgr mt ft st ste vs v viz cf approx ca spc pfc
    pvt brig messrs mme mlle fig figs vol vols pp ed eds op nos secy asst dist
    """
)

# May end a sentence: they do before a capital letter that opens one.
SHORTENED = listed(
    """
    inc corp co ltd plc llc bros jr sr etc esq dept univ assn ave blvd rd hwy pkwy bldg apt
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
    sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
    mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta no art sec para ch
    al est min hrs hr lb lbs oz mi km kg cm mm yr yrs mph tbsp tsp cont incl excl tel ext max
    avg govt intl natl gmbh bzw pty sa nv ag sask nfld que pte sdn bhd cos mfg weds mins kph kmh
    """
)

# Words that are the short form of something only before a figure ("No. 10", "Art. 5").
BEFORE_FIGURES = listed(
    """
    no art sec ch mar sat sun may mass miss ill ind ore wash est min al
    """
)

# Capital words that open sentences, and rarely go on with a name after a short form.
STARTERS = listed(
    """
    the a an he she it they we you this that these those there in on at but and or so for from
    as if when while after before since although though however meanwhile his her its their
    our my your both some many most all no not with by under over between among during despite
    according what who why how where which one another other such even still then also here
    now yet once until because instead earlier later last next police officials
    """
)
