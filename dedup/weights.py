"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -4.393
WEIGHTS = {
    "covered": 4.050,
    "covered below .8": -2.900,
    "outside below .5": -1.362,
    "strange": 0.000,
    "strange, else word for word": -1.463,
    "inside below .6, word for word": -8.033,
    "inside below .5, word for word": -2.050,
    "outside below .6, word for word": -3.160,
    "short, inside below .7": -2.519,
    "ordered": 4.256,
    "names and numbers lost": -7.643,
    "numbers lost": -0.546,
    "figures changed": -2.529,
    "figures changed above .4": -4.102,
    "names changed above .4": -3.760,
    "opening": 0.638,
    "headline": 2.749,
    "untitled": 1.798,
    "untitled, uneven": -2.637,
    "uneven": -0.392,
    "uneven, rest on others": -1.449,
    "uneven, the longer's headline not told": -3.813,
    "uneven, loosely": -1.609,
    "short": -0.820,
}
