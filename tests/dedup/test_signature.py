import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.engine import PLAIN, engine
from dedup.minhash import as_minhash, reference, sign
from dedup.policy import Policy
from dedup.signature import Signature
from dedup.topics import Topics
from story.item import Copy

POLICY = Policy()
TEXTS = st.text(max_size=200) | st.text(alphabet="ab ’'.,9ßİ日\ud800\u0301\n\"“", max_size=80)


@settings(deadline=None)
@given(TEXTS)
def test_a_signature_is_what_datasketch_makes_of_the_same_shingles(text):
    (ours,) = sign([Copy(1, text)], policy=POLICY)
    assert ours.values.dtype == np.uint32
    assert ours.values.tolist() == reference(Copy(1, text), policy=POLICY).hashvalues.tolist()


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS, max_size=8))
def test_copies_signed_together_are_signed_as_alone(texts):
    copies = [Copy(key, text) for key, text in enumerate(texts)]
    alone = [sign([copy], policy=POLICY)[0] for copy in copies]
    assert sign(copies, policy=POLICY) == alone


@given(TEXTS)
def test_a_signature_survives_storage(text):
    (signature,) = sign([Copy(1, text)], policy=POLICY)
    kept = signature.to_bytes()
    assert len(kept) == 4 * POLICY.perms
    assert Signature.from_bytes(kept) == signature


def test_a_signature_depends_on_the_set_of_phrases_only(make):
    once, twice = make.copy("a b c d e f"), make.copy("a b c d e f a b c d e f")
    again = make.copy("f a b c d e f a b c d e f a")
    signed = sign([twice, again], policy=POLICY)
    assert signed[0] == signed[1]
    assert sign([once], policy=POLICY)[0] != signed[0]


def test_case_and_curly_apostrophes_make_no_difference(make):
    straight, curly = make.copy("THE BOARD'S PIER IS SHUT"), make.copy("the board’s pier is shut")
    one, other = sign([straight, curly], policy=POLICY)
    assert one == other


def test_a_text_without_words_has_a_signature_of_nothing(make):
    (signature,) = sign([make.copy("... !")], policy=POLICY)
    assert set(signature.values.tolist()) == {2**32 - 1}


def test_datasketch_estimates_likeness_from_our_signatures(make):
    one, other = sign([make.copy(), make.copy(make.noisy(make.story, 0.1))], policy=POLICY)
    estimate = as_minhash(one, policy=POLICY).jaccard(as_minhash(other, policy=POLICY))
    assert estimate == pytest.approx(one.likeness(other))
    assert 0.4 < estimate < 0.9


def test_another_scheme_is_refused(make):
    with pytest.raises(ValueError, match="affine32"):
        sign([make.copy()], policy=Policy(scheme="legacy"))


def test_signing_does_not_load_datasketch():
    code = (
        "import sys, dedup.minhash, dedup.archive, dedup.cluster;"
        "print({'datasketch', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@given(st.lists(TEXTS, max_size=8))
def test_topics_are_packed_and_come_back_as_they_were(texts):
    found = engine(PLAIN).topics(engine(PLAIN).read(texts))
    back = Topics.unpacked(found.packed())
    assert np.array_equal(back.bits, found.bits)
    assert np.array_equal(back.counts, found.counts)
