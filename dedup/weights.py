"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -4.647
WEIGHTS = {
    "covered": 4.461,
    "covered below .8": -2.445,
    "strange, else word for word": -2.126,
    "inside below .6, word for word": -1.722,
    "outside below .6, word for word": -3.696,
    "short, inside below .7": -1.626,
    "ordered": 3.230,
    "names and numbers lost": -3.498,
    "numbers lost": -2.077,
    "figures changed": -5.986,
    "figures changed above .4": -6.868,
    "names changed above .4": -4.295,
    "one house, inside below .7": -5.130,
    "opening": 2.832,
    "headline": 1.942,
    "untitled": 1.075,
    "untitled, uneven": -4.721,
    "uneven": 0.873,
    "uneven, rest on others": -2.070,
    "uneven, the longer's headline not told": -6.754,
    "short": 0.236,
}
