"""What can go wrong around the flows, in words for the person who has to mend it.

FlowError
    NoServerError    no Prefect server could be reached or started
    ParameterError   a parameter of a flow that can't be taken
    PortTakenError   another program listens where we were told to
"""


class FlowError(Exception):
    """Anything around the flows that a person can act on."""


class NoServerError(FlowError):
    """No Prefect server could be reached or started."""


class ParameterError(FlowError, ValueError):
    """A parameter of a flow that can't be taken."""


class PortTakenError(FlowError):
    """Another program listens where we were told to."""
