"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -4.848
WEIGHTS = {
    "covered": 4.770,
    "covered below .8": -2.859,
    "outside below .5": -1.143,
    "strange": 0.000,
    "strange, else word for word": -1.775,
    "inside below .6, word for word": -7.686,
    "inside below .5, word for word": -2.045,
    "outside below .6, word for word": -2.699,
    "short, inside below .7": -2.427,
    "ordered": 3.824,
    "names and numbers lost": -7.019,
    "numbers lost": -1.056,
    "figures changed": -3.452,
    "figures changed above .4": -6.879,
    "names changed above .4": -0.732,
    "opening": 0.908,
    "headline": 2.669,
    "untitled": 1.518,
    "untitled, uneven": -2.799,
    "uneven": -0.208,
    "uneven, rest on others": -1.074,
    "uneven, the longer's headline not told": -4.128,
    "uneven, loosely": -1.622,
    "short": -1.402,
}
