"""Ways out: a tree as a drawing, a table, a document or a text. Pure; what needs Qt registers itself."""
