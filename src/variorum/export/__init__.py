"""A story's stemma for other programs: GraphML for graph tools, DOT for Graphviz."""

from variorum.export.dot import dot
from variorum.export.graphml import graphml

__all__ = ["dot", "graphml"]
