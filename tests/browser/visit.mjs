// Opens pages in Chromium as people do, and tells what is wrong: node visit.mjs chromium page.html…
// Prints JSON: {page: {visit: {violations, uncertain, messages, width, window}}}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const all_in_sight = `.scroll { overflow: visible !important; max-height: none !important; }
  th { position: static !important; } body { width: max-content; min-width: 100%; } main { max-width: none !important; }
  .table { width: max-content !important; min-width: 100%; margin: 2rem 0 !important; }`;
const visits = {
  "light": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "phone": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "phone, dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  "zoomed": { viewport: { width: 640, height: 450 }, colorScheme: "light", deviceScaleFactor: 2 },
};

const [program, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: quiet });
const told = {};
for (const path of pages) {
  told[path] = {};
  for (const [name, as] of Object.entries(visits)) {
    // As a reader has it, with its policy in force and without scripts of ours …
    const page = await (await browser.newContext(as)).newPage();
    const messages = [];
    page.on("console", (message) => messages.push(message.text()));
    page.on("request", (request) => { if (!request.url().startsWith("file:")) messages.push(request.url()); });
    await page.goto(pathToFileURL(path).href);
    const [width, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    // … and once more without the policy, so that the judge may enter.
    const judged = await (await browser.newContext({ ...as, bypassCSP: true })).newPage();
    await judged.goto(pathToFileURL(path).href);
    // Text below another or out of sight cannot be judged; with nothing sticky and nothing scrolled away it can.
    await judged.addStyleTag({ content: all_in_sight });
    await judged.evaluate(axe);
    const found = await judged.evaluate(() => axe.run(document, { resultTypes: ["violations", "incomplete"] }));
    const short = (list) => list.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
    told[path][name] = { violations: short(found.violations), uncertain: short(found.incomplete), messages, width, window };
  }
}
await browser.close();
console.log(JSON.stringify(told));
