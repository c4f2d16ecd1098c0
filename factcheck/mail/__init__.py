"""Mail: the settings of its server, and letters whose headers stay whole."""
