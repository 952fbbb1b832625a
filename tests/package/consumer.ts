import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

interface Run {
  readonly status: number | null;
  readonly output: string;
}

/** The version of a package that this repository has, so that installing it needs no more than npm's cache. */
function installed(name: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8")) as { version: string };
  return `${name}@${version}`;
}

/** An empty folder into which the packed package is installed, as a user does it. */
export class Consumer {
  readonly directory = realpathSync(mkdtempSync(path.join(tmpdir(), "ssot-consumer-")));
  readonly tarball: string;

  constructor(...packages: readonly string[]) {
    const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", this.directory];
    const [{ filename }] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8" })) as [{ filename: string }];
    this.tarball = path.join(this.directory, filename);
    this.write({ "package.json": '{ "private": true, "type": "module" }\n' });
    const options = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
    execFileSync("npm", [...options, this.tarball, ...packages.map(installed)], { cwd: this.directory, stdio: "pipe" });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  read(name: string): string {
    return readFileSync(path.join(this.directory, name), "utf8");
  }

  delete(name: string): void {
    rmSync(path.join(this.directory, name), { recursive: true });
  }

  /** Runs a program of an installed package. */
  run(program: string, ...options: readonly string[]): Run {
    const bin = path.join(this.directory, "node_modules/.bin", program);
    const { status, stdout, stderr } = spawnSync(bin, options, { cwd: this.directory, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** Runs a program of this repository's own on a file. */
export function check(program: string, ...options: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(path.join(root, "node_modules/.bin", program), options, { cwd: root, encoding: "utf8" });
  return { status, output: `${stdout}${stderr}` };
}
