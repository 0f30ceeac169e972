"""Discovery: policy formulas that no list knows, found by how they are printed and how they recur.

A report announces a formula: it puts it in quotation marks, builds it on a number (三个…, 两X两Y), sets
members of one shape in a row (X导向、Y导向), bends four characters into a frame (应X尽X), and says it again
elsewhere. Each of these is a sign that can be seen and counted; what has enough of them is a finding.
Nothing here reads the list of formulas, so discovery can be measured against it.
"""

from .findings import ENOUGH, Discovery, Finding, discover

__all__ = ["ENOUGH", "Discovery", "Finding", "discover"]
