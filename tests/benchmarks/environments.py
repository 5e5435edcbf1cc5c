"""The environments beside Gymnasium's CartPole-v1, as everybody makes them."""

from collections.abc import Callable
from functools import partial
from itertools import cycle

import gymnasium

import game.envs  # noqa: F401 - registers
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.timing import Timing, measure

CARTPOLE = "CartPole-v1"
LOGIC_GATE = "glowgate/LogicGate-v0"
CONTINUOUS = "glowgate/LogicGateContinuous-v0"
MANY = 1024
N_ACTIONS_DRAWN = 500


def actions_of(space: gymnasium.Space) -> cycle:
    """Return random actions without end, drawn beforehand so that drawing is not timed."""
    space.seed(0)
    return cycle([space.sample() for _ in range(N_ACTIONS_DRAWN)])


def stepper(name: str, **options: object) -> tuple[gymnasium.Env, Callable[[], None]]:
    """Return the environment and what takes one step of it, resets included."""
    environment = gymnasium.make(name, **options)
    environment.reset(seed=0)
    actions = actions_of(environment.action_space)

    def step() -> None:
        _, _, terminated, truncated, _ = environment.step(next(actions))
        if terminated or truncated:
            environment.reset()

    return environment, step


def one_step(name: str) -> Timing:
    """A step through `make`, by random actions."""
    return measure(stepper(name)[1])


def step_of_many(name: str) -> Timing:
    """A step of one of many environments in a vectorised one, by random actions."""
    environments = gymnasium.make_vec(name, MANY, vectorization_mode="vector_entry_point")
    environments.reset(seed=0)
    actions = actions_of(environments.action_space)
    return measure(lambda: environments.step(next(actions)), MANY)


def one_frame(name: str) -> Timing:
    """A random step and its frame of 600×400 pixels."""
    environment, step = stepper(name, render_mode="rgb_array")

    def work() -> None:
        step()
        environment.render()

    return measure(work)


def frame_while_training() -> Timing:
    """An epoch of training and its frame: all that can change changes."""
    environment = gymnasium.make(LOGIC_GATE, max_episode_steps=-1, render_mode="rgb_array")
    environment.reset(seed=0)

    def work() -> None:
        environment.step(1)
        environment.render()

    return measure(work)


step_of_cartpole = partial(one_step, CARTPOLE)
step_of_many_cartpoles = partial(step_of_many, CARTPOLE)
frame_of_cartpole = partial(one_frame, CARTPOLE)

BENCHMARKS = (
    Benchmark(
        "a step of LogicGate",
        partial(one_step, LOGIC_GATE),
        CARTPOLE,
        step_of_cartpole,
        "0.6 times its rate",
    ),
    Benchmark(
        "a step of LogicGateContinuous",
        partial(one_step, CONTINUOUS),
        CARTPOLE,
        step_of_cartpole,
        "0.6 times its rate",
    ),
    Benchmark(
        "a step of one of 1,024 vectorised LogicGates",
        partial(step_of_many, LOGIC_GATE),
        CARTPOLE,
        step_of_many_cartpoles,
        "500 ns",
    ),
    Benchmark(
        "the same, LogicGateContinuous",
        partial(step_of_many, CONTINUOUS),
        CARTPOLE,
        step_of_many_cartpoles,
        "500 ns",
    ),
    Benchmark(
        "a step and its frame, 600×400",
        partial(one_frame, LOGIC_GATE),
        CARTPOLE,
        frame_of_cartpole,
        "twice its rate",
    ),
    Benchmark(
        "the same, training at every step",
        frame_while_training,
        CARTPOLE,
        frame_of_cartpole,
        "twice its rate",
    ),
)
