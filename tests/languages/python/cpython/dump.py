"""Reads paths from standard input; writes for each what CPython makes of the file, as one line of JSON.

`tree` is that of `ast.parse`, `scope` what `symtable` says; `error` is there instead where CPython takes the file for no
Python. `scope` is null where this version of CPython hides or refuses it.
"""

import ast
import json
import symtable
import sys
import threading

TYPE_COMMENTS = {"type_comment", "type_ignores"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# What a comprehension calls its first iterable; functions may be called `listcomp`, too.
ITERABLE = ".0"
# Names that the compiler adds without a trace in the source.
IMPLICIT = {"__class__", "__classdict__", "__conditional_annotations__", "__type_params__"}


def dump(value):
    if isinstance(value, list):
        return [dump(item) for item in value]
    if not isinstance(value, ast.AST):
        return value
    name = type(value).__name__
    node = {"type": name}
    for field in value._fields:
        if field in TYPE_COMMENTS:
            continue
        child = getattr(value, field, None)
        key = "type_" if name == "ExceptHandler" and field == "type" else field
        node[key] = constant(child) if name == "Constant" and field == "value" else dump(child)
    if hasattr(value, "lineno"):
        node["place"] = [value.lineno, value.col_offset, value.end_lineno, value.end_col_offset]
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


def kind_of(table):
    kind = str(getattr(table.get_type(), "value", table.get_type()))
    if kind == "function" and table.get_name() == "lambda":
        return "lambda"
    if kind == "function" and ITERABLE in table.get_identifiers():
        return "comprehension"
    return kind if kind in ("module", "function", "class") else "annotation"


def meaning_of(symbol):
    if symbol.is_free():
        return "free"
    # Of a function called `top`, symtable says that all names are global, as it confuses it with the module.
    return "local" if symbol.is_local() and not symbol.is_declared_global() else "global"


def is_defined(symbol):
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_annotated()


def describe(table):
    kind = kind_of(table)
    names = {}
    for symbol in table.get_symbols():
        name = symbol.get_name()
        if name.startswith(".") or name in IMPLICIT:
            continue
        # Neither what a scope only declares, nor what it hands on to the functions within.
        # Of the module, only what its own code defines: `global` elsewhere adds names as well.
        if is_defined(symbol) or symbol.is_parameter() or (symbol.is_referenced() and kind != "module"):
            names[name] = "local" if kind == "module" else meaning_of(symbol)
    return {
        "kind": kind,
        "name": "" if kind in ("module", "annotation") else table.get_name(),
        "line": 0 if kind in ("module", "annotation") else table.get_lineno(),
        "names": names,
        # The annotations, which are a function of their own since 3.14, count for the scope that they stand in.
        "children": [describe(child) for child in table.get_children() if child.get_name() != "__annotate__"],
    }


def scope_of(source, tree):
    # From 3.12 on, symtable dissolves comprehensions into the function around them.
    if sys.version_info >= (3, 12) and any(isinstance(node, COMPREHENSIONS) for node in ast.walk(tree)):
        return None
    try:
        return describe(symtable.symtable(source, "<source>", "exec"))
    except SyntaxError:
        return None


def answer(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"tree": dump(tree), "scope": scope_of(source, tree)}


def main():
    for path in sys.stdin.read().splitlines():
        print(json.dumps(answer(path)), flush=True)


sys.setrecursionlimit(20_000)
threading.stack_size(1 << 29)
# A thread, as only the stack of one can be had larger.
thread = threading.Thread(target=main)
thread.start()
thread.join()
