const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

const escapeLetters = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const patterns = new Map<string, { readonly pattern: RegExp; readonly names: readonly string[] }>();

function compile(template: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const known = patterns.get(template);
  if (known) return known;
  const names: string[] = [];
  let source = "";
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    names.push(match[1] ?? "");
    source += `${escapeLetters(template.slice(end, match.index))}([^]*?)`;
    end = match.index + match[0].length;
  }
  const compiled = { pattern: new RegExp(`^${source}${escapeLetters(template.slice(end))}$`), names };
  patterns.set(template, compiled);
  return compiled;
}

/**
 * The data that a message was made of. ESLint's results hold the finished text alone, but tell the template; what stands
 * in the places of its placeholders is the data.
 */
export function readTemplate(template: string, message: string): ReadonlyMap<string, string> {
  const { pattern, names } = compile(template);
  const values = pattern.exec(message)?.slice(1) ?? [];
  return new Map(names.slice(0, values.length).map((name, index) => [name, values[index] ?? ""]));
}
