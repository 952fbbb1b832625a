import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { config, Project, pythonProject, removeProjects } from "./project";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** Where a page is hurt by markup in a name, its title says so. */
const attack = `<img src=x onerror="document.title='hurt'">`;
const hostile = {
  markup: `tests/unit/${attack}.py`,
  // Slashes part directories, so that a name can end an element.
  ending: "tests/unit/</code></td></table><script>document.title='hurt'</script>.py",
  quotes: `tests/unit/" onmouseover="document.title='hurt'" x='.py`,
  lines: "tests/unit/two\nlines.py",
};
const blocked = "try:\n    from app.old_logs import get_logger\nexcept ImportError:\n    pass\n";

/** A browser with no network, and what the page asked for. */
async function open(browser: Browser, file: string): Promise<{ readonly page: Page; readonly requests: string[] }> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, requests };
}

if (executablePath === undefined) {
  test.todo("the page of ssot status in a real browser: there is no chromium on this machine");
} else {
  describe("the page of ssot status, in a real browser", () => {
    let browser: Browser;
    let page: Page;
    let requests: string[];
    let project: Project;

    beforeAll(async () => {
      const phases = { ...(JSON.parse(config()) as { phases: { name: string; files: string[] }[] }) };
      phases.phases[0]!.name = `unit ${attack}`;
      project = new Project({
        ...pythonProject,
        ...Object.fromEntries(Object.values(hostile).map((file) => [file, blocked])),
        "ssot.config.json": JSON.stringify(phases),
      });
      expect(project.ssot("status", "--html", "status.html").code).toBe(0);
      // Root has no sandbox.
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
      ({ page, requests } = await open(browser, project.path("status.html")));
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      removeProjects();
    });

    test("asks for nothing but itself", () => {
      expect(requests).toEqual([pathToFileURL(project.path("status.html")).href]);
    });

    test("draws each phase as a bar whose parts are as wide as their counts", async () => {
      const bars = [];
      for (const phase of await page.locator(".phase").all()) {
        const whole = await phase.locator(".bar").boundingBox();
        for (const part of await phase.locator(".bar span").all()) {
          const box = await part.boundingBox();
          bars.push([await phase.locator("strong").innerText(), await part.getAttribute("class"), await part.innerText(), Math.round((box!.width / whole!.width) * 100)]);
          expect(box!.height).toBeGreaterThan(10);
        }
      }
      expect(bars).toEqual([
        ["P0 critical", "fixable", "2", 100],
        [`P1 unit ${attack}`, "fixable", "1", 20],
        [`P1 unit ${attack}`, "blocked", "4", 80],
        ["(no phase)", "done", "", 100],
      ]);
    });

    test("shows the files behind a phase when it is opened", async () => {
      const files = page.locator(".phase details").first().locator("tbody code");
      expect(await files.first().isVisible()).toBe(false);
      await page.locator(".phase summary").first().click();
      expect(await files.allInnerTexts()).toEqual(["tests/both/test_b.py", "tests/critical/test_a.py"]);
      expect(await files.first().isVisible()).toBe(true);
    });

    test("shows the files behind a reason when it is opened", async () => {
      const reason = page.locator(".reason");
      expect(await reason.locator("summary").innerText()).toMatch(/^import-probe in 4 files\s*4$/);
      await reason.locator("summary").click();
      const shown = await reason.locator("tbody code").allTextContents();
      expect([...shown].sort()).toEqual(Object.values(hostile).sort());
    });

    test("takes no markup from names of files and phases, and runs no script", async () => {
      await page.locator(".phase summary").nth(1).click();
      await page.getByText("onmouseover").first().hover();
      expect(await page.title()).toBe(`Migration of ${project.directory.split("/").at(-1)!}`);
      expect(await page.locator("script, img, iframe, link").count()).toBe(0);
      expect(await page.locator(".phase strong").nth(1).innerText()).toBe(`P1 unit ${attack}`);
    });

    test("fits the window, wide and narrow, and is a picture", async () => {
      for (const width of [1000, 400]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      }
      const picture = await page.screenshot({ fullPage: true });
      expect(picture.subarray(1, 4).toString()).toBe("PNG");
      expect(picture.length).toBeGreaterThan(10_000);
    });
  });
}
