"""The rules of the catalogue. Importing this package fills RULES, in catalogue order."""

from ivr_designer.validation.registry import RULES
from ivr_designer.validation.rules import structure

__all__ = ["RULES", "structure"]
