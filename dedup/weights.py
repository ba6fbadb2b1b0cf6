"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -6.353
WEIGHTS = {
    "covered": 5.751,
    "covered below .8": -2.945,
    "outside quotations": -1.308,
    "outside below .5": -1.383,
    "ordered": 4.590,
    "plain words": 0.529,
    "names and numbers lost": -11.087,
    "numbers lost": -3.347,
    "opening": 0.353,
    "headline": 1.716,
    "untitled": 0.342,
    "untitled, uneven": -4.842,
    "headline grounded": 1.721,
    "short, headline not grounded": -3.929,
    "uneven": 2.599,
    "uneven, rest on others": -3.138,
    "uneven, the longer's headline not grounded": -8.180,
    "uneven, loosely": -2.333,
    "short": -0.368,
}
