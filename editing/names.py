"""Capital words that begin a name and hardly ever end one: a full stop after them is stray.

The first words of places, bodies and offices, and first names; counted in news text, a word stays
if another capital word follows it nearly always and a full stop nearly never.
"""

from story.wordlists import listed

BODIES = listed(
    """
    United New Hong Los Las San Santa Sri Saudi Kuala Tel Addis Abu Uttar Rhode Ivory Cape
    Fort Mount Palm Sierra Costa Puerto Buenos Rio Sao El Northern Southern Eastern Western
    Southeast Southwest Northeast Northwest Central Middle Far Supreme Federal National
    International Prime Foreign Vice Deputy Associated Huffington Goldman Deutsche Credit Wall
    Silicon Downing Oval Silk Champions Premier Secret Electoral Judiciary Metropolitan Renmin
    Tsinghua Peking Fudan Ulster Leinster Bharatiya Boko Notre Kuril Brookings Rolling
    Revolutionary Homeland Affordable Congressional Chancellor Judge Attorney Admiral Sergeant
    Superintendent Inspector Sir Lady Ambassador Congressman Congresswoman Councillor
    Detective Constable Archbishop Cardinal Sheikh Ayatollah Emperor Commissioner Lieutenant
    """
)
FIRST_NAMES = listed(
    """
    Aaron Abdel Abdul Adam Adrian Ahmad Ahmed Alan Albert Alec Alejandro Alex Alexander Alexei
    Alexey Alice Alison Amanda Amy Ana Anders Andre Andrea Andreas Andrei Andrew Andy Angela
    Angus Anna Anne Ann Anthony Antonin Antonio Anton Antony Arthur Ashley Barack Barbara
    Barry Ben Benjamin Bernard Bernie Betsy Bill Bob Boris Brad Brandon Brendan Brett Brian
    Bruce Bruno Carl Carlos Carol Caroline Catherine Charles Charlie Chris Christian Christine
    Christopher Chuck Claire Claudia Colin Craig Cyril Dan Daniel Danny Darren Dave David Dean
    Deborah Denis Dennis Derek Devin Diana Diane Dick Dmitry Dominic Donald Doug Douglas Ed
    Eddie Edward Elena Elizabeth Ellen Emily Emma Emmanuel Enda Eric Erik Ernest Eugene Eva
    Evan Felix Fernando Francois Frances Frank Fred Frederick Fumio Gareth Gary Gavin Geert
    Geoff George Gerald Gerry Giuseppe Glenn Gordon Graham Greg Gregory Guillermo Gustavo
    Hannah Hans Harold Harry Hassan Heather Heinz Helen Helmut Henry Hillary Howard Hugh Ian
    Ibrahim Igor Irina Isaac Ismail Ivan Jack Jacob Jacques Jair Jake James Jamie Jane Janet
    Jared Jason Javier Jean Jeff Jeffrey Jennifer Jeremy Jerome Jerry Jesse Jessica Jill Jim
    Jimmy Joan Joe Joel Johannes John Johnny Jon Jonathan Jorge Jose Josef Joseph Josh Joshua
    Juan Judith Julia Julian Julie Justin Kamala Karen Karim Karl Kate Katherine Kathleen Keir
    Keith Kellyanne Ken Kenneth Kevin Khalid Kim Kirsten Klaus Kristina Larry Laura Lauren Lee
    Leo Leon Leonardo Leslie Lewis Liam Linda Lindsey Lisa Louise Lucas Lucy Luis Luiz Luke
    Mahmoud Manuel Marc Marcel Marco Marcus Margaret Maria Marie Marine Mario Mark Markus
    Marta Martha Martin Mary Matt Matteo Matthew Maurice Max Maxim Megan Melanie Melissa
    Michael Michel Michelle Mick Miguel Mike Mikhail Mitch Mitt Mohamed Mohammad Mohammed
    Muhammad Mustafa Nancy Narendra Natalia Natalie Nathan Neil Nicholas Nick Nicola Nicolas
    Nicole Nigel Nikki Noah Norman Oleg Oliver Olivier Omar Oscar Oskar Pablo Patricia Patrick
    Paul Paula Pavel Pedro Penny Pete Peter Phil Philip Philippe Phillip Pierre Pyotr Rachel
    Rafael Ralph Raul Ray Raymond Rebecca Recep Reince Rex Ricardo Richard Rick Rob Robert
    Roberto Robin Rodrigo Roger Roland Ron Ronald Rory Roy Rudy Rupert Russell Ruth Ryan
    Saddam Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Serena Sergei
    Sergey Sharon Shinzo Sidney Sigmar Silvio Simon Sophie Stefan Stephanie Stephen Steve
    Steven Stewart Stuart Sue Susan Suzanne Sven Tayyip Ted Terry Theresa Thomas Tim Timothy
    Tom Tommy Tony Travis Ursula Vadim Valentina Vanessa Victor Victoria Viktor Vincent Vitaly
    Vladimir Volker Volodymyr Walter Warren Wayne Wendy Werner William Willie Wolfgang Xavier
    Xi Yevgeny Yulia Yuri Zachary
    """
)
