"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -3.727
WEIGHTS = {
    "covered": 3.612,
    "covered below .8": -2.929,
    "strange, else word for word": -3.255,
    "inside below .6, word for word": -0.975,
    "outside below .6, word for word": -2.148,
    "short, inside below .7": -0.262,
    "ordered": 3.033,
    "names and numbers lost": -3.511,
    "numbers lost": -1.946,
    "figures changed": -4.818,
    "figures changed above .4": -7.396,
    "names changed above .4": -3.993,
    "one house, inside below .7": -4.905,
    "opening": 2.684,
    "headline": 1.697,
    "untitled": 0.986,
    "untitled, uneven": -4.187,
    "uneven": 1.583,
    "uneven, rest on others": -1.579,
    "uneven, the longer's headline not told": -7.531,
    "short": -0.487,
}
