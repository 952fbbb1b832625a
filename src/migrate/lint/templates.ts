const escapeLetters = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/**
 * The data that a message was made of. ESLint's results hold the finished text alone, but tell the template; what stands
 * in the places of its placeholders is the data.
 */
export function readTemplate(template: string, message: string): ReadonlyMap<string, string> {
  // Every other part is the name of a placeholder.
  const parts = template.split(/\{\{\s*(\w+)\s*\}\}/);
  const source = parts.map((part, index) => (index % 2 === 1 ? "([^]*?)" : escapeLetters(part))).join("");
  const values = new RegExp(`^${source}$`).exec(message)?.slice(1) ?? [];
  return new Map(values.map((value, index) => [parts[2 * index + 1] ?? "", value]));
}
