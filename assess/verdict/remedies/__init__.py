"""What could be changed at a home so that a node fits: the catalogue, a change done, the search for the fewest."""

from assess.verdict.remedies.apply import applied, apply_remedy
from assess.verdict.remedies.catalogue import Offer, catalogue, offer_of
from assess.verdict.remedies.search import after_cure, best_single, to_request, ways_out, ways_up

__all__ = [
    "Offer",
    "after_cure",
    "applied",
    "apply_remedy",
    "best_single",
    "catalogue",
    "offer_of",
    "to_request",
    "ways_out",
    "ways_up",
]
