"""Words that desks put for each other: where both read well, the one is no slip of the other.

A line is a group; its words may stand in each other's place in news text, in the same form.
"""

_GROUPS = """
about around approximately roughly some nearly almost
above over
can could
may might could
since because
although though while
amid amidst
among amongst between
before until till
near beside
that which who
through throughout
toward towards
under below
via through
will would shall
accident crash collision
accord agreement deal pact treaty
aid help assistance
aide adviser assistant
announced said declared stated unveiled
answer reply response
approved backed passed endorsed
area region district zone
argued said claimed contended
arrested detained held
assault attack
asked requested urged
attacked struck hit targeted
autumn fall
authorities officials
banned barred prohibited outlawed
battle fight fighting clash
began started
begin start
begins starts
beginning starting
big large major great huge
bigger larger greater
biggest largest greatest
blast explosion
blasts explosions
blaze fire
blazes fires
boost increase raise lift
boosted increased raised lifted
boss chief head leader
bought purchased acquired
buy purchase acquire
buying purchasing acquiring
building structure
buildings structures
business company firm
businesses companies firms
called named
car vehicle
cars vehicles
cause reason
chairman chair chairperson
children kids youngsters
city town
civilians people residents
close near
close shut
closed shut
companies corporations
company corporation
concern worry
concerns worries fears
conflict war
construct build
constructed built
country nation state
countries nations states
court tribunal
cut reduce slash lower
cuts reductions
cutting reducing slashing lowering
damaged hit wrecked
dead killed
deaths fatalities
decline drop fall decrease
declined dropped fell decreased slipped
declines drops falls decreases
declining dropping falling decreasing
demand request call
demanded requested called
demonstration protest rally
demonstrations protests rallies
demonstrators protesters protestors
denied rejected refuted
deputy vice
destroyed wrecked ruined demolished
died perished
doctor physician
doctors physicians medics
earlier previously before
employee worker staffer
employees workers staff staffers
end finish conclude
ended finished concluded
ensure guarantee
evening night
expected likely due set
factory plant
factories plants
famed famous
feared worried
find discover
fled escaped left
flat apartment
flats apartments
flood deluge
forced compelled obliged
found discovered
gathered assembled met
gave handed provided offered
get receive obtain
give provide offer
got received obtained
government administration
governments administrations
group organisation organization
growth increase rise
gun firearm weapon
guns firearms weapons
harm hurt injure
hit struck pounded battered lashed
hits strikes
home house
homes houses
hospital clinic
child kid youngster
hurt injured wounded
important key significant major vital crucial
included comprised
informed told notified
inhabitants residents people
injuries wounds
inquiry probe investigation
inquiries probes investigations
jail prison
jails prisons
jailed imprisoned
job post position role
jobs posts positions
journalist reporter
journalists reporters
judge justice
killed slain
killing slaying murder
largely mostly mainly chiefly
last final
last past previous
launched started began
law legislation
laws legislation
lawmaker legislator parliamentarian
lawmakers legislators parliamentarians
lawyer attorney solicitor
lawyers attorneys solicitors
leave depart
leaving departing
left departed
loss defeat
many numerous several
measure step move
measures steps moves
meeting talks
meeting gathering
migrants refugees
minor slight small
missing lost
need require
needed required
needs requires
new fresh latest
next following
occurred happened
office bureau
officer policeman
officers police policemen
official spokesman spokeswoman spokesperson
only just
opponent rival
opponents rivals
ordered told instructed
parliament legislature
people persons residents individuals
person individual
plan proposal scheme
plane aircraft airplane jet
planes aircraft airplanes jets
planned intended
plans intends aims
plans proposals schemes
pledged promised vowed
pledge promise vow
police officers
poll survey
polls surveys
powerful strong
price cost
prices costs
problem issue
problems issues
programme program scheme
prompted caused triggered sparked
quake earthquake tremor
quakes earthquakes tremors
quick fast rapid swift
quickly rapidly swiftly fast
quit resign
quit resigned
raised lifted increased
reached hit
refused declined
release free
released freed published issued
remain stay
remained stayed
remains stays
reported said
rescued saved
result outcome
results outcomes
retired former
revealed disclosed showed
rise increase climb growth
rises increases climbs
rising increasing climbing
road street route
roads streets routes
rose increased climbed grew jumped gained
sea ocean
sector industry
seeking looking trying
sent dispatched
ship vessel boat
ships vessels boats
shop store
shops stores
show reveal
shows reveals
showed revealed
shortly soon
soldiers troops forces
spokesman spokeswoman spokesperson
statement release
stop halt
stopped halted
storm typhoon hurricane cyclone
storms typhoons hurricanes cyclones
strategy plan policy
student pupil
students pupils
suspected alleged
talks negotiations discussions
teenager teen youth
teenagers teens youths
told said informed
trial hearing
try attempt
trying attempting
tried attempted
urged called
use utilise utilize
used utilised utilized
verdict ruling decision
victory win triumph
village town
vote ballot poll
warned cautioned
won gained
"""
_GROUPS_OF: dict[str, set[int]] = {}
for _number, _line in enumerate(_GROUPS.strip().splitlines()):
    for _word in _line.split():
        _GROUPS_OF.setdefault(_word, set()).add(_number)


def are_exchanged(x: str, y: str) -> bool:
    """Tell whether two folded words are put for each other by one desk and another."""
    return bool(_GROUPS_OF.get(x, set()) & _GROUPS_OF.get(y, set()))
