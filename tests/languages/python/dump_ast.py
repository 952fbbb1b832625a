"""Reads paths from standard input; writes for each the tree of CPython's `ast` as one line of JSON.

Positions become offsets in UTF-16 units into the original text, without its byte order mark.
"""

import ast
import io
import json
import re
import sys

UNNAMED = {"type_comment", "type_ignores"}


class Dumper:
    def __init__(self, text):
        starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]
        self.lines = [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)])]
        self.units = [0]
        for character in text:
            self.units.append(self.units[-1] + (2 if ord(character) > 0xFFFF else 1))

    def offset(self, line, column):
        start, content = self.lines[line - 1]
        return self.units[start + len(content.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass"))]

    def dump(self, value):
        if isinstance(value, list):
            return [self.dump(item) for item in value]
        if not isinstance(value, ast.AST):
            return value
        name = type(value).__name__
        node = {"type": name}
        for field in value._fields:
            if field in UNNAMED:
                continue
            child = getattr(value, field, None)
            key = "type_" if name == "ExceptHandler" and field == "type" else field
            node[key] = constant(child) if name == "Constant" and field == "value" else self.dump(child)
        if hasattr(value, "lineno"):
            node["range"] = [
                self.offset(value.lineno, value.col_offset),
                self.offset(value.end_lineno, value.end_col_offset),
            ]
        return node


def constant(value):
    if isinstance(value, str):
        return {"str": value}
    if isinstance(value, bytes):
        return {"bytes": value.decode("latin-1")}
    if value is ...:
        return {"ellipsis": True}
    if value is None or isinstance(value, bool):
        return {"singleton": value}
    if isinstance(value, complex):
        return {"imaginary": repr(value.imag)}
    if isinstance(value, int):
        return {"number": hex(value)}
    return {"number": repr(value)}


def main():
    sys.setrecursionlimit(20_000)
    for path in sys.stdin.read().splitlines():
        with open(path, "rb") as file:
            source = file.read()
        text = io.TextIOWrapper(io.BytesIO(source), encoding="utf-8-sig", newline="").read()
        try:
            tree = Dumper(text).dump(ast.parse(source))
        except (SyntaxError, ValueError):
            tree = None
        print(json.dumps(tree))


main()
