"""What is done to every request and answer: caching, compression, security policy, errors of readers' addresses."""
