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
}

export function locate(findings: readonly Finding[], notes: ScopeNotes): Located[] {
  return findings.map((finding) => {
    const path = notes.scopeOf(finding);
    return { ...finding, scope: path === "" ? finding.file : `${finding.file}::${path}` };
  });
}

const acceptedSchema = z.object({ rule: z.string(), symbol: z.string(), scope: z.string(), content: z.string().optional() });
/** The JSON of `ssot status` holds its findings in the same shape, so that it is a baseline, too. */
const baselineSchema = z.object({ findings: z.array(acceptedSchema) });
type Accepted = z.output<typeof acceptedSchema>;

const fingerprint = ({ rule, symbol, scope, content }: Accepted): string => JSON.stringify([rule, symbol, scope, content]);

function countBy(findings: readonly Accepted[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(fingerprint(finding), (counts.get(fingerprint(finding)) ?? 0) + 1);
  return counts;
}

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
    const sorted = findings.map(({ rule, symbol, scope, content }) => ({ rule, symbol, scope, content })).sort((a, b) => (fingerprint(a) < fingerprint(b) ? -1 : 1));
    replaceFile(path, Buffer.from(`${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`), null);
  }

  /** Findings beyond those that were accepted: none makes up for another one. */
  added(findings: readonly Located[]): Located[] {
    const left = countBy(this.accepted);
    return findings.filter((finding) => {
      const key = fingerprint(finding);
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    });
  }

  /** How many accepted findings are gone. */
  resolved(findings: readonly Located[]): number {
    const present = countBy(findings);
    let gone = 0;
    for (const [key, count] of countBy(this.accepted)) gone += Math.max(0, count - (present.get(key) ?? 0));
    return gone;
  }
}
