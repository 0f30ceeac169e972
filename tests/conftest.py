"""What holds for all tests: properties have no deadline, for a loaded machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")
