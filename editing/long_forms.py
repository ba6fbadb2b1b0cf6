"""What short forms stand for: words, states, titles."""

from collections.abc import Mapping

from story.wordlists import listed

Reading = tuple[str, ...]

# The short forms, and behind the colon what each may stand for.
_TABLE = """
adm: admiral
admin: administration
amb: ambassador
approx: approximately
apt: apartment
assn assoc: association
asst: assistant
atty: attorney
ave av: avenue
avg: average
bldg: building
blvd: boulevard
brig: brigadier
bros: brothers
capt: captain
cmdr cdr: commander
co: company, county
col: colonel
corp: corporation
cos: companies
cpl: corporal
ct: court, connecticut
dc: district of columbia
dept: department
depts: departments
det: detective
dist: district
dr: doctor, drive
drs: doctors
eu: european union
fr: father
ft: fort, feet, foot
gen: general
gens: generals
gov: governor
govs: governors
govt: government
hon: honorable
hr: hour, hours
hwy: highway
inc: incorporated
insp: inspector
intl: international
jr: junior
kph kmh: kilometers per hour, kilometers an hour
ln: lane
lt lieut: lieutenant
ltd: limited
maj: major
min: minute, minutes, minimum
mph: miles per hour, miles an hour
msgr: monsignor
mt: mount, montana
mts: mountains
natl: national
no: number
nos: numbers
nyc: new york city
nz: new zealand
oz: ounce, ounces
pl: place
plc: public limited company
pres: president
prof: professor
profs: professors
pt: point, part
pvt: private
rd: road
rep: representative
reps: representatives
rev: reverend
rte: route
sec: second, seconds, section, secretary
secy: secretary
sen: senator
sens: senators
sgt: sergeant
sq: square
sr: senior, sister
st: saint, street
ste: suite, sainte
sts: streets, saints
supt: superintendent
treas: treasurer
uk: united kingdom
un: united nations
univ: university
us usa: united states, united states of america
vs v: versus
n: north
e: east
s: south
w: west
ne: northeast, nebraska
nw: northwest
se: southeast
sw: southwest
mon: monday
tue tues: tuesday
wed: wednesday
thu thur thurs: thursday
fri: friday
sat: saturday
sun: sunday
ala: alabama
ariz: arizona
ark: arkansas
calif: california
colo: colorado
conn: connecticut
del: delaware
fla: florida
ga: georgia
ill: illinois
ind: indiana
kan kans: kansas
ky: kentucky
la: louisiana, los angeles
md: maryland
mass: massachusetts
mich: michigan
minn: minnesota
miss: mississippi
mo: missouri
mont: montana
neb nebr: nebraska
nev: nevada
nh: new hampshire
nj: new jersey
nm: new mexico
ny: new york
nc: north carolina
nd: north dakota
okla: oklahoma
ore: oregon
pa penn: pennsylvania
ri: rhode island
sc: south carolina
sd: south dakota
tenn: tennessee
tex: texas
vt: vermont
va: virginia
wash: washington
wva: west virginia
wis wisc: wisconsin
wyo: wyoming
bc: british columbia
ont: ontario
que: quebec
cannot: can not
can't: can not
won't: will not
shan't: shall not
ain't: is not, are not, am not
let's: let us
gotta: got to, have got to, has got to
gonna: going to
wanna: want to, want a
gimme: give me
dunno: do not know
kinda: kind of
outta: out of
y'all: you all
ma'am: madam
"""
# Two capitals before a figure or at the end of an address; in small letters they are words.
_POSTAL = """
AL: alabama
AK: alaska
AZ: arizona
AR: arkansas
CA: california
CO: colorado
DE: delaware
FL: florida
HI: hawaii
ID: idaho
IL: illinois
IN: indiana
IA: iowa
KS: kansas
ME: maine
MA: massachusetts
MI: michigan
MN: minnesota
MS: mississippi
NE: nebraska, northeast
NV: nevada
OH: ohio
OK: oklahoma
OR: oregon
TN: tennessee
TX: texas
UT: utah
WA: washington
WV: west virginia
WI: wisconsin
WY: wyoming
"""


def _read(table: str) -> Mapping[str, tuple[Reading, ...]]:
    found = {}
    for line in table.strip().splitlines():
        short, _, long = line.partition(": ")
        for word in short.split():
            found[word] = tuple(tuple(one.split()) for one in long.split(", "))
    return found


LONG, POSTAL = _read(_TABLE), _read(_POSTAL)
# Short forms that are no words, and stand for one word: they need no look at what is beside them.
PLAIN: Mapping[str, str] = {
    short: LONG[short][0][0]
    for short in listed(
        """
        ariz assn asst atty ave blvd bldg bros calif colo conn corp dept depts fla govs govt hwy
        intl jr lieut ltd mich minn natl nebr nev okla sens reps secy supt tenn thur thurs tue
        tues univ wis wisc wyo approx rd lt sgt capt cmdr cpl prof profs
        """
    )
}
# With a capital and a stop they are titles and beginnings of names.
DOTTED: Mapping[str, str] = {
    short: LONG[short][0][0]
    for short in listed(
        """
        adm amb brig capt cmdr cdr col cpl det ft gen gens gov govs insp lt lieut maj mt prof
        profs pvt rep reps rev sen sens sgt supt
        """
    )
}
