import signal
from multiprocessing import active_children
from threading import current_thread, main_thread

import pytest

from dedup.crew import Crew


def where(_task):
    return current_thread() is main_thread()


@pytest.mark.parametrize("threads", [True, False])
def test_what_comes_of_tasks_comes_in_their_order_and_none_is_taken_too_soon(threads):
    taken = []

    def tasks():
        for number in range(100):
            taken.append(number)
            yield number

    with Crew(2, threads=threads) as crew:
        made = crew.map(str, tasks())
        assert [next(made), next(made)] == ["0", "1"]
        assert len(taken) < 20
        assert list(made) == [str(number) for number in range(2, 100)]


def test_the_first_task_is_done_where_ctrl_c_is_heard():
    with Crew(3, threads=True) as crew:
        assert list(crew.map(where, range(4))) == [True, False, False, False]


def stopped_at_work():
    with Crew(2, threads=False) as crew:
        heard = crew.map(signal.getsignal, [signal.SIGINT] * 50)
        assert next(heard) is signal.SIG_IGN
        raise KeyboardInterrupt


def test_ctrl_c_is_for_the_first_process_which_ends_the_others():
    before = signal.getsignal(signal.SIGINT)  # a job in the background ignores it
    with pytest.raises(KeyboardInterrupt):
        stopped_at_work()
    assert active_children() == []
    assert signal.getsignal(signal.SIGINT) is before
