"""Reading a prompt against its keys, in Vietnamese and English, and writing the menu sentence from them."""
