"""Events: what took place, who was there in which role, and who said what.

``find_events``, ``find_attendance``, ``find_people`` and ``find_statements``, functions of a
document, promise that each row quotes its evidence and that what is only cited, planned or told of
somebody absent gives none. The frames are data and may change with their examples. Guarded by
``tests/examples/events.csv``, ``tests/examples/people.csv`` and the gold of whole pages.
"""

from .attendance import find_attendance
from .events import find_events
from .persons import find_people
from .statements import find_statements

__all__ = ["find_attendance", "find_events", "find_people", "find_statements"]
