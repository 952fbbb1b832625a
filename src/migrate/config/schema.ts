import * as z from "zod";

const globs = z.array(z.string().min(1)).min(1);
const check = {
  name: z.string().min(1),
  run: z.array(z.string()).min(1),
  timeout: z.number().positive().max(86_400).default(300),
};

/** What `ssot.config.*` must hold. */
export const migrationSchema = z
  .strictObject({
    phases: z.array(z.strictObject({ name: z.string().min(1), priority: z.string().optional(), files: globs })),
    validate: z.array(z.strictObject({ ...check, files: globs.optional() })).default([]),
    gate: z.array(z.strictObject(check)).default([]),
  })
  .refine(({ phases }) => new Set(phases.map(({ name }) => name)).size === phases.length, {
    path: ["phases"],
    message: "two phases have one name",
  });

export type Migration = z.output<typeof migrationSchema>;
export type Phase = Migration["phases"][number];
export type Validator = Migration["validate"][number];
export type Check = Migration["gate"][number];
