"""What an IVR tree is, and how it may be changed; pure Python, no Qt, no HTTP, no files."""
