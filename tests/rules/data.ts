import { reasons, type Reason } from "../../src/plan/reasons";

type Data = Readonly<Record<string, string>>;

const shared = { why: " It is shared by all users." };
const unexplained = { why: "" };

/** The data of messages about the names of the fixture project. */
export const python = {
  engine: { name: "app.engine.legacy#ExecutionEngine", home: "app.engine.user#UserExecutionEngine", ...shared },
  asyncEngine: { name: "app.engine.legacy#AsyncEngine", home: "app.engine.user#AsyncUserEngine", ...unexplained },
  bare: { name: "app.engine.legacy#Bare", home: "app.engine.user#UserBare", ...unexplained },
  getFactory: { name: "app.engine.legacy#get_factory", home: "app.engine.user#create_factory", ...unexplained },
  parser: { name: "app.engine.legacy#Parser", home: "app.parsing#Parser", ...unexplained },
  helper: { name: "app.engine.legacy#helper", home: "app.engine.user#helper", ...unexplained },
  onlyHere: { name: "app.engine.legacy#only_here", home: "app.engine.user#only_here", ...unexplained },
  module: { name: "app.engine.legacy", home: "app.engine.user", ...unexplained },
  oldReader: { name: "app.old_parsing#OldReader", home: "app.parsing#Reader", ...unexplained },
  memberReader: { name: "app.toolbox#readers.Reader", home: "app.parsing#Reader", ...unexplained },
} satisfies Record<string, Data>;

export const typescript = {
  engine: { name: "./src/engine/legacy#ExecutionEngine", home: "./src/engine/user#UserExecutionEngine", ...shared },
  asyncEngine: { name: "./src/engine/legacy#AsyncEngine", home: "./src/engine/user#AsyncUserEngine", ...unexplained },
  bare: { name: "./src/engine/legacy#Bare", home: "./src/engine/user#UserBare", ...unexplained },
  getFactory: { name: "./src/engine/legacy#getFactory", home: "./src/engine/user#createFactory", ...unexplained },
  parser: { name: "./src/engine/legacy#Parser", home: "./src/parsing#Parser", ...unexplained },
  helper: { name: "./src/engine/legacy#helper", home: "./src/engine/user#helper", ...unexplained },
  onlyHere: { name: "./src/engine/legacy#onlyHere", home: "./src/engine/user#onlyHere", ...unexplained },
  module: { name: "./src/engine/legacy", home: "./src/engine/user", ...unexplained },
  oldReader: { name: "./src/old-parsing#OldReader", home: "./src/parsing#Reader", ...unexplained },
  memberReader: { name: "./src/toolbox#readers.Reader", home: "./src/parsing#Reader", ...unexplained },
} satisfies Record<string, Data>;

/** The data of a finding that is not repaired. */
export const because = (reason: Reason, data: Data): Data => ({ ...data, reason, explanation: reasons[reason] });
