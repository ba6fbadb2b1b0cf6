"""Groups of items that grow together and keep their foes: union-find with cannot-link."""

from collections.abc import Collection, Iterable


class Groups:
    """Disjoint groups of keys; joining two is refused when a pair in them was set apart."""

    def __init__(self, keys: Iterable[int], apart: Collection[tuple[int, int]]) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}
        self._foes: dict[int, set[int]] = {}
        for a, b in apart:
            if a in self._parent and b in self._parent:
                self._foes.setdefault(a, set()).add(b)
                self._foes.setdefault(b, set()).add(a)

    def find(self, key: int) -> int:
        """Return the name of the group that a key is in."""
        parent = self._parent
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def members(self, key: int) -> list[int]:
        """Return the members of the group that a key is in."""
        return self._members[self.find(key)]

    def apart(self, a: int, b: int) -> bool:
        """Say whether anybody of a's group was set apart from anybody of b's."""
        root_a, root_b = self.find(a), self.find(b)
        few, other = self._foes.get(root_a, set()), root_b
        if len(self._foes.get(root_b, ())) < len(few):
            few, other = self._foes.get(root_b, set()), root_a
        return any(self.find(foe) == other for foe in few)

    def join(self, a: int, b: int) -> bool:
        """Make one group of two, and say whether they are one now."""
        root_a, root_b = self.find(a), self.find(b)
        if root_a == root_b:
            return True
        if self.apart(root_a, root_b):
            return False
        if len(self._members[root_a]) < len(self._members[root_b]):
            root_a, root_b = root_b, root_a
        self._parent[root_b] = root_a
        self._members[root_a].extend(self._members.pop(root_b))
        if foes := self._foes.pop(root_b, None):
            self._foes.setdefault(root_a, set()).update(foes)
        return True

    def all(self) -> list[list[int]]:
        """Return every group."""
        return list(self._members.values())
