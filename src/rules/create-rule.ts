import type { RuleModule, ReportFixFunction, SuggestionReportDescriptor } from "@typescript-eslint/utils/ts-eslint";
import type { Edit, Location } from "../facts";
import { adapters } from "../languages";
import { explain } from "../plan/explain";
import type { Deed, Outcome } from "../plan/outcome";
import type { Reach } from "../plan/reach";
import { withBlocked, type MessageIds } from "./messages";
import { readOnce, type Judged, type Reading } from "./reading";

export interface RuleDocs {
  readonly recommended: boolean;
  /** By message, the sentence that says why it matters where the manifest gives no reason. */
  readonly stakes: Readonly<Partial<Record<string, string>>>;
}

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
  /** Why it matters, for messages that do not say so themselves. */
  readonly stakes: Readonly<Partial<Record<Id, string>>>;
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

type Rule<Id extends string> = RuleModule<MessageIds<Id>, [], RuleDocs> & { readonly name: string };

/** Makes an ESLint rule of a policy: the one place that talks to ESLint. */
export function createRule<Id extends string>(definition: RuleDefinition<Id>): Rule<Id> {
  const { name, description, messages, stakes, find, judges = ["uses"], repairs = ["fix", "suggestion"] } = definition;
  return {
    name,
    meta: {
      type: "problem",
      docs: { description, recommended: true, stakes, url: `https://unpkg.com/eslint-plugin-ssot/docs/rules/${name}.md` },
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
      const { filename, cwd, settings } = context;
      const meant = adapters.find((other) => other !== adapter && other.mistaken?.files.test(filename));
      const circumstances = { manifest: settings.ssot, filename, cwd, mistaken: meant?.mistaken?.remedy ?? null };
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
          for (const { messageId, location, data: said, outcome } of find(reading.reach)) {
            const own = stakes[messageId];
            const data = said.why === "" && own ? { ...said, why: ` ${own}` } : said;
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
