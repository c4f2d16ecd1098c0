"""What every page of the desk shares: the site, lists, autocompletes, forms. Knows no claim and no source."""
