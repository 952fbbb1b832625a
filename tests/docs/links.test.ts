import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { page } from "./pages";

const root = path.resolve(__dirname, "../..");

const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "docs/rules"].flatMap((name) =>
  name.endsWith(".md") ? [name] : readdirSync(path.join(root, name)).flatMap((file) => (file.endsWith(".md") ? [`${name}/${file}`] : [])),
);

/** What code fences hold is no text of the page. */
const prose = (file: string): string => page(file).replaceAll(/^```.*?^```$/gms, "");

/** The anchors that a page gives to its headings, as GitHub and npm spell them. */
const anchors = (file: string): string[] =>
  [...prose(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-"),
  );

describe.each(pages)("%s", (file) => {
  const links = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^\w+:/.test(link));

  test("links to pages and headings that exist", () => {
    const broken = links.filter((link) => {
      const [target = "", anchor] = link.split("#");
      const resolved = target === "" ? file : path.posix.join(path.posix.dirname(file), target);
      return !existsSync(path.join(root, resolved)) || (anchor !== undefined && !anchors(resolved).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test("names files and folders that exist", () => {
    const named = [...prose(file).matchAll(/`((?:src|tests|tools|benchmarks|examples)\/[\w./-]+)`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});
