"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -3.754
WEIGHTS = {
    "covered": 3.635,
    "covered below .8": -2.891,
    "strange, else word for word": -3.297,
    "inside below .6, word for word": -0.995,
    "outside below .6, word for word": -2.156,
    "short, inside below .7": -0.189,
    "ordered": 3.053,
    "names and numbers lost": -3.525,
    "numbers lost": -1.969,
    "figures changed": -4.789,
    "figures changed above .4": -7.351,
    "names changed above .4": -4.058,
    "one house, inside below .7": -4.876,
    "opening": 2.694,
    "headline": 1.652,
    "untitled": 0.980,
    "untitled, uneven": -4.208,
    "uneven": 1.590,
    "uneven, rest on others": -1.554,
    "uneven, the longer's headline not told": -7.604,
    "short": -0.516,
}
