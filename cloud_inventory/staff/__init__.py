"""Who may see the chain's pages: accounts, signing in, sessions."""
