"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -3.617
WEIGHTS = {
    "covered": 3.950,
    "covered below .8": -2.394,
    "strange, else word for word": -3.882,
    "inside below .6, word for word": -0.568,
    "outside below .6, word for word": -2.237,
    "short, inside below .7": -0.982,
    "ordered": 2.589,
    "names and numbers lost": -2.968,
    "numbers lost": -0.979,
    "figures changed": -5.174,
    "figures changed above .4": -7.852,
    "names changed above .4": -2.528,
    "one house, inside below .7": -5.218,
    "opening": 2.653,
    "headline": 1.611,
    "untitled": 0.969,
    "untitled, uneven": -4.476,
    "uneven": 1.388,
    "uneven, rest on others": -1.876,
    "uneven, the longer's headline not told": -6.869,
    "short": -0.053,
}
