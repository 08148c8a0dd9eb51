/**
 * What editing feels like on 5,000 blocks and a million characters, in Chromium with its tracing:
 * `npm run bench -- editor [quire,tiptap,blocknote]`. Ours is the real application; each peer has a page of its own on the same
 * server. Results: benchmarks/results/editor.json and docs/benchmarks.md.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { installedVersions } from "../installed-versions.ts";
import { spreadOf } from "../spread.ts";
import { writePage } from "../write-page.ts";
import { blocks, characters, seedDocument } from "./document.ts";
import { measureFloor } from "./floor.ts";
import { measureMemory } from "./memory.ts";
import { visit } from "./opening.ts";
import { letOthersType } from "./others.ts";
import { openPeerPlace } from "./peer-place.ts";
import { openQuirePlace } from "./quire-place.ts";
import { type EditorKey, type EditorResults, type EditorTimes, editorKeys } from "./results.ts";
import { measureTyping, placeCaret } from "./typing.ts";

const root = join(import.meta.dirname, "../..");
const path = join(root, "benchmarks/results/editor.json");
const only = process.argv[2]?.split(",") ?? editorKeys;
const keys = editorKeys.filter((key) => only.includes(key));
const visits = 3;
/** In the middle of the document. */
const block = 2_510;

const loadBefore = loadavg()[0] ?? 0;
const editors: EditorResults["editors"] = {};
let floor: EditorResults["floor"];
let version = "";
for (const key of keys) {
  // A browser each: one editor's garbage is not the next one's.
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
  version = browser.version();
  editors[key] = await measure(browser, key);
  if (key === "quire") floor = await measureFloor(browser, block);
  await browser.close();
  process.stdout.write(`${key} ${JSON.stringify(editors[key], undefined, 1)}\n`);
}
if (keys.length === editorKeys.length || existsSync(path)) {
  const before: EditorResults | undefined = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : undefined;
  const lowest = floor ?? before?.floor;
  const results: EditorResults = {
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${version}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    load: [loadBefore, loadavg()[0] ?? 0],
    blocks,
    characters,
    versions: installedVersions(root),
    ...(lowest !== undefined && { floor: lowest }),
    editors: { ...(keys.length < editorKeys.length && before?.editors), ...editors },
  };
  writeFileSync(path, `${JSON.stringify(results, undefined, 2)}\n`);
  writePage(root);
  process.stdout.write("Written: benchmarks/results/editor.json, docs/benchmarks.md\n");
}

async function measure(browser: Browser, key: EditorKey): Promise<EditorTimes> {
  const seed = await seedDocument(browser, key);
  const place = key === "quire" ? await openQuirePlace(browser, seed) : await openPeerPlace(key, seed);
  try {
    const seen = [await visit(browser, place)];
    for (let index = 1; index < visits; index += 1) {
      await seen.at(-1)?.context.close();
      seen.push(await visit(browser, place));
    }
    const page = seen.at(-1)?.page;
    if (page === undefined) throw new Error("nobody came");
    // What pages do in idle time after they opened is over then.
    await page.waitForTimeout(10_000);
    await placeCaret(page, block);
    const alone = await measureTyping(page);
    const stop = await letOthersType(await place.room(page), seed, block + 1, key === "quire");
    const withOthers = await measureTyping(page);
    const letters = stop();
    // A room that let them in to read only would make this easy.
    const length = await page.evaluate(
      (opening) =>
        [...document.querySelectorAll("main h2, main p")].find((each) =>
          each.textContent?.startsWith(opening),
        )?.textContent?.length ?? 0,
      `${block + 1} The quick`,
    );
    if (length <= characters / blocks) throw new Error(`${key}: ${letters} letters of others did not arrive`);
    const median = (of: (each: (typeof seen)[number]) => number) => spreadOf(seen.map(of)).p50;
    return {
      opening: {
        firstTextMs: median((each) => each.firstTextMs),
        editableMs: median((each) => each.editableMs),
        longestTaskMs: median((each) => each.longestTaskMs),
        visits,
      },
      alone,
      withOthers,
      memory: await measureMemory(browser, page),
    };
  } finally {
    await place.close();
  }
}
