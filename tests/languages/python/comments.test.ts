import { findComments, scanTrivia } from "../../../src/languages/python/comments";
import { LineIndex } from "../../../src/languages/python/text";

function comments(text: string): string[] {
  return findComments(text, new LineIndex(text)).map(({ range }) => text.slice(range[0], range[1]));
}

test("a comment reaches to the end of its line", () => {
  expect(comments("a # b # c\nd\n#e")).toEqual(["# b # c", "#e"]);
});

test("a comment knows its value and place", () => {
  const text = "a\r\nb # c\r\n";
  expect(findComments(text, new LineIndex(text))).toEqual([
    { type: "Line", value: " c", range: [5, 8], loc: { start: { line: 2, column: 2 }, end: { line: 2, column: 5 } } },
  ]);
});

test.each([
  ["in single quotes", "'# no' # yes"],
  ["in double quotes", '"# no" # yes'],
  ["in triple quotes", '"""\n# no\n""" # yes'],
  ["behind an escaped quote", "'\\'# no' # yes"],
  ["behind an escaped line end", "'\\\n# no' # yes"],
  ["behind an escaped CRLF", "'\\\r\n# no' # yes"],
  ["behind an escaped backslash", "'\\\\' # yes"],
  ["behind a quote of a raw string", "r'\\'# no' # yes"],
  ["behind two quotes in a triple-quoted string", '"""a""# no""" # yes'],
  ["in bytes", "Rb'# no' # yes"],
  ["behind an empty string", "'' # yes"],
  ["in an f-string", 'f"# no" # yes'],
  ["behind a field", 'f"{a}# no" # yes'],
  ["behind a field with the same quotes", 'f"{a["b"]}# no" # yes'],
  ["behind a field with the other quotes", "f\"{a['b']}# no\" # yes"],
  ["behind doubled braces", 'f"{{# no" # yes'],
  ["behind a brace in quotes", "f\"{a['}']}# no\" # yes"],
  ["behind a quote in a format specification", "f\"{a:'>{b}}# no\" # yes"],
  ["behind a slice in a field", 'f"{a[1:2]}# no" # yes'],
  ["behind a dictionary in a field", 'f"{ {1: 2}[1] }# no" # yes'],
  ["behind an escaped brace", 'f"\\{a}# no" # yes'],
  ["in a raw f-string", 'rf"{a}# no" # yes'],
  ["in a t-string", 't"{a["b"]}# no" # yes'],
  ["in an f-string in an f-string", "f\"{f'{a}# no'}\" # yes"],
])("%s there is none", (_, text) => expect(comments(text)).toEqual(["# yes"]));

test("a field of a triple-quoted f-string can hold one", () => {
  expect(comments('f"""{\na # yes }\n}# no"""')).toEqual(["# yes }"]);
});

test("a name that ends like a prefix is none", () => {
  expect(comments("buf'{' # yes")).toEqual(["# yes"]);
});

test("an unterminated string ends with its line", () => {
  expect(comments("a = 'b # no\n# yes\n")).toEqual(["# yes"]);
});

test("an unterminated triple-quoted string ends with the text", () => {
  expect(comments("a = '''b\n# no\n")).toEqual([]);
});

test("strings reach from their prefix to their closing quote", () => {
  const text = "a = rb'b' + '''c\n''' + f'{d['e']}'";
  expect(scanTrivia(text).strings.map(([start, end]) => text.slice(start, end))).toEqual([
    "rb'b'",
    "'''c\n'''",
    "f'{d['e']}'",
  ]);
});
