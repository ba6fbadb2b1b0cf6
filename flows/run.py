"""A cycle by hand: a flow run in this process, told to whoever watches."""

from desk.cycle import CycleReport
from desk.plan import Plan
from desk.steps import Progress, Step
from flows.at_hand import TEMPORARY, AtHand
from flows.listening import listening
from flows.parameters import by_hand

STARTING = "Starting Prefect"


def run_cycle(plan: Plan, prefect: AtHand, *, due_only: bool, progress: Progress) -> CycleReport:
    """Run a cycle as a flow, on the server that is set up if it answers, else a temporary one."""

    def say(words: str) -> None:
        progress(Step(STARTING, 0, 1, words))

    if prefect.temporary:
        say(TEMPORARY)
    from flows.cycle import cycle  # noqa: PLC0415 - imports Prefect, while its server starts

    told = {"due_only": due_only, **by_hand(plan)}
    cycle.serialize_parameters(told)  # what Prefect writes them with takes long to load, too
    with prefect.connected(say):
        progress(Step(STARTING, 1, 1, ""))
        with listening(progress):
            report: CycleReport = cycle(**told)
            return report
