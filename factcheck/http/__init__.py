"""What answers have in common: caching, compression, the security policy, JSON, problem documents."""
