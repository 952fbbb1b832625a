import { rules } from "../../src/rules";

interface Expected {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Errors as their rule words them: where the manifest gives no reason (`why: ""`), it says itself why a finding matters. */
export function worded<Error extends Expected>(name: keyof typeof rules, errors: readonly Error[]): Error[] {
  const stakes: Readonly<Partial<Record<string, string>>> = rules[name].meta.docs?.stakes ?? {};
  return errors.map((error) => {
    const own = stakes[error.messageId.replace(/Blocked$/, "")];
    return own !== undefined && error.data?.why === "" ? { ...error, data: { ...error.data, why: ` ${own}` } } : error;
  });
}
