"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -4.503
WEIGHTS = {
    "covered": 4.478,
    "covered below .8": -2.653,
    "strange, else word for word": -2.770,
    "inside below .6, word for word": -1.910,
    "outside below .6, word for word": -1.653,
    "short, inside below .7": -1.746,
    "ordered": 3.147,
    "names and numbers lost": -3.461,
    "numbers lost": -1.784,
    "figures changed": -6.206,
    "figures changed above .4": -6.694,
    "names changed above .4": -3.108,
    "one house, inside below .7": -4.813,
    "opening": 2.820,
    "headline": 1.732,
    "untitled": 1.436,
    "untitled, uneven": -5.232,
    "uneven": 1.702,
    "uneven, rest on others": -2.407,
    "uneven, the longer's headline not told": -7.283,
    "short": -0.739,
}
