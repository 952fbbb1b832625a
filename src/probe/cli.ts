import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import { InvalidArgumentError, type Command } from "commander";
import { untilInterrupted } from "../migrate/commands/interruption";
import { messageOf } from "../migrate/refusal";
import { ProbeError } from "./error";
import { parseOptions } from "./options";
import { drawPage } from "./page";
import { runProbe } from "./run";
import { formatReport } from "./text";

const FORMAT = "{bar} round {value} of {total}, {faults} faults";

/** What is not an option of the probe itself. */
interface Flags extends Record<string, unknown> {
  readonly json?: true;
  readonly html?: string;
  readonly options?: string;
  readonly header?: Readonly<Record<string, string>>;
}

/** Adds `ssot probe`; its exit code is 0 if the probe passed, 1 if it failed, 2 if it could not be done. */
export function registerProbe(program: Command, cwd: () => string): void {
  program
    .command("probe")
    .description("connect many users at once to a running server and judge what each of them receives")
    .argument("[url]", "ws://127.0.0.1:PORT/PATH; {port} stands for a free port")
    .argument("[start...]", "after --: a command that serves it, with {port} or $PORT")
    .option("--options <file>", "a JSON file of the options that a gate's `probe` takes; the flags below win")
    .option("--users <n>", "how many users ask at once (10)", number)
    .option("--rounds <n>", "how often they ask (3)", number)
    .option("--events <names>", "required events in their order, separated by commas", names)
    .option("--message <json>", "what each user asks; {user}, {token} and {nonce} are filled in", json)
    .option("--login <json>", "the first message of each connection", json)
    .option("--logged-in <event>", "the event that says that a user is logged in")
    .option("--token <text>", "a user's token ({user})")
    .option("--header <name:value>", "a header of the handshake (may be given several times)", header)
    .option("--event-path <path>", "where a message holds its event (type)")
    .option("--user-path <path>", "where a message holds the id of its user (user_id)")
    .option("--no-user-path", "messages hold no user id")
    .option("--ignore <names>", "events that are nobody's, separated by commas", names)
    .option("--timeout <seconds>", "for all connections, and for each round (10)", number)
    .option("--baseline <file>", "recorded response times to compare with")
    .option("--record-baseline", "write the baseline instead")
    .option("--max-latency-ratio <n>", "how many times the baseline is allowed (1.5)", number)
    .option("--pid <n>", "the server's process, to watch its memory", number)
    .option("--max-memory-slope <kib>", "by how much it may grow from round to round (256)", number)
    .option("--allow-remote", "probe a server that is not on this machine")
    .option("--json", "print the report as JSON")
    .option("--html <file>", "write a page with a timeline")
    .action(async (first: string | undefined, others: string[], flags: Flags) => {
      // The URL may stand in the file of options instead.
      const isUrl = first?.includes("://") ?? false;
      const start = first === undefined || isUrl ? others : [first, ...others];
      process.exitCode = (await untilInterrupted((signal) => probe(isUrl ? first : undefined, start, flags, cwd(), signal))) || process.exitCode;
    });
}

async function probe(url: string | undefined, start: readonly string[], flags: Flags, cwd: string, signal: AbortSignal): Promise<number> {
  const { json: asJson, html, options: file, header: headers, userPath, ...rest } = flags;
  const bar = process.stderr.isTTY ? new SingleBar({ format: FORMAT, stream: process.stderr }, Presets.shades_grey) : undefined;
  try {
    const settings = parseOptions({
      ...(file !== undefined && readOptions(resolve(cwd, file))),
      ...(url !== undefined && { url }),
      ...(start.length > 0 && { start }),
      ...(headers && { headers }),
      // Commander gives an option true that a --no flag negates, and false where that flag is there.
      ...(userPath !== true && { userPath: userPath === false ? null : userPath }),
      ...rest,
    });
    bar?.start(settings.rounds, 0, { faults: 0 });
    const report = await runProbe(settings, { cwd, signal, onRound: (played, faults) => bar?.update(played, { faults }) });
    bar?.stop();
    if (html !== undefined) writeFileSync(resolve(cwd, html), drawPage(`Probe of ${report.url}`, [{ title: report.url, report }]));
    console.log(asJson ? JSON.stringify(report, null, 2) : formatReport(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    bar?.stop();
    if (!signal.aborted && !(error instanceof ProbeError)) throw error;
    console.error(`ssot probe: ${signal.aborted ? "interrupted" : messageOf(error)}`);
    return signal.aborted ? 130 : 2;
  }
}

function readOptions(file: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  } catch (error) {
    throw new ProbeError(`${file} cannot be read: ${messageOf(error)}`);
  }
  throw new ProbeError(`${file}: expected an object`);
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("Expected a number.");
  return value;
}

/** Adds one `name: value` to the headers that were given before it. */
function header(text: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, value] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Expected name:value.");
  return { ...earlier, [name]: value };
}

const names = (text: string): string[] => text.split(",").map((name) => name.trim());

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`Expected JSON: ${messageOf(error)}`);
  }
}
