"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""

BIAS = -3.684
WEIGHTS = {
    "covered": 3.693,
    "covered below .8": -2.832,
    "strange, else word for word": -3.184,
    "inside below .6, word for word": -0.887,
    "outside below .6, word for word": -2.261,
    "short, inside below .7": -0.586,
    "ordered": 2.935,
    "names and numbers lost": -3.841,
    "numbers lost": -1.860,
    "figures changed": -4.661,
    "figures changed above .4": -7.488,
    "names changed above .4": -3.862,
    "one house, inside below .7": -5.492,
    "opening": 2.638,
    "headline": 1.664,
    "untitled": 1.069,
    "untitled, uneven": -4.842,
    "uneven": 1.632,
    "uneven, rest on others": -1.674,
    "uneven, the longer's headline not told": -7.619,
    "short": -0.433,
}
