"""The window: what a person sees and does. The only package beside app and crash that knows Qt."""
