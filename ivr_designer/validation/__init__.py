"""Checks of a tree: rules, prompts against keys, times, and proofs about every caller."""
