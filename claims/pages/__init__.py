"""What the public pages of claims, claimants and topics make of documents."""
