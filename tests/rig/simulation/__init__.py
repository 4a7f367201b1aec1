"""The real engine in a made-up world: clock, network, server and disk are seeded and replayable."""
