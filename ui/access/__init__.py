"""Who may do what: accounts, sign-in, keys, corpora of users and groups, and the log of what was changed."""
