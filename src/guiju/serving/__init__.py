"""What stands between the network and the pages: the server, its bounds, its journal, what it says of its own health."""
