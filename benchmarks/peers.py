"""The peers of `benchmarks.dedup_speed`, each run in a process of its own.

    python peers.py NAME TEXTS.json THRESHOLD CORES

Prints a line of JSON: the seconds from raw texts to clusters, and the cluster of each text.
Nothing of ours is imported here. All use 128 permutations and, where they let one choose, the runs
of three words in lower case; a pair that an index proposes is checked against the threshold where
the peer's own manual does so, and pairs are joined to clusters by union-find.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

Texts = Sequence[str]
_WORD = re.compile(r"\w+")
_PERMS, _SEED = 128, 42


class Union:
    """Union-find over the numbers of texts."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, a: int) -> int:
        """Return the name of a's group."""
        while self._parent[a] != a:
            self._parent[a] = self._parent[self._parent[a]]
            a = self._parent[a]
        return a

    def join(self, a: int, b: int) -> None:
        """Make one group of two."""
        a, b = self.find(a), self.find(b)
        self._parent[max(a, b)] = min(a, b)

    def all(self) -> list[int]:
        """Return the group of each."""
        return [self.find(a) for a in range(len(self._parent))]


def clock(cores: int) -> float:
    """Return seconds: on one core those of the processor, which other work disturbs least."""
    return sum(os.times()[:4]) if cores == 1 else time.perf_counter()


def shingles(text: str) -> list[str]:
    """Return the runs of three words."""
    words = _WORD.findall(text.lower())
    return [" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)] or words


def datasketch(texts: Texts, threshold: float, _cores: int) -> list[int]:
    """Use an index as the manual shows: query, then insert."""
    from datasketch import MinHash, MinHashLSH

    index, union = MinHashLSH(threshold=threshold, num_perm=_PERMS), Union(len(texts))
    signatures = MinHash.generator(
        ([run.encode() for run in shingles(text)] for text in texts), num_perm=_PERMS
    )
    for row, signature in enumerate(signatures):
        for other in index.query(signature):
            union.join(row, other)
        index.insert(row, signature)
    return union.all()


def rensa(texts: Texts, threshold: float, _cores: int) -> list[int]:
    """Use full-set R-MinHash of the runs of three words."""
    return _rensa([shingles(text) for text in texts], threshold)


def rensa_words(texts: Texts, threshold: float, _cores: int) -> list[int]:
    """Use single words cut at white space, as its manual does."""
    return _rensa([text.split() for text in texts], threshold)


def _rensa(tokens: Iterable[Sequence[str]], threshold: float) -> list[int]:
    from rensa import RMinHash, RMinHashLSH

    signatures = RMinHash.from_token_sets(tokens, num_perm=_PERMS, seed=_SEED)
    bands = 32 if threshold <= 0.5 else 16
    index, union = RMinHashLSH(threshold, _PERMS, bands), Union(len(signatures))
    index.insert_many(signatures)
    for row, others in enumerate(index.query_all(signatures)):
        for other in others:
            if other > row and signatures[row].jaccard(signatures[other]) >= threshold:
                union.join(row, other)
    return union.all()


def gaoya(texts: Texts, threshold: float, _cores: int) -> list[int]:
    """Index and query all documents in bulk."""
    from gaoya.minhash import MinHashStringIndex

    bands, rows = (32, 4) if threshold <= 0.5 else (20, 6)
    index = MinHashStringIndex(
        32, threshold, bands, rows, bands * rows, "word", True, (3, 3), "smallvec"
    )
    index.par_bulk_insert_docs(list(range(len(texts))), list(texts))
    union = Union(len(texts))
    for row, others in enumerate(index.par_bulk_query(list(texts))):
        for other in others:
            union.join(row, other)
    return union.all()


def text_dedup(texts: Texts, threshold: float, cores: int) -> list[int]:
    """Run its command on a file, and read the clusters that it leaves behind."""
    import pickle

    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "texts.jsonl", Path(folder) / "out"
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        command = f"--path json --data_files {source} --split train --cache_dir {folder}/cache"
        command += f" --output {output} --debug --num_proc {cores} --column text --ngram 3"
        command += f" --min_length 1 --num_perm {_PERMS} --threshold {threshold}"
        command += " --hash_func xxh3 --hash_bits 32"
        _run([sys.executable, "-m", "text_dedup.minhash", *command.split()])
        with (output / "uf.pkl").open("rb") as file:
            said = pickle.load(file)
    parents = said if isinstance(said, dict) else said.parent
    return [_root(parents, row) for row in range(len(texts))]


def _root(parents: dict[int, int], row: int) -> int:
    while parents.get(row, row) != row:
        row = parents[row]
    return row


def datatrove(texts: Texts, threshold: float, cores: int) -> list[int]:
    """Run signature, buckets and cluster, and read the cluster files."""
    import struct

    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup.minhash import (
        MinhashConfig,
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupSignature,
    )

    buckets, hashes = (32, 4) if threshold <= 0.5 else (16, 8)
    config = MinhashConfig(n_grams=3, num_buckets=buckets, hashes_per_bucket=hashes)
    union = list(range(len(texts)))

    def read(_data: object, rank: int, ranks: int) -> Iterator[Document]:
        for row in range(rank, len(texts), ranks):
            yield Document(text=texts[row], id=str(row))

    with tempfile.TemporaryDirectory() as folder:
        signed, paired, out = (f"{folder}/{name}" for name in ("signed", "paired", "out"))
        steps = (
            (cores, [read, MinhashDedupSignature(signed, config=config)]),
            (buckets, [MinhashDedupBuckets(signed, paired, config=config)]),
            (1, [MinhashDedupCluster(paired, out, config=config, save_cluster_id=True)]),
        )
        for number, (tasks, pipeline) in enumerate(steps):
            LocalPipelineExecutor(
                pipeline=pipeline,
                tasks=tasks,
                workers=min(cores, tasks),
                logging_dir=f"{folder}/logs{number}",
            ).run()
        for path in Path(out).glob("*.clusters"):
            rank = int(path.stem)
            for place, cluster in struct.iter_unpack("<II", path.read_bytes()):
                union[place * cores + rank] = -1 - cluster
    return union


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-2_000:])


PEERS: dict[str, Callable[[Texts, float, int], list[int]]] = {
    made.__name__: made for made in (datasketch, rensa, rensa_words, gaoya, text_dedup, datatrove)
}


def main() -> None:
    """Run one peer."""
    name, source, threshold, cores = sys.argv[1:]
    texts = json.loads(Path(source).read_text(encoding="utf-8"))
    PEERS[name](texts[:2], float(threshold), int(cores))  # its modules are loaded before we count
    before = clock(int(cores))
    clusters = PEERS[name](texts, float(threshold), int(cores))
    print(json.dumps({"seconds": clock(int(cores)) - before, "clusters": clusters}))


if __name__ == "__main__":
    main()
