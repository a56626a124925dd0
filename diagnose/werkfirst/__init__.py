"""Work First and the jongerenladder; what other rooms use stands here by name."""

from diagnose.werkfirst.ladder import ladder_voorstel
from diagnose.werkfirst.verzuimen import verzuim_boven_norm

__all__ = ["ladder_voorstel", "verzuim_boven_norm"]
