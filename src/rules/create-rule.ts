import type { RuleModule, ReportFixFunction, SuggestionReportDescriptor } from "@typescript-eslint/utils/ts-eslint";
import type { Edit, Location } from "../facts";
import { adapters } from "../languages";
import { explain } from "../plan/explain";
import type { Deed, Outcome } from "../plan/outcome";
import type { Reach } from "../plan/reach";
import { readOnce, type Judged, type Reading } from "./reading";

export interface RuleDocs {
  readonly recommended: boolean;
}

/** Every problem has two messages: `x`, and `xBlocked` for the case that it cannot be repaired, with the reason. */
type Blockable<Id extends string> = Id | `${Id}Blocked`;
type MessageIds<Id extends string> = Blockable<Id> | "unreadable" | "choose" | Deed;

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
  /** What makes a file worth reading: that it reaches something of the manifest, or that it defines it. */
  readonly judges?: readonly Judged[];
  /** What it may offer. Default: both. */
  readonly repairs?: readonly ("fix" | "suggestion")[];
  readonly find: (reach: Reach) => Iterable<Finding<Id>>;
}

const apply =
  (edits: readonly Edit[]): ReportFixFunction =>
  (fixer) =>
    edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));

function suggestionsOf(outcome: Outcome, data: Readonly<Record<string, string>>): SuggestionReportDescriptor<"choose" | Deed>[] {
  switch (outcome.kind) {
    case "suggest":
      return [{ messageId: outcome.deed, data, fix: apply(outcome.edits) }];
    case "choose":
      return outcome.choices.map(({ name, edits }) => ({ messageId: "choose", data: { choice: name }, fix: apply(edits) }));
    default:
      return [];
  }
}

function withBlocked<Id extends string>(messages: Readonly<Record<Id, string>>): Record<MessageIds<Id>, string> {
  const blocked = Object.entries<string>(messages).map(([id, text]) => {
    return [`${id}Blocked`, `${text} Not repaired here ({{reason}}): {{explanation}}.`] as const;
  });
  const shared = {
    unreadable: "This file cannot be read: {{problem}}",
    call: "Call '{{factory}}' all the same ({{reason}}).",
    name: "Name '{{home}}' all the same ({{reason}}).",
    isolate: "Create one for each call instead ({{reason}}).",
    choose: "Pass '{{choice}}'.",
  };
  // A cast, because the compiler does not compute the keys of `Object.fromEntries`.
  return { ...messages, ...Object.fromEntries(blocked), ...shared } as Record<MessageIds<Id>, string>;
}

type Rule<Id extends string> = RuleModule<MessageIds<Id>, [], RuleDocs> & { readonly name: string };

/** Makes an ESLint rule of a policy: the one place that talks to ESLint. */
export function createRule<Id extends string>(definition: RuleDefinition<Id>): Rule<Id> {
  const { name, description, messages, find, judges = ["uses"], repairs = ["fix", "suggestion"] } = definition;
  return {
    name,
    meta: {
      type: "problem",
      docs: { description, recommended: true, url: `https://unpkg.com/eslint-plugin-ssot/docs/rules/${name}.md` },
      languages: ["js/js", "ssot/python"],
      ...(repairs.includes("fix") && { fixable: "code" }),
      hasSuggestions: repairs.includes("suggestion"),
      schema: [],
      messages: withBlocked(messages),
      defaultOptions: [],
    },
    create(context) {
      const { sourceCode } = context;
      const adapter = adapters.find((candidate) => candidate.reads(sourceCode));
      if (!adapter) return {};
      const circumstances = { manifest: context.settings.ssot, filename: context.filename, cwd: context.cwd };
      let reading: Reading = null;
      for (const judged of judges) reading ??= readOnce(sourceCode, adapter, circumstances, judged);
      if (!reading) return {};
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
            const why = { ...data, reason, explanation: explain(reason, reading.reach.facts, data.home ?? "") };
            context.report({ loc: location, messageId: `${messageId}Blocked`, data: why, suggest: suggestionsOf(outcome, why) });
          }
        },
      };
    },
  };
}
