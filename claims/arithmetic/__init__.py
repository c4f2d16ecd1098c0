"""Whether derived figures follow from the claims that they rest on."""
