import * as z from "zod";
import { probeSchema } from "../../probe/options";

/** The name under which files are counted that belong to no phase. */
export const NO_PHASE = "(no phase)";

/** A glob that does not lead out of the project, nor has a `\` that escapes nothing: no file would match it. */
const GLOB = /^(?!!?(?:\/|\.\.(?:\/|$)|[a-z]:))(?:[^\\]|\\[()[\]{}!*+?@|\\])+$/i;
const glob = z.string().regex(GLOB, {
  error: 'expected a glob relative to the project, with "/" between the names of folders: "tests/unit/**"',
});
const globs = z.array(glob, { error: 'expected a list of globs: ["tests/unit/**"]' }).min(1);
const argument = z.string().refine((text) => !text.includes("\0"), { error: "expected no NUL: no program can be given one" });
const check = {
  name: z.string().min(1),
  run: z.tuple([argument.min(1)], argument, { error: 'expected the program and each of its arguments: ["pytest", "-q", "{file}"]' }),
  timeout: z.number().positive().max(86_400).default(300),
  parallel: z.boolean().default(true),
};

/** A command or a probe. */
const gateCheck = z
  .strictObject({ ...check, run: check.run.optional(), probe: probeSchema.optional() })
  .transform(({ run, probe, ...common }, context) => {
    if (run !== undefined && probe === undefined) return { ...common, run };
    if (probe !== undefined && run === undefined) return { ...common, probe };
    context.addIssue("expected either `run` or `probe`");
    return z.NEVER;
  });

/** What `ssot.config.*` must hold. */
export const migrationSchema = z
  .strictObject({
    phases: z.array(z.strictObject({ name: z.string().min(1), priority: z.string().optional(), files: globs }), {
      error: 'expected a list of phases: [{ name: "unit", files: ["tests/unit/**"] }]',
    }),
    validate: z.array(z.strictObject({ ...check, files: globs.optional() })).default([]),
    gate: z.array(gateCheck).default([]),
  })
  .superRefine(({ phases }, context) => {
    const names = phases.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) < index);
    const reserved = names.indexOf(NO_PHASE);
    if (reserved >= 0) context.addIssue({ code: "custom", path: ["phases", reserved, "name"], message: `"${NO_PHASE}" is what files of no phase are counted by` });
    if (twice >= 0) context.addIssue({ code: "custom", path: ["phases", twice, "name"], message: `there is a phase "${names[twice] ?? ""}" already` });
  });

export type Migration = z.output<typeof migrationSchema>;
export type Phase = Migration["phases"][number];
export type Validator = Migration["validate"][number];
/** What any check has. */
export type Check = Pick<Validator, "name" | "timeout" | "parallel">;
