"""What documents of media objects hold: serializers, list entries, filters, columns, search words."""
