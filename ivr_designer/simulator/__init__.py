"""A phone call through a tree on a virtual clock: walked by hand, or recorded and replayed as a test."""
