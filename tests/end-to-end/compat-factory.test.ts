import { spawnSync } from "node:child_process";
import { Project } from "./project";

const config = `import ssot, { defineManifest } from "eslint-plugin-ssot";

const manifest = defineManifest({
  symbols: {
    "app.user_engine#UserEngine": {
      deprecated: ["app.engine#Engine"],
      construct: {
        scope: "user",
        parameters: ["registry", "bridge", "user_context?"],
        factory: "create_from_legacy",
        context: { parameter: "user_context" },
        compat: {
          imports: ["app.agents#Agents"],
          arguments: { context: "user_context", agents: "Agents(registry)", emitter: "bridge" },
        },
      },
    },
    "./web/user-engine#UserEngine": {
      deprecated: ["./web/engine#Engine"],
      construct: {
        scope: "user",
        parameters: ["registry", "bridge", "userContext?"],
        factory: "createFromLegacy",
        context: { parameter: "userContext" },
        compat: {
          imports: ["./web/agents#Agents"],
          arguments: { context: "userContext", agents: "new Agents(registry)", emitter: "bridge" },
        },
      },
    },
  },
});

export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }];
`;

const project = new Project({
  "eslint.config.mjs": config,
  "app/__init__.py": "",
  "app/agents.py": "class Agents:\n    def __init__(self, registry):\n        self.registry = registry\n",
  "app/engine.py": "class Engine:\n    def __init__(self, registry, bridge, user_context=None):\n        self.emitter = bridge\n",
  "app/user_engine.py":
    "class UserEngine:\n    def __init__(self, context, agents, emitter):\n        self.context = context\n        self.agents = agents\n        self.emitter = emitter\n",
  "app/chat.py": "from app.engine import Engine\n\n\ndef answer(registry, bridge, user_context):\n    return Engine(registry, bridge, user_context)\n",
  "run.py":
    'from app.chat import answer\n\nengine = answer("registry", "bridge", "alice")\nprint(type(engine).__name__, engine.context, engine.agents.registry, engine.emitter)\n',
  "web/agents.mjs": "export class Agents {\n  constructor(registry) {\n    this.registry = registry;\n  }\n}\n",
  "web/engine.mjs": "export class Engine {\n  constructor(registry, bridge, userContext) {\n    this.emitter = bridge;\n  }\n}\n",
  "web/user-engine.mjs":
    "export class UserEngine {\n  constructor(context, agents, emitter) {\n    Object.assign(this, { context, agents, emitter });\n  }\n}\n",
  "web/chat.mjs": 'import { Engine } from "./engine.mjs";\n\nexport const answer = (registry, bridge, userContext) => new Engine(registry, bridge, userContext);\n',
  "run.mjs":
    'import { answer } from "./web/chat.mjs";\n\nexport function main() {\n  const { constructor, context, agents, emitter } = answer("registry", "bridge", "alice");\n  console.log(constructor.name, context, agents.registry, emitter);\n}\n',
});
afterAll(() => {
  project.remove();
});

const run = (command: string, ...args: string[]): string =>
  spawnSync(command, args, { cwd: project.directory, encoding: "utf8" }).stdout.trim();

test("two runs of --fix write the factories, carry every call over, and leave nothing to say", () => {
  const first = project.eslint("--fix");
  expect(Object.keys(first.found).sort()).toEqual(["app/chat.py", "web/chat.mjs"]);
  const second = project.eslint("--fix");
  expect(second).toEqual({ status: 0, stderr: "", found: {} });
  expect(project.read("app/chat.py")).toContain("return UserEngine.create_from_legacy(registry, bridge, user_context)\n");
  expect(project.read("web/chat.mjs")).toContain("=> UserEngine.createFromLegacy(registry, bridge, userContext);\n");
  expect(run("python3", "-B", "run.py")).toBe("UserEngine alice registry bridge");
  expect(run(process.execPath, "--no-warnings", "--eval", "import('./run.mjs').then(({ main }) => main())")).toBe("UserEngine alice registry bridge");
});
