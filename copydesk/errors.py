"""What a person gave us that can't be used."""

DEBUG_VARIABLE = "COPYDESK_DEBUG"  # shows where a defect of ours happened


class InputError(Exception):
    """Bad input, told in one line: what, where, what to do. The command ends with 2."""
