import { existsSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod";
import type { Finding } from "./lint/findings";
import type { ScopeNotes } from "./lint/scopes";
import { readJson } from "./read-json";
import { messageOf, Refusal } from "./refusal";
import { replaceFile } from "./storage/durable";

/** What tells a finding from others when lines move: the rule, the symbol, and the scope that it stands in. */
export interface Located extends Finding {
  /** The path of the file, and the named scopes around the finding. */
  readonly scope: string;
  /** Of a finding about an import: where what it binds is used, which its repair would move along. */
  readonly uses: readonly Use[];
}

interface Use {
  readonly line: number;
  readonly column: number;
  readonly scope: string;
}

export function locate(findings: readonly Finding[], notes: ScopeNotes): Located[] {
  const scopeOf = (place: Pick<Finding, "file" | "line">): string => {
    const path = notes.scopeOf(place);
    return path === "" ? place.file : `${place.file}::${path}`;
  };
  return findings.map((finding) => {
    const uses = notes.usesOf(finding).map(({ file, line, column }) => ({ line, column, scope: scopeOf({ file, line }) }));
    return { ...finding, scope: scopeOf(finding), uses };
  });
}

const acceptedSchema = z.object({
  ...{ rule: z.string(), symbol: z.string(), scope: z.string(), content: z.string().optional(), silenced: z.literal(true).optional() },
  uses: z.array(z.object({ scope: z.string() })).default([]),
});
/** The JSON of `ssot status` holds its findings in the same shape, so that it is a baseline, too. */
const baselineSchema = z.object({ findings: z.array(acceptedSchema) });
type Accepted = z.output<typeof acceptedSchema>;

const fingerprint = ({ rule, symbol, scope, content, silenced }: Omit<Accepted, "uses">): string => JSON.stringify([rule, symbol, scope, content, silenced]);
const fingerprintOfUse = ({ rule, symbol }: Pick<Accepted, "rule" | "symbol">, { scope }: Accepted["uses"][number]): string => JSON.stringify([rule, symbol, scope, "use"]);

function countBy(fingerprints: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of fingerprints) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Takes what is accepted from a stock; false where there is none left. */
function take(stock: Map<string, number>, fingerprint: string): boolean {
  const left = stock.get(fingerprint) ?? 0;
  stock.set(fingerprint, left - 1);
  return left > 0;
}

/** A finding that was accepted and is not there any more. */
export type Gone = Pick<Finding, "rule" | "file" | "symbol">;

/** Findings that have been accepted. */
export class Baseline {
  constructor(private readonly accepted: readonly Accepted[]) {}

  static read(cwd: string, file: string): Baseline {
    const path = resolve(cwd, file);
    if (!existsSync(path)) throw new Refusal(`There is no baseline ${file}: \`ssot gate --baseline ${file} --accept\` writes it.`);
    const noBaseline = (problem: string): Refusal => new Refusal(`${file} is no baseline: ${problem}\n\`ssot gate --baseline ${file} --accept\` writes one in its place.`);
    let content: unknown;
    try {
      content = readJson(path);
    } catch (error) {
      throw noBaseline(messageOf(error));
    }
    const parsed = baselineSchema.safeParse(content);
    if (!parsed.success) throw noBaseline(z.prettifyError(parsed.error));
    return new Baseline(parsed.data.findings);
  }

  static write(path: string, findings: readonly Located[]): void {
    const sorted = findings.map(({ rule, symbol, scope, content, silenced, uses }) => ({ ...{ rule, symbol, scope, content, silenced }, uses: uses.map((use) => ({ scope: use.scope })) })).sort((a, b) => (fingerprint(a) < fingerprint(b) ? -1 : 1));
    replaceFile(path, Buffer.from(`${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`), null);
  }

  /**
   * Findings beyond those that were accepted: none makes up for another one. Of an import that was accepted, uses beyond
   * those that it had then, each as a finding where it stands. Where a comment has gone that silenced one, it was accepted.
   */
  added(findings: readonly Located[]): Located[] {
    const left = countBy(this.accepted.map(fingerprint));
    const leftUses = countBy(this.accepted.flatMap((finding) => finding.uses.map((use) => fingerprintOfUse(finding, use))));
    const isAccepted = (finding: Located): boolean => take(left, fingerprint(finding)) || (!finding.silenced && take(left, fingerprint({ ...finding, silenced: true })));
    const accepted = new Set([...findings].sort((a, b) => Number(b.silenced ?? false) - Number(a.silenced ?? false)).filter(isAccepted));
    return findings.flatMap((finding) => {
      if (!accepted.has(finding)) return [finding];
      const uses = finding.uses.filter((use) => !take(leftUses, fingerprintOfUse(finding, use)));
      return uses.map((use) => ({ ...finding, ...use, message: `A new use of this name: ${finding.message}`, uses: [] }));
    });
  }

  /** The accepted findings that are gone. */
  gone(findings: readonly Located[]): Gone[] {
    const present = countBy(findings.map(fingerprint));
    const gone = this.accepted.filter((finding) => !take(present, fingerprint(finding)));
    return gone.map(({ rule, symbol, scope }) => ({ rule, symbol, file: scope.split("::", 1)[0] ?? "" }));
  }
}
