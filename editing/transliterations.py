"""Names that the English-language press spells in several ways, and places that have two names.

A line is one name; all its spellings are compared as the first.
"""

_NAMES = """
abdel abdul
abdullah abdallah abdulla
ahmed ahmad
alexei alexey aleksei aleksey
allahabad prayagraj
andrei andrey
ayatollah ayatullah
bangalore bengaluru
baghdad bagdad
basel basle
beijing peking
belarus byelorussia belorussia
chechnya chechenya
chernobyl chornobyl
dmitry dmitri dmitriy dmitrii dmitro dmytro
dnipro dnieper dnepr
donbas donbass
gaddafi gadhafi qaddafi kadhafi khadafy kadafi gadafi qadhafi khaddafi qadafi gadaffi
genghis chinggis
hanover hannover
hanukkah chanukah hannukah
hezbollah hizbollah hizbullah hezballah hizballah
hussein hussain husain husayn
ibrahim ebrahim
ismail esmail ismael
jakarta djakarta
jihad jehad
kazakhstan kazakstan
kharkiv kharkov
khalid khaled
kiev kyiv
kolkata calcutta
koran quran qur'an
kyrgyzstan kirghizstan kirgizstan
laden ladin
leghorn livorno
lviv lvov
luhansk lugansk
lyon lyons
macau macao
madras chennai
mahmoud mahmud
marseille marseilles
mecca makkah
mohammed muhammad mohammad mohamed muhammed mohamad muhammet
moldova moldavia
muammar moammar moamer muamar moamar
mujahideen mujahedeen mujahedin mujahidin
mumbai bombay
muslim moslem
muslims moslems
mustafa mustapha
mykolaiv nikolaev nikolayev
myanmar burma
nikolai nikolay
odessa odesa
osama usama
pashtun pushtun pathan
pyotr petr
qaeda qaida quaeda
rangoon yangon
romania rumania roumania
rouhani rohani ruhani
sergei sergey sergej
shia shiite shi'ite shi'a
shias shiites shi'ites
strasbourg strassburg
sheikh shaikh sheik shaykh
swaziland eswatini
tajikistan tadjikistan tadzhikistan
taliban taleban
tehran teheran
tbilisi tiflis
turkey turkiye
vitaly vitali vitaliy vitalii
volodymyr volodimir
yasser yasir yaser
yekaterinburg ekaterinburg
yevgeny evgeny yevgeni evgeni yevgeniy evgeniy
youssef yusuf yousef yousuf yusef
yuri yury yuriy iouri
zaporizhzhia zaporizhzhya zaporizhia zaporozhye
zelensky zelenskyy zelenskiy zelenskii zelenski
"""
COMMON_NAME = {
    name: names[0] for names in map(str.split, _NAMES.strip().splitlines()) for name in names[1:]
}
