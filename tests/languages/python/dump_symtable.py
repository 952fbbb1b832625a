"""Prints what CPython's symtable says of the sources in the JSON list on standard input (text, or {"path": ...}).

Not named symtable.py: it would hide the module it reads.
"""
import ast
import json
import symtable
import sys

COMPREHENSIONS = {"listcomp", "setcomp", "dictcomp", "genexpr"}
# Names that the compiler adds without a trace in the source.
IMPLICIT = {"__class__", "__classdict__", "__conditional_annotations__", "__type_params__"}


def kind_of(table):
    kind = str(getattr(table.get_type(), "value", table.get_type()))
    if kind == "function" and table.get_name() == "lambda":
        return "lambda"
    if kind == "function" and table.get_name() in COMPREHENSIONS:
        return "comprehension"
    return kind if kind in ("module", "function", "class") else "annotation"


def meaning_of(symbol):
    if symbol.is_free():
        return "free"
    return "global" if symbol.is_global() else "local"


def is_defined(symbol):
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace() or symbol.is_annotated()


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
        "children": [describe(child) for child in table.get_children()],
    }


def read(source):
    if isinstance(source, str):
        return source
    with open(source["path"], encoding="utf-8") as file:
        return file.read()


def answer(source):
    text = read(source)
    # From 3.12 on, symtable dissolves comprehensions into the function around them.
    inlined = sys.version_info >= (3, 12)
    nodes = ast.walk(ast.parse(text))
    if inlined and any(isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)) for node in nodes):
        return {"text": text, "scope": None}
    return {"text": text, "scope": describe(symtable.symtable(text, "<test>", "exec"))}


if __name__ == "__main__":
    json.dump([answer(source) for source in json.load(sys.stdin)], sys.stdout)
