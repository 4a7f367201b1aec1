"""What this machine remembers: settings, profiles, state, and where secrets are kept."""
