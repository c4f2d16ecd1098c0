"""How the site works, who pays for it and how it is reached: pages that editors publish like records."""
