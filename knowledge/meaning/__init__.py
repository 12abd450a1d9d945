"""What a sentence means: the encoder, and the small networks that read with it."""
