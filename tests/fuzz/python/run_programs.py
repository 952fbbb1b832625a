"""Runs programs that lie in memory, each in modules of its own; one JSON line in, one out."""

import importlib
import importlib.abc
import importlib.util
import inspect
import json
import sys

FILES = {}
COMPILED = {}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        base = name.replace(".", "/")
        for file, is_package in ((base + "/__init__.py", True), (base + ".py", False)):
            if file in FILES:
                return importlib.util.spec_from_loader(name, self, origin=file, is_package=is_package)
        return None

    def exec_module(self, module):
        file = module.__spec__.origin
        text = FILES[file]
        code = COMPILED.get(text)
        if code is None:
            code = COMPILED[text] = compile(text.encode(), file, "exec", dont_inherit=True)
        exec(code, module.__dict__)


def drive(value):
    """Runs coroutines, and what yields, to the end."""
    if inspect.isawaitable(value):
        try:
            while True:
                value.send(None)
        except StopIteration as stop:
            return drive(stop.value)
    if inspect.isgenerator(value):
        return list(value)
    if inspect.isasyncgen(value):
        items = []
        try:
            while True:
                items.append(drive(value.__anext__()))
        except StopAsyncIteration:
            return items
    return value


def argument(parameter, turn, context):
    """What a case is given: in the second turn as little as it allows."""
    if parameter.name == "flag":
        return turn == 0
    if turn == 1 and any(word in str(parameter.annotation) for word in ("Optional", "None")):
        return None
    return context.UserContext("user")


def run_case(case, turn, trace, context):
    arguments = {}
    for name, parameter in inspect.signature(case).parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if turn == 1 and parameter.default is not parameter.empty:
            continue
        arguments[name] = argument(parameter, turn, context)
    try:
        trace.n("returned", drive(case(**arguments)))
    except Exception as error:
        trace.n("raised", type(error).__name__)


def run(files, entries):
    FILES.clear()
    FILES.update(files)
    for name in [name for name in sys.modules if name == "app" or name.startswith("app.")]:
        del sys.modules[name]
    trace = importlib.import_module("app.trace")
    context = importlib.import_module("app.context")
    for entry in entries:
        trace.n("import", entry)
        try:
            module = importlib.import_module(entry)
        except Exception as error:
            trace.n("not imported", type(error).__name__)
            continue
        for name, case in list(vars(module).items()):
            if name.startswith("case_") and getattr(case, "__module__", entry) == entry:
                for turn in (0, 1):
                    run_case(case, turn, trace, context)
    return {"events": trace.EVENTS, "old": trace.OLD}


def main():
    sys.meta_path.insert(0, Finder())
    sys.setrecursionlimit(300)
    for line in sys.stdin:
        request = json.loads(line)
        base = request["files"]
        answers = []
        for changed in request["variants"]:
            try:
                answers.append(run({**base, **changed}, request["entries"]))
            except Exception as error:
                answers.append({"failure": repr(error)})
        for file, text in request["parse"]:
            try:
                compile(text.encode(), file, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                answers.append({"failure": repr(error)})
        if len(COMPILED) > 2000:
            COMPILED.clear()
        print(json.dumps(answers), flush=True)


main()
