import { fixesPython } from "./python-fixes";

fixesPython("a call", [
  {
    it: "by position",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
  },
  {
    it: "by keyword",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(registry=r, websocket_bridge=b, user_context=user_context)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(registry=r, websocket_bridge=b, user_context=user_context)\n",
  },
  {
    it: "by keyword in another order",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(user_context=user_context, websocket_bridge=b, registry=r)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(user_context=user_context, websocket_bridge=b, registry=r)\n",
  },
  {
    it: "by both",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, websocket_bridge=b, user_context=user_context)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, websocket_bridge=b, user_context=user_context)\n",
  },
  {
    it: "with the context of the function",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context)\n",
  },
  {
    it: "with the context of the function behind a trailing comma",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b,)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context,)\n",
  },
  {
    it: "with the context of the function behind a keyword",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, websocket_bridge=b)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, websocket_bridge=b, user_context=user_context)\n",
  },
  {
    it: "with comments between the arguments",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(  # the engine\n        r,  # its registry\n        # and its bridge\n        b,\n        # no context\n    )\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(  # the engine\n        r,  # its registry\n        # and its bridge\n        b,\n        user_context=user_context,\n        # no context\n    )\n",
  },
  {
    it: "over lines without a comma at the end",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(\n        r,\n        b  # last\n    )\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(\n        r,\n        b,  # last\n        user_context=user_context\n    )\n",
  },
  {
    it: "over lines with tabs",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(\n\t\tr,\n\t\tb,\n\t)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(\n\t\tr,\n\t\tb,\n\t\tuser_context=user_context,\n\t)\n",
  },
  {
    it: "over continued lines",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine \\\n        (r, \\\n         b)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern \\\n        (r, \\\n         b, user_context=user_context)\n",
  },
  {
    it: "with a text that looks like code",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine('), #', b'(')\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern('), #', b'(', user_context=user_context)\n",
  },
  {
    it: "with a text over lines",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine('''(\n,''', b)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern('''(\n,''', b, user_context=user_context)\n",
  },
  {
    it: "with a call inside",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(g(r, b), [b, (r,)])\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(g(r, b), [b, (r,)], user_context=user_context)\n",
  },
  {
    it: "with parentheses around",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine((r), ((b)))\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern((r), ((b)), user_context=user_context)\n",
  },
  {
    it: "with an unpacked list",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(*r)\n",
    reasons: ["in-use", "unpacked-arguments"],
  },
  {
    it: "with an unpacked mapping",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, **b)\n",
    reasons: ["in-use", "unpacked-arguments"],
  },
  {
    it: "with too few",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r)\n",
    reasons: ["in-use", "signature-mismatch"],
  },
  {
    it: "with too many",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context, 1)\n",
    reasons: ["in-use", "signature-mismatch"],
  },
  {
    it: "with an unknown keyword",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, context=user_context)\n",
    reasons: ["in-use", "signature-mismatch"],
  },
  {
    it: "with None for its context",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, None)\n",
    reasons: ["in-use", "no-context"],
  },
  {
    it: "by its other constructor",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine._init_from_factory(r, b, user_context)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
  },
  {
    it: "with a generator alone",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(x for x in r)\n",
    reasons: ["in-use", "signature-mismatch"],
  },
  {
    it: "in an f-string",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return f'{ExecutionEngine(r, b)!r:>10}'\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return f'{UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context)!r:>10}'\n",
  },
  {
    it: "in an f-string that prints its source",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return f'{ExecutionEngine(r, b) = }'\n",
    reasons: ["in-use", "unsupported-syntax"],
  },
  {
    it: "as a walrus",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return (e := ExecutionEngine(r, b)).run()\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return (e := UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context)).run()\n",
  },
  {
    it: "with a walrus inside",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine((r := 1), b)\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern((r := 1), b, user_context=user_context)\n",
  },
  {
    it: "without a context",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b):\n    return ExecutionEngine(r, b)\n",
    reasons: ["in-use", "no-context"],
  },
  {
    it: "with several contexts",
    code: "from app.engine.legacy import ExecutionEngine\n\nfrom app.context import UserContext\n\ndef f(r, b, a: UserContext, c: UserContext):\n    return ExecutionEngine(r, b)\n",
    reasons: ["in-use", "several-contexts"],
  },
  { it: "at module level", code: "from app.engine.legacy import ExecutionEngine\n\ne = ExecutionEngine(1, 2, 3)\n", reasons: ["in-use", "shared-instance"] },
  {
    it: "in a class body",
    code: "from app.engine.legacy import ExecutionEngine\n\nclass A:\n    e = ExecutionEngine(1, 2, 3)\n",
    reasons: ["in-use", "shared-instance"],
  },
  {
    it: "in a default",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(e=ExecutionEngine(1, 2, 3)): ...\n",
    reasons: ["in-use", "shared-instance"],
  },
  {
    it: "in a decorator",
    code: "from app.engine.legacy import ExecutionEngine\n\n@g(ExecutionEngine(1, 2, 3))\ndef f(): ...\n",
    reasons: ["in-use", "shared-instance"],
  },
  {
    it: "where its failure is expected",
    code: "from app.engine.legacy import ExecutionEngine\n\nimport pytest\n\ndef f(r, b, user_context):\n    with pytest.raises(TypeError):\n        ExecutionEngine(r, b, user_context)\n",
    reasons: ["in-use", "expected-failure"],
  },
  {
    it: "where its failure is tolerated",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    try:\n        ExecutionEngine(r, b, user_context)\n    except TypeError:\n        pass\n",
    reasons: ["in-use", "expected-failure"],
  },
  {
    it: "with the line ends of Windows",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(\r\n        r,\r\n        b,\r\n    )\n",
    fixed: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(\r\n        r,\r\n        b,\r\n        user_context=user_context,\r\n    )\n",
  },
]);

fixesPython("a call that has to be awaited", [
  {
    it: "in an async function",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return AsyncEngine(r)\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return await AsyncUserEngine.create(r, user_context=user_context)\n",
  },
  {
    it: "of an attribute",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return AsyncEngine(r).run()\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return (await AsyncUserEngine.create(r, user_context=user_context)).run()\n",
  },
  {
    it: "of a power",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return AsyncEngine(r) ** 2\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return (await AsyncUserEngine.create(r, user_context=user_context)) ** 2\n",
  },
  {
    it: "in a comprehension",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return [AsyncEngine(r) for _ in r]\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return [await AsyncUserEngine.create(r, user_context=user_context) for _ in r]\n",
  },
  {
    it: "in the condition of a comprehension",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return [x for x in r if AsyncEngine(r)]\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return [x for x in r if await AsyncUserEngine.create(r, user_context=user_context)]\n",
  },
  {
    it: "in a generator expression",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return (AsyncEngine(x) for x in r)\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in the first iterable of a generator expression",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return (x for x in AsyncEngine(r))\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return (x for x in await AsyncUserEngine.create(r, user_context=user_context))\n",
  },
  {
    it: "in a lambda",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return lambda: AsyncEngine(r)\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in the default of a lambda",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return lambda e=AsyncEngine(r): e\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return lambda e=await AsyncUserEngine.create(r, user_context=user_context): e\n",
  },
  {
    it: "in a sync function inside",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    def g():\n        return AsyncEngine(r)\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in the default of a sync function inside",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    def g(e=AsyncEngine(r)): ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    def g(e=await AsyncUserEngine.create(r, user_context=user_context)): ...\n",
  },
  {
    it: "in the annotation of a function inside",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    def g(e: AsyncEngine(r)): ...\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in the annotation of a variable",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    e: AsyncEngine(r) = 1\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in a decorator",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    @g(AsyncEngine(r))\n    def h(): ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    @g(await AsyncUserEngine.create(r, user_context=user_context))\n    def h(): ...\n",
  },
  {
    it: "in a class body inside",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    class A:\n        e = AsyncEngine(r)\n",
    reasons: ["in-use", "async-in-sync"],
  },
  {
    it: "in the base of a class inside",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    class A(AsyncEngine(r).base): ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    class A((await AsyncUserEngine.create(r, user_context=user_context)).base): ...\n",
  },
  {
    it: "in an f-string",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return f'{AsyncEngine(r)}'\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return f'{await AsyncUserEngine.create(r, user_context=user_context)}'\n",
  },
  {
    it: "in a walrus",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return (e := AsyncEngine(r))\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return (e := await AsyncUserEngine.create(r, user_context=user_context))\n",
  },
  {
    it: "in an async generator",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    yield AsyncEngine(r)\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    yield await AsyncUserEngine.create(r, user_context=user_context)\n",
  },
  {
    it: "in a with",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    async with AsyncEngine(r) as e: ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    async with await AsyncUserEngine.create(r, user_context=user_context) as e: ...\n",
  },
  {
    it: "in a condition",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    if AsyncEngine(r): ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    if await AsyncUserEngine.create(r, user_context=user_context): ...\n",
  },
  {
    it: "in a guard",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    match r:\n        case 1 if AsyncEngine(r): ...\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    match r:\n        case 1 if await AsyncUserEngine.create(r, user_context=user_context): ...\n",
  },
  {
    it: "around one that is awaited already",
    code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return await AsyncEngine(r)\n",
    reasons: ["in-use", "unsupported-syntax"],
  },
  {
    it: "in a sync function",
    code: "from app.engine.legacy import AsyncEngine\n\ndef f(r, user_context):\n    return AsyncEngine(r)\n",
    reasons: ["in-use", "async-in-sync"],
  },
  { it: "at the level of a module", code: "from app.engine.legacy import AsyncEngine\n\ne = AsyncEngine(1, 2)\n", reasons: ["in-use", "shared-instance"] },
  {
    it: "in a context manager",
    code: "from app.engine.legacy import AsyncEngine\n\nfrom contextlib import asynccontextmanager\n\n@asynccontextmanager\nasync def f(r, user_context):\n    yield AsyncEngine(r)\n",
    fixed: "from app.engine.user import AsyncUserEngine\n\nfrom contextlib import asynccontextmanager\n\n@asynccontextmanager\nasync def f(r, user_context):\n    yield await AsyncUserEngine.create(r, user_context=user_context)\n",
  },
]);
