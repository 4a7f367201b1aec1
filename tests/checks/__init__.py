"""What ``run.py check`` runs: formatting, lint, types, borders, budgets and a few lints of our own."""
