"""How well texts are matched with claims, on folders of real data; and the training of the re-ranker."""
