"""A package of its own, since some distributions install one of this name, which workers would find first."""
