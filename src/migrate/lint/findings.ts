import type { ESLint } from "eslint";
import { hashOf } from "../storage/durable";
import { readTemplate } from "./templates";

/** Something that a rule of the plugin reports. */
export interface Finding {
  /** Relative to the project, with `/` between the segments. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Without the prefix of the plugin. A file that cannot be parsed has a finding of its own, `unreadable`. */
  readonly rule: string;
  /** The symbol that it is about; empty where it is about none. */
  readonly symbol: string;
  readonly fixable: boolean;
  /** Why it cannot be repaired; null where it can, or where the rule repairs nothing. */
  readonly reason: string | null;
  readonly message: string;
  /** A comment in the file silences it. */
  readonly silenced?: true;
  /** The hash of a file that cannot be read: what stands in it is not known, so that any change of it may be something new. */
  readonly content?: string;
}

/** Stands for the rule where a file cannot be read. */
export const UNREADABLE = "unreadable";

type Metas = ReturnType<ESLint["getRulesMetaForResults"]>;

const contentOf = (source: string): string => hashOf(Buffer.from(source.replaceAll("\r\n", "\n")));

/** Reads the findings of one file out of ESLint's result. */
export function readFindings(file: string, { messages, source = "" }: ESLint.LintResult, metas: Metas): Finding[] {
  return messages.flatMap((message) => {
    const { line, column } = message;
    const common = { file, line, column, message: message.message };
    if (message.fatal || message.messageId === UNREADABLE) {
      return { ...common, rule: UNREADABLE, symbol: "", fixable: false, reason: null, content: contentOf(source) };
    }
    if (message.ruleId === null) return [];
    const template = metas[message.ruleId]?.messages?.[message.messageId ?? ""];
    const data = template === undefined ? new Map<string, string>() : readTemplate(template, message.message);
    return {
      ...common,
      rule: message.ruleId.slice(message.ruleId.lastIndexOf("/") + 1),
      symbol: data.get("name") ?? data.get("home") ?? "",
      fixable: message.fix !== undefined,
      reason: data.get("reason") ?? null,
    };
  });
}
