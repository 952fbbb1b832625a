import { resolve } from "node:path";
import type { Phase } from "../config/schema";
import type { FileReport, ProjectLinter } from "../lint/project-linter";
import { filesByPhase, orderPhases } from "../phases";
import type { Progress } from "../report/progress";
import { Overlay } from "../storage/overlay";
import { migrateFiles } from "./passes";
import type { RewriteContext } from "./rewrite";
import { openPhase, type PhaseTally } from "./tally";
import { rewriteUnit } from "./unit";

/** What a run would do to one phase, if every check passed, that of what other files import too. */
export interface Rehearsal extends Pick<PhaseTally, "phase" | "changed" | "left"> {
  /** The number of findings that would remain. */
  readonly remaining: number;
}

interface Stage {
  readonly cwd: string;
  readonly linter: ProjectLinter;
  readonly progress: Progress;
}

/** Goes through phases as a run would, and changes no file: what a repair makes of one is what the repairs behind it find. */
export async function rehearse({ cwd, linter, progress }: Stage, reports: readonly FileReport[], phases: readonly Phase[], selected: readonly string[]): Promise<Rehearsal[]> {
  const remaining = new Map(reports.map(({ file, findings }) => [file, findings.length]));
  const clean = new Map<string, { readonly text: string; readonly report: FileReport }>();
  const watched: RewriteContext["linter"] = {
    rootsFor: (file) => linter.rootsFor(file),
    async repair(file, text) {
      const known = clean.get(file);
      // Repairs of other files give nothing to do in one that has nothing left.
      if (known?.text === text) {
        remaining.set(file, 0);
        return known.report;
      }
      const report = await linter.repair(file, text);
      if (report.findings.length === 0) clean.set(file, { text: report.output ?? text, report: { ...report, output: null } });
      // What no repair changes is what remains.
      if (report.output === null) remaining.set(file, report.findings.length);
      return report;
    },
  };
  const tally: { run: string; phases: PhaseTally[] } = { run: "", phases: [] };
  const overlay = new Overlay();
  const changeUnit = async (members: readonly string[], { changed, left }: PhaseTally): Promise<boolean> => {
    const rewrites = await rewriteUnit({ cwd, linter: watched }, members);
    if ("reason" in rewrites) {
      left.push(rewrites);
      return false;
    }
    for (const { file, after } of rewrites) {
      overlay.write(resolve(cwd, file), after);
      if (!changed.includes(file)) changed.push(file);
    }
    return rewrites.length > 0;
  };
  const rehearsals: Rehearsal[] = [];
  try {
    for (const [{ name }, files] of filesByPhase(reports, orderPhases(phases))) {
      if (!selected.includes(name)) continue;
      const own = openPhase(tally, name);
      await migrateFiles({ cwd, linter, progress }, files, own, async (group) => {
        let hasChanged = false;
        for (const members of group) hasChanged = (await changeUnit(members, own)) || hasChanged;
        return hasChanged;
      });
      const { phase, changed, left } = own;
      rehearsals.push({ phase, changed, left, remaining: files.reduce((sum, file) => sum + (remaining.get(file) ?? 0), 0) });
    }
  } finally {
    overlay.remove();
  }
  return rehearsals;
}
