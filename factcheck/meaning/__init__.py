"""What claims mean, as vectors: made beside the read model by models that packages ship, and compared in memory.

All of it is there only with the extra `semantic`; without it nothing is encoded, and nothing is near anything.
"""
