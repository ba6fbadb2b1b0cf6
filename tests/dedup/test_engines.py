"""Numpy's way and the compiled one come to the same numbers, whatever the text."""

import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from dedup.archive import cluster
from dedup.bands import keys_of
from dedup.compiled.order import in_order
from dedup.compiled.tokens import ASSIGNED, PATTERNS
from dedup.compiled.vocabulary import Vocabulary
from dedup.engine import COMPILED, PLAIN, best_engine, engine
from dedup.furniture import Furniture
from dedup.measures import WORTH
from dedup.minhash import as_minhash, reference
from dedup.policy import Policy
from dedup.reading import Lexicon, Readings, read
from dedup.signature import Signature
from story.item import Copy

POLICY = Policy()
BOTH = pytest.mark.parametrize("name", [PLAIN, COMPILED])
HARD = "ab ’'ʼ.,19٣¼ßİ日本ไ้๑\ud800\u0301\n\"“”«»—–([:!?_-"
TEXTS = st.text(max_size=200) | st.text(alphabet=HARD, max_size=80)
WORDS = st.sampled_from(
    ["The", "board", "of", "Port", "Ellis", "voted", "4.2", "against", "cranes", "said"]
)
STORIES = st.lists(WORDS | st.sampled_from([". ", "“", "”", '"', "\n"]), max_size=120).map(
    " ".join
)


def facts(columns):
    parts = columns.words, columns.kinds, columns.starts, columns.ends, columns.end_starts
    return [part.tolist() for part in parts]


@BOTH
@settings(deadline=None)
@given(texts=st.lists(TEXTS, max_size=6))
def test_texts_are_read_as_one_by_one(name, texts):
    found = engine(name).read(texts)
    alone = [read(text, Lexicon()) for text in texts]
    for one, other in zip(found, alone, strict=True):
        assert one.words.tolist() == other.words.tolist()
        assert one.kinds.tolist() == other.kinds.tolist()
        assert one.ends.tolist() == other.ends.tolist()


def test_texts_are_read_alike_however_often_what_was_read_is_forgotten(monkeypatch):
    texts = ["The pier closed.", "", "“It will open,” she said.", "The pier closed."]
    alone = [read(text, Lexicon()).words.tolist() for text in texts]
    for limit in (0, 4, 1_000):
        monkeypatch.setattr("dedup.reading._READINGS_LIMIT", limit)
        own = Readings()
        for _ in range(3):
            assert [one.words.tolist() for one in own.of(texts)] == alone


def test_a_text_with_more_words_than_the_table_holds_is_read_whole():
    text = " ".join(f"word{number}" for number in range(90_000))
    vocabulary = Vocabulary()
    for _ in range(2):
        (found,) = vocabulary.read([text])
        assert found.words.tolist() == read(text, Lexicon()).words.tolist()


def test_no_character_that_means_anything_lies_where_the_table_does_not_look():
    rest = np.arange(ASSIGNED, 0x110000, dtype="<u4").tobytes().decode("utf-32-le")
    assert not any(re.search(pattern, rest) for pattern in PATTERNS.values())


@BOTH
@settings(deadline=None)
@given(text=TEXTS)
def test_a_signature_is_bit_for_bit_datasketchs(name, text):
    own = engine(name)
    (values,) = own.signatures(own.read([text]), policy=POLICY)
    theirs = reference(Copy(1, text), policy=POLICY)
    assert values.tolist() == theirs.hashvalues.tolist()
    assert as_minhash(Signature(values), policy=POLICY) == theirs


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS | STORIES, TEXTS), min_size=1, max_size=6))
def test_keys_are_the_same_set(copies):
    own = engine(COMPILED)
    texts, titles = own.read([text for text, _ in copies]), own.read([head for _, head in copies])
    values = own.signatures(texts, policy=POLICY)
    flat, starts = own.keys(texts, titles, values, policy=POLICY)
    plain = keys_of(texts, titles, values, policy=POLICY)
    for row, keys in enumerate(plain):
        found = flat[starts[row] : starts[row + 1]].tolist()
        assert len(found) == len(keys)
        assert set(found) == set(keys)


@settings(deadline=None)
@given(st.lists(STORIES, min_size=1, max_size=20))
def test_furniture_is_met_and_put_out_alike(texts):
    left = []
    for name in (PLAIN, COMPILED):
        own, furniture = engine(name), Furniture(len(texts))
        read = own.read(texts)
        own.meet(furniture, read)
        left.append(facts(own.cleared(furniture, read)))
    assert left[0] == left[1]


def test_a_shell_that_many_stories_wear_is_put_out_by_both():
    chance = random.Random(1)
    leads = [" ".join(f"w{chance.randrange(10_000)}" for _ in range(30)) for _ in range(12)]
    texts = [f"{lead}. Subscribe to our letters today." for lead in leads]
    for name in (PLAIN, COMPILED):
        own, furniture = engine(name), Furniture(len(texts))
        read = own.read(texts)
        own.meet(furniture, read)
        assert own.cleared(furniture, read).lengths().tolist() == [30] * 12


@settings(deadline=None)
@given(st.lists(st.tuples(STORIES | TEXTS, STORIES), min_size=1, max_size=5), st.floats(0, 0.6))
def test_what_two_copies_share_is_counted_alike(copies, least):
    own = engine(PLAIN)
    texts, titles = own.read([text for text, _ in copies]), own.read([head for _, head in copies])
    pairs = np.array([[a, b] for a in range(len(copies)) for b in range(len(copies))]).T.copy()
    known = {"least": least, "policy": POLICY}
    plain = own.measures(texts, titles, pairs, **known)
    assert list(engine(COMPILED).measures(texts, titles, pairs, **known)) == list(plain)


def test_real_damage_is_counted_alike(make):
    """Longer texts, so that passages, regions and quotations come into play."""
    texts = [
        make.story,
        make.other,
        make.story + make.other,
        make.other[:600],
        make.story[200:900],
    ]
    texts += [make.noisy(text, share) for text in texts for share in (0.05, 0.2, 0.4)]
    texts.append(" ".join([make.other] * 12 + [make.story]))
    own = engine(PLAIN)
    read, heads = own.read(texts), own.read([text[:60] for text in reversed(texts)])
    pairs = np.array([[a, b] for a in range(len(texts)) for b in range(len(texts))]).T.copy()
    plain = own.measures(read, heads, pairs, least=0.0, policy=POLICY)
    compiled = engine(COMPILED).measures(read, heads, pairs, least=0.0, policy=POLICY)
    assert list(compiled) == list(plain)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=200),
    st.lists(st.integers(0, 15), max_size=200),
)
def test_order_is_the_alignment_that_rapidfuzz_finds(short, long):
    expected = np.zeros(len(short), np.bool_)
    for block in LCSseq.opcodes(short, long).as_matching_blocks():
        expected[block.a : block.a + block.size] = True
    known = np.array([word if word in short else -1 for word in long], np.int32)
    found = np.zeros(len(short), np.bool_)
    masks, rows = np.zeros((16, 8), np.uint64), np.zeros((200, 8), np.uint64)
    in_order(np.array(short, np.int32), known, masks, rows, found)
    assert found.tolist() == expected.tolist()


@BOTH
@settings(deadline=None)
@given(texts=st.lists(STORIES | TEXTS, min_size=1, max_size=6))
def test_the_bits_of_telling_words_lose_no_pair_worth_measuring(name, texts):
    own = engine(name)
    read = own.read(texts)
    pairs = np.array([[a, b] for a in range(len(texts)) for b in range(len(texts))]).T.copy()
    kept = own.topics(read).worth_reading(pairs)
    measured = own.measures(read, read, pairs, least=WORTH, policy=POLICY)
    assert kept[measured.worth].all()


def test_the_bits_of_strangers_let_them_go(make):
    own = engine(PLAIN)
    kept = own.topics(own.read([make.story, make.other])).worth_reading(np.array([[0], [1]]))
    assert not kept.any()


def test_an_archive_is_the_same_by_either_engine_and_by_two_workers(make, monkeypatch):
    monkeypatch.setattr("dedup.archive._ALONE", 0)
    chance = random.Random(3)
    copies = []
    for number in range(40):
        words = (make.story + " " + make.other).split()
        text = " ".join(chance.sample(words, 120))
        copies += [Copy(len(copies), text, f"Story {number}")]
        copies += [Copy(len(copies), make.noisy(text, 0.1, seed=number), f"Story {number}")]
        copies += [Copy(len(copies), text[:300], "")]
    plain = cluster(copies, by=engine(PLAIN))
    assert cluster(copies, by=engine(COMPILED)) == plain
    assert cluster(copies, by=engine(COMPILED), jobs=2) == plain
    assert cluster(copies, by=engine(PLAIN), jobs=2) == plain
    assert 1 < len({one.cluster for one in plain.placed}) < len(copies)


def test_few_texts_are_not_worth_loading_what_was_compiled(monkeypatch):
    monkeypatch.delitem(__import__("sys").modules, "dedup.compiled.engine", raising=False)
    assert best_engine(10).name == PLAIN
    assert best_engine(100_000).name == COMPILED


def test_without_numba_numpy_does_it(monkeypatch):
    monkeypatch.delitem(__import__("sys").modules, "dedup.compiled.engine", raising=False)
    monkeypatch.setattr("dedup.engine.find_spec", lambda _name: None)
    assert best_engine(100_000).name == PLAIN


@pytest.mark.parametrize(("switch", "name"), [("1", PLAIN), ("0", COMPILED), ("", COMPILED)])
def test_numba_is_switched_off_as_elsewhere(monkeypatch, switch, name):
    monkeypatch.delitem(__import__("sys").modules, "dedup.compiled.engine", raising=False)
    monkeypatch.setenv("NUMBA_DISABLE_JIT", switch)
    assert best_engine(100_000).name == name


def test_few_texts_are_done_by_one_process(make, monkeypatch):
    monkeypatch.setattr("dedup.crew.ProcessPoolExecutor", None)
    copies = [Copy(number, make.story, f"Story {number}") for number in range(3)]
    assert cluster(copies, jobs=8) == cluster(copies)


def test_compiled_loops_are_shared_out_without_starting_processes(make, monkeypatch):
    monkeypatch.setattr("dedup.crew.ProcessPoolExecutor", None)
    copies = [Copy(number, make.noisy(make.story, 0.1, seed=number)) for number in range(1_200)]
    by = engine(COMPILED)
    assert cluster(copies, by=by, jobs=4) == cluster(copies, by=by)


def test_no_worker_at_all_is_refused():
    with pytest.raises(ValueError, match="one worker or more"):
        cluster([], jobs=0)
