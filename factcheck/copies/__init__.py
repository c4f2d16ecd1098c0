"""Copies of all that is public: dumps, sites made of them, and mirrors. No draft and no account is in one."""
