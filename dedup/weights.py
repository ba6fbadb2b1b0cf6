"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -3.701
WEIGHTS = {
    "covered": 4.044,
    "covered below .8": -2.350,
    "strange, else word for word": -3.889,
    "inside below .6, word for word": -0.490,
    "outside below .6, word for word": -2.236,
    "short, inside below .7": -1.218,
    "ordered": 2.561,
    "names and numbers lost": -2.929,
    "numbers lost": -0.841,
    "figures changed": -5.133,
    "figures changed above .4": -7.997,
    "names changed above .4": -2.254,
    "one house, inside below .7": -5.235,
    "opening": 2.677,
    "headline": 1.631,
    "untitled": 0.986,
    "untitled, uneven": -4.515,
    "uneven": 1.342,
    "uneven, rest on others": -1.900,
    "uneven, the longer's headline not told": -6.910,
    "short": 0.243,
}
