import * as z from "zod";
import { probeSchema } from "../../probe/options";

const globs = z.array(z.string().min(1)).min(1);
const check = {
  name: z.string().min(1),
  run: z.tuple([z.string().min(1)], z.string()),
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
    phases: z.array(z.strictObject({ name: z.string().min(1), priority: z.string().optional(), files: globs })),
    validate: z.array(z.strictObject({ ...check, files: globs.optional() })).default([]),
    gate: z.array(gateCheck).default([]),
  })
  .refine(({ phases }) => new Set(phases.map(({ name }) => name)).size === phases.length, {
    path: ["phases"],
    message: "two phases have one name",
  });

export type Migration = z.output<typeof migrationSchema>;
export type Phase = Migration["phases"][number];
export type Validator = Migration["validate"][number];
export type GateCheck = Migration["gate"][number];
/** What any check has. */
export type Check = Pick<Validator, "name" | "timeout" | "parallel">;
