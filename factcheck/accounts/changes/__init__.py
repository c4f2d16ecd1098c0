"""Who made, changed or disabled whose account: written down for good, mailed to the other administrators."""
