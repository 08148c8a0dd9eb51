/** The document that every editor opens: 5,000 blocks, a heading before each 24 paragraphs, a million characters. */
import type { Browser } from "@playwright/test";
import { build } from "esbuild";
import type { EditorKey } from "./results.ts";

export const blocks = 5_000;
export const characters = 1_000_000;

/** The Yjs update that holds it in the way of `editor`, made by that editor's own code. */
export async function seedDocument(browser: Browser, editor: EditorKey): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { loadSubject } from "../subjects/load-subject.ts";
        import { block } from "../../tests/merging/outline.ts";
        const filler = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ".repeat(3);
        globalThis.seed = async () => {
          const lines = Array.from({ length: ${blocks} }, (_, index) =>
            block(index % 25 === 0 ? "h2" : "p", (index + " " + filler).slice(0, ${characters / blocks})));
          const bytes = await (await loadSubject("${editor === "quire" ? "text" : editor}")).seed(lines);
          let binary = "";
          for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
          return btoa(binary);
        };`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  const base64: string = await page.evaluate("seed()");
  await page.close();
  return Buffer.from(base64, "base64");
}
