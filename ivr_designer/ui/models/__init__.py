"""Item models for lists and trees."""
