"""The canvas: one painted surface on which a tree is drawn, and everything that moves on it."""
