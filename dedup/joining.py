"""The steps by which judged pairs become clusters, each with its brake."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from dedup.groups import Groups
from dedup.nodes import Cluster, Link, Node
from dedup.policy import Policy
from dedup.verdict import Verdict

_CROWD = 3  # two groups of so many full texts each are joined by more than one link
_ENOUGH = 2
_LOOKED_AT = 24  # parts of one whole, so that a story with thousands of cuts stays cheap
_EVEN = 0.8  # ratio of the lengths, from which neither can be made of the other and more
_HEADLINE_COUNTS = 0.2  # a leaf's parent has its headline, a round-up only its sentences
_THE_SAME = 0.99
_COVERED = 0.35  # of a text with parts of several stories, by the part that it may follow


class Joining:
    """One joining under way: the groups, why each item came in, and what was refused."""

    def __init__(
        self,
        nodes: Sequence[Node],
        clusters: Sequence[Cluster],
        links: Sequence[Link],
        apart: Collection[tuple[int, int]],
        policy: Policy,
    ) -> None:
        known = {node.key for node in nodes}
        known |= {key for cluster in clusters for key in cluster.members}
        self.words: Mapping[int, int] = {node.key: node.words for node in nodes}
        self.leaf = {n.key for n in nodes if n.summary or n.words < policy.leaf_words}
        self.groups = Groups(sorted(known), apart)
        self.fulls = {key: int(key not in self.leaf) for key in known}
        self.why: dict[int, tuple[str, ...]] = {}
        self.refused: list[tuple[Link, str]] = []
        self.policy = policy
        links = [k for k in links if k.a in known and k.b in known and k.a != k.b]
        self.links = sorted(
            (k for k in links if k.likeness.verdict is Verdict.JOIN), key=_best_first
        )
        self.unsure = [link for link in links if link.likeness.verdict is Verdict.ASK]
        self.near: dict[int, set[int]] = defaultdict(set)
        for link in self.links:
            self.near[link.a].add(link.b)
            self.near[link.b].add(link.a)

    def keep(self, clusters: Sequence[Cluster]) -> None:
        """Start from the clusters as they stood, less those whom a person set apart.

        A cluster that its links hold together is joined anew: what came later may part it, so that
        the order of arrival does not matter. Where links are missing, it stays as it was.
        """
        for cluster in sorted(clusters, key=lambda cluster: cluster.id):
            if not self._is_held_together(cluster):
                for member in sorted(cluster.members):
                    self._unite(cluster.canonical, member)

    def _is_held_together(self, cluster: Cluster) -> bool:
        """Say whether the links that were given lead from each member to every other."""
        missing, waiting = set(cluster.members), [cluster.canonical]
        missing.discard(cluster.canonical)
        while waiting and missing:
            found = self.near[waiting.pop()] & missing
            missing -= found
            waiting.extend(found)
        return not missing

    def together(self, pairs: Collection[tuple[int, int]]) -> None:
        """Join what a person said is one story."""
        for a, b in sorted(pairs):
            if a in self.fulls and b in self.fulls:
                for key in (a, b):
                    self.why.setdefault(key, ("an editor said that these are one story",))
                self._unite(a, b)

    def full_texts(self) -> None:
        """Join full texts of about one length, the most alike first."""
        for link in self.links:
            if not (self._has_leaf(link) or self._uneven(link)):
                if self._borne_out(link):
                    self._link(link)
                else:
                    self.refused.append((link, "only one pair of two larger clusters is alike"))

    def cuts(self) -> None:
        """Join cuts with their full text, unless that is made of several stories."""
        for cuts in self._cuts_by_whole():
            stories: dict[int, Link] = {}
            # Of two stories run together, the headline tells the first.
            for link in sorted(cuts, key=_best_parent):
                whole, part = _whole_and_part(link)
                if self.groups.find(part) != self.groups.find(whole):
                    stories.setdefault(self.groups.find(part), link)
            for rank, link in enumerate(stories.values()):
                alone = len(stories) == 1 and self._fits(link)
                leading = rank == 0 and _ratio(link) >= _COVERED and self._fits(link)
                if alone or leading:
                    self._link(link)
                else:
                    self.refused.append((link, "the longer text holds parts of several stories"))

    def leaves(self) -> None:
        """Join short texts and summaries with their one best parent."""
        for link in sorted(self.links, key=_best_parent):
            if self._has_leaf(link) and not self._bridges(link):
                self._link(link)

    def _cuts_by_whole(self) -> Iterable[list[Link]]:
        """Yield the uneven links of each group of longer texts, shorter wholes first."""
        by_whole: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            if self._uneven(link) and not self._has_leaf(link):
                by_whole[self.groups.find(_whole_and_part(link)[0])].append(link)
        yield from sorted(by_whole.values(), key=lambda cuts: self._length(cuts[0]))

    def _length(self, cut: Link) -> tuple[int, int]:
        whole, _ = _whole_and_part(cut)
        return self.words.get(whole, 0), whole

    def _fits(self, cut: Link) -> bool:
        """Say whether a cut is alike to other parts of the same whole, if there are any."""
        whole, part = _whole_and_part(cut)
        home = self.groups.find(whole)
        shorter = self.words.get(whole, 0) * _EVEN
        others = [
            key
            for key in islice(self.near[whole], _LOOKED_AT)
            if key != part and self.groups.find(key) == home and self.words.get(key, 0) < shorter
        ]
        fits = not others or any(key in self.near[part] for key in others)
        return fits or _same_headline(cut)

    def _borne_out(self, link: Link) -> bool:
        """Say whether more than one pair speaks for joining two groups of some size."""
        a, b = self.groups.find(link.a), self.groups.find(link.b)
        return a == b or min(self.fulls[a], self.fulls[b]) < _CROWD or self._spoken_for(a, b)

    def _spoken_for(self, a: int, b: int) -> bool:
        """Say whether several members of the smaller group are alike to members of the other."""
        few, other = sorted((a, b), key=lambda root: len(self.groups.members(root)))
        speaking = 0
        for member in self.groups.members(few):
            speaking += any(self.groups.find(key) == other for key in self.near[member])
            if speaking >= _ENOUGH:
                return True
        return False

    def _bridges(self, link: Link) -> bool:
        """Say whether a leaf that has its parent would bring in another cluster."""
        a, b = self.groups.find(link.a), self.groups.find(link.b)
        if a == b or not (self.fulls[a] or self.fulls[b]):
            alone = min(len(self.groups.members(a)), len(self.groups.members(b))) == 1
            return not (a == b or alone or self._spoken_for(a, b))
        # A short story keeps its headline in a longer page; a round-up has another one.
        return self.fulls[a] > 0 and self.fulls[b] > 0 and not _same_headline(link)

    def _uneven(self, link: Link) -> bool:
        return _ratio(link) < _EVEN

    def _has_leaf(self, link: Link) -> bool:
        return link.a in self.leaf or link.b in self.leaf

    def _link(self, link: Link) -> None:
        for key in (link.a, link.b):
            if len(self.groups.members(key)) == 1:
                self.why.setdefault(key, link.likeness.why)
        if not self._unite(link.a, link.b):
            self.refused.append((link, "an editor set them apart"))

    def _unite(self, a: int, b: int) -> bool:
        roots = self.groups.find(a), self.groups.find(b)
        if roots[0] == roots[1]:
            return True
        fulls = self.fulls[roots[0]] + self.fulls[roots[1]]
        if not self.groups.join(a, b):
            return False
        self.fulls[self.groups.find(a)] = fulls
        return True


def _best_first(link: Link) -> tuple[float, float, int, int]:
    like = link.likeness
    return -like.score, -like.headline, min(link.a, link.b), max(link.a, link.b)


def _best_parent(link: Link) -> tuple[float, int, int]:
    like = link.likeness
    rank = like.score + _HEADLINE_COUNTS * like.headline
    return -round(rank, 4), min(link.a, link.b), max(link.a, link.b)


def _same_headline(link: Link) -> bool:
    return link.likeness.headline >= _THE_SAME


def _ratio(link: Link) -> float:
    """Return the ratio of the lengths, which the two containments tell."""
    shares = link.likeness.containment, link.likeness.contained
    return min(shares) / max(shares) if max(shares) else 1.0


def _whole_and_part(link: Link) -> tuple[int, int]:
    a_is_part = link.likeness.containment >= link.likeness.contained
    return (link.b, link.a) if a_is_part else (link.a, link.b)
