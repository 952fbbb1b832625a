import type { Json } from "./json";

/** What the names in a template stand for. */
export type Values = Readonly<Record<string, string>>;

/** Puts the values in place of `{name}`; a name without a value stays as it is. */
export const fillText = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? "") : placeholder));

/** The same in a URL: no value changes which host it names. */
export const fillUrl = (url: string, values: Values): string =>
  fillText(url, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)])));

/** The same in every string of a JSON value, keys excepted. */
export function fillJson(value: Json, values: Values): Json {
  if (typeof value === "string") return fillText(value, values);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => fillJson(item, values));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item, values)]));
}
