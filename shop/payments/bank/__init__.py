"""Money that comes by bank transfer: the picture that asks for it, the messages and files that tell of it, and which
order it belongs to."""
