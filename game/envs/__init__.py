"""Glowgate's environments for Gymnasium; importing this registers them.

This is the only package that imports gymnasium, which the extra `gym` installs.
"""

try:
    import gymnasium
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"{__name__} needs gymnasium, which an extra brings: pip install 'glowgate[gym]'",
        name=error.name,
    ) from error

# Entry points as text, so that a spec can be sent to other processes and stored as JSON.
gymnasium.register(
    id="glowgate/LogicGate-v0",
    entry_point=f"{__name__}.logic_gate:LogicGateEnv",
    vector_entry_point=f"{__name__}.vector:LogicGateVectorEnv",
    max_episode_steps=200,
)
gymnasium.register(
    id="glowgate/LogicGateContinuous-v0",
    entry_point=f"{__name__}.logic_gate_continuous:LogicGateContinuousEnv",
    vector_entry_point=f"{__name__}.vector:LogicGateContinuousVectorEnv",
    max_episode_steps=100,
)
