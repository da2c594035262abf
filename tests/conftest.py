"""One profile for all property tests: no deadline, since the machine may be busy; the same cases every time."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
