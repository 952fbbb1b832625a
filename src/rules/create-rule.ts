import type { RuleContext, RuleModule, ReportFixFunction } from "@typescript-eslint/utils/ts-eslint";
import type { Edit, LanguageAdapter, Location, SyntaxFailure } from "../facts";
import { adapters } from "../languages";
import { compileManifest } from "../manifest";
import type { Outcome } from "../plan/outcome";
import { findReached, type Reach } from "../plan/reach";
import { reasons } from "../plan/reasons";

export interface RuleDocs {
  readonly recommended: boolean;
}

/** Every problem has two messages: `x`, and `xBlocked` for the case that it cannot be repaired, with the reason. */
type Blockable<Id extends string> = Id | `${Id}Blocked`;
type MessageIds<Id extends string> = Blockable<Id> | "unreadable" | "repair";

export interface Finding<Id extends string> {
  readonly messageId: Id;
  readonly location: Location;
  readonly data: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
}

interface RuleDefinition<Id extends string> {
  readonly name: string;
  readonly description: string;
  readonly messages: Readonly<Record<Id, string>>;
  readonly find: (reach: Reach) => Iterable<Finding<Id>>;
}

type Reading = { readonly reach: Reach } | { readonly failure: SyntaxFailure; isReported: boolean } | null;

const readings = new WeakMap<object, { manifest: unknown; reading: Reading }>();

/** Reads a file once for all rules. */
function read(context: Readonly<RuleContext<string, []>>, adapter: LanguageAdapter, sourceCode: object): Reading {
  const settings = context.settings.ssot;
  const known = readings.get(sourceCode);
  if (known && known.manifest === settings) return known.reading;
  const manifest = compileManifest(settings);
  const { roots, watch } = manifest;
  const file = adapter.read(sourceCode, { filename: context.filename, cwd: context.cwd, roots, watch });
  let reading: Reading = null;
  if (file.kind === "facts") reading = { reach: findReached(file.facts, manifest) };
  if (file.kind === "failed") reading = { failure: file.failure, isReported: false };
  readings.set(sourceCode, { manifest: settings, reading });
  return reading;
}

const apply =
  (edits: readonly Edit[]): ReportFixFunction =>
  (fixer) =>
    edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));

function withBlocked<Id extends string>(messages: Readonly<Record<Id, string>>): Record<MessageIds<Id>, string> {
  const blocked = Object.entries<string>(messages).map(([id, text]) => {
    return [`${id}Blocked`, `${text} Not repaired here ({{reason}}): {{explanation}}.`] as const;
  });
  const shared = { unreadable: "This file cannot be read: {{problem}}", repair: "Repair it all the same ({{reason}})." };
  // A cast, because the compiler does not compute the keys of `Object.fromEntries`.
  return { ...messages, ...Object.fromEntries(blocked), ...shared } as Record<MessageIds<Id>, string>;
}

type Rule<Id extends string> = RuleModule<MessageIds<Id>, [], RuleDocs> & { readonly name: string };

/** Makes an ESLint rule of a policy: the one place that talks to ESLint. */
export function createRule<Id extends string>({ name, description, messages, find }: RuleDefinition<Id>): Rule<Id> {
  return {
    name,
    meta: {
      type: "problem",
      docs: { description, recommended: true, url: `https://www.npmjs.com/package/eslint-plugin-ssot#${name}` },
      languages: ["js/js", "ssot/python"],
      fixable: "code",
      hasSuggestions: true,
      schema: [],
      messages: withBlocked(messages),
      defaultOptions: [],
    },
    create(context) {
      const { sourceCode } = context;
      const adapter = adapters.find((candidate) => candidate.reads(sourceCode));
      const reading = adapter ? read(context, adapter, sourceCode) : null;
      if (!adapter || !reading) return {};
      return {
        [adapter.root]() {
          if ("failure" in reading) {
            // One of the rules says it for all of them.
            if (reading.isReported) return;
            reading.isReported = true;
            const { location, message } = reading.failure;
            context.report({ loc: location, messageId: "unreadable", data: { problem: message } });
            return;
          }
          for (const { messageId, location, data, outcome } of find(reading.reach)) {
            if (outcome.kind === "fix") {
              context.report({ loc: location, messageId, data, fix: apply(outcome.edits) });
              continue;
            }
            const { reason } = outcome;
            const why = { ...data, reason, explanation: reasons[reason] };
            const suggest =
              outcome.kind === "suggest"
                ? [{ messageId: "repair" as const, data: { reason }, fix: apply(outcome.edits) }]
                : [];
            context.report({ loc: location, messageId: `${messageId}Blocked`, data: why, suggest });
          }
        },
      };
    },
  };
}
