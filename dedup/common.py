"""Words of four letters and more that say nothing of what a text is about."""

import re

COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about above after again against ahead also although among around away back because been
        before behind being below between both came come could days does done down during each
        even every former from gave give given going good have having held here however into just
        know known last late later less like made make many more most much must near need never
        next once only other others over part past people really same says said seen several
        should since some still such take taken than that their them then there these they thing
        things this those though through time told took toward towards under until upon very want
        wants week weeks well went were what when where whether which while will with within
        without would year years your according added adding earlier monday tuesday wednesday
        thursday friday saturday sunday january february march april june july august september
        october november december aber alle auch dass diese dieser durch eine einem einen einer
        haben hatte ihre nach nicht noch oder sein sich sind über unter wurde wurden werden wird
        zwischen avec cette comme dans depuis elle entre était leur mais même nous plus pour sans
        selon sont sous tout vous como cuando desde donde ellos esta este estos había hasta para
        pero porque sobre también según todo dans della delle degli anche come dopo essere hanno
        nella sono stato
        """,
    )
)
