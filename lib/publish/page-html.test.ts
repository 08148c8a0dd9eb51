import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { schema } from "../editor/schema/schema.ts";
import { englishTexts } from "../texts/testing/english-texts.ts";
import { pageHtml, pagePolicy } from "./page-html.ts";
import { block, rendered, samplePublication } from "./testing/sample-page.ts";

const hash = "b".repeat(64);

async function page(changes: Partial<Parameters<typeof pageHtml>[0]> = {}): Promise<string> {
  const shown = await rendered('A "title" <b>', [
    block({}, "First words."),
    schema.node("image", { src: `blobs/${hash}`, alt: "A hill", width: 40, height: 30 }),
  ]);
  return pageHtml({ ...samplePublication, ...changes }, shown, englishTexts, "https://quire.example");
}

describe("a published page", () => {
  test("weighs less than 30 kB of script and style, compressed, and has no script but its own", async () => {
    const html = await page();
    const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, source = ""]) => source);
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, source = ""]) => source);
    expect(scripts).toHaveLength(1);
    expect(html).not.toMatch(/<script[^>]+src|<link[^>]+stylesheet|_next\//);
    const weight = gzipSync(scripts.join("") + styles.join("")).byteLength;
    expect(weight).toBeGreaterThan(1_000);
    expect(weight).toBeLessThan(30_000);
    const policy = pagePolicy(true);
    for (const text of [...scripts, ...styles])
      expect(policy).toContain(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  });

  test("has a card for those who pass it on", async () => {
    const html = await page();
    expect(html).toContain('<meta property="og:title" content="A &#34;title&#34; &#60;b&#62;">');
    expect(html).toContain('<meta property="og:description" content="First words.">');
    expect(html).toContain(
      `<meta property="og:image" content="https://quire.example/p/sample/blobs/${hash}">`,
    );
    expect(html).toContain('<meta property="og:image:width" content="40">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).toContain('<link rel="canonical" href="https://quire.example/p/sample">');
  });

  test("asks search engines to pass by, unless its owner lets them in", async () => {
    expect(await page()).toContain('<meta name="robots" content="noindex">');
    expect(await page({ isIndexed: true })).not.toContain("noindex");
  });

  test("a frozen one neither follows nor connects", async () => {
    const html = await page({ mode: "frozen", frozenAt: 0 });
    expect(html).not.toContain("EventSource");
    expect(pagePolicy(false)).toContain("connect-src 'none'");
  });
});
