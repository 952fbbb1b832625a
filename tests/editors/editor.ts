import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type CodeAction,
  type ConfigurationParams,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Project } from "../end-to-end/project";

const server = path.resolve(__dirname, "../../node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server");

/** An editor with one project open: it types, asks for diagnostics, and applies what it is offered. */
export class Editor {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #documents = new Map<string, TextDocument>();

  constructor(
    private readonly project: Project,
    /** What the editor tells the server of a document, by its language. */
    private readonly settings: (languageId: string) => object,
  ) {
    this.#process = spawn(process.execPath, [server, "--stdio"], { cwd: project.directory, stdio: ["pipe", "pipe", "inherit"] });
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error("the language server has no streams");
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onRequest("workspace/configuration", ({ items }: ConfigurationParams) =>
      items.map(({ scopeUri = "" }) => this.#settings(scopeUri)),
    );
    this.#connection.onRequest("client/registerCapability", () => null);
    this.#connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.#connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
      this.#apply(edit);
      return { applied: true };
    });
    this.#connection.listen();
  }

  #settings(uri: string): object {
    const { languageId } = this.#documents.get(uri)!;
    return { ...this.settings(languageId), workspaceFolder: { name: "project", uri: this.#uri("") } };
  }

  #uri(file: string): string {
    return pathToFileURL(path.join(this.project.directory, file)).href;
  }

  async start(): Promise<void> {
    const kinds = { codeActionKind: { valueSet: ["quickfix", "source.fixAll.eslint"] } };
    await this.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: this.#uri(""),
      workspaceFolders: [{ name: "project", uri: this.#uri("") }],
      capabilities: {
        textDocument: { codeAction: { codeActionLiteralSupport: kinds }, diagnostic: {} },
        workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
      },
    });
    await this.#connection.sendNotification("initialized", {});
  }

  async stop(): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exit;
    this.#connection.dispose();
  }

  async open(file: string, languageId: string, text: string): Promise<void> {
    const document = TextDocument.create(this.#uri(file), languageId, 1, text);
    this.#documents.set(document.uri, document);
    const textDocument = { uri: document.uri, languageId, version: 1, text };
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** Replaces the text in the editor; the file on disk stays as it is. */
  async type(file: string, text: string): Promise<void> {
    const { uri } = this.#document(file);
    const version = this.#replace(uri, text);
    await this.#connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  text(file: string): string {
    return this.#document(file).getText();
  }

  async diagnostics(file: string): Promise<Diagnostic[]> {
    const report = await this.#connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: this.#uri(file) },
      identifier: "eslint",
    });
    return report.items;
  }

  /** The titles of what is offered for one diagnostic. */
  async offers(file: string, diagnostic: Diagnostic): Promise<string[]> {
    return (await this.#actions(file, diagnostic)).map(({ title }) => title);
  }

  /** Takes the offer of that title; returns the text in the editor. */
  async take(file: string, diagnostic: Diagnostic, title: string): Promise<string> {
    const actions = await this.#actions(file, diagnostic);
    const action = actions.find((candidate) => candidate.title === title);
    if (!action?.command) throw new Error(`not offered: ${title}, but ${actions.map((candidate) => candidate.title).join(", ")}`);
    await this.#connection.sendRequest("workspace/executeCommand", action.command);
    return this.text(file);
  }

  /** What saving does where `editor.codeActionsOnSave` names `source.fixAll.eslint`. */
  async fixAll(file: string): Promise<string> {
    const actions = await this.#ask(file, [], ["source.fixAll.eslint"]);
    for (const { edit } of actions) if (edit) this.#apply(edit);
    return this.text(file);
  }

  #actions(file: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#ask(file, [diagnostic]);
  }

  #ask(file: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
    const start = { line: 0, character: 0 };
    return this.#connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: this.#uri(file) },
      range: diagnostics[0]?.range ?? { start, end: start },
      context: { diagnostics, ...(only && { only }) },
    });
  }

  #document(file: string): TextDocument {
    const document = this.#documents.get(this.#uri(file));
    if (!document) throw new Error(`not open: ${file}`);
    return document;
  }

  #replace(uri: string, text: string): number {
    const { languageId, version } = this.#documents.get(uri)!;
    this.#documents.set(uri, TextDocument.create(uri, languageId, version + 1, text));
    return version + 1;
  }

  #apply({ documentChanges = [] }: WorkspaceEdit): void {
    for (const change of documentChanges) {
      if (!("edits" in change)) throw new Error("expected edits of a text");
      const document = this.#documents.get(change.textDocument.uri)!;
      this.#replace(document.uri, TextDocument.applyEdits(document, change.edits as TextEdit[]));
    }
  }
}
