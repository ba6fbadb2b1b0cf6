"""In and out: HTTP, RSS, Atom, JSON Feed and the wire formats."""
