import { describe, expect, test } from "vitest";
import { schema } from "../editor/schema/schema.ts";
import { toHtml } from "./page-element.ts";
import { block, html, rendered } from "./testing/sample-page.ts";

const hash = "a".repeat(64);
const mark = (name: string, text: string, attrs?: Record<string, unknown>) =>
  schema.text(text, [schema.mark(name, attrs)]);

describe("what a page shows", () => {
  test("runs of list items are nested lists, tasks with their state", async () => {
    const page = await html(
      block({ kind: "bullet" }, "One"),
      block({ kind: "ordered", indent: 1 }, "First"),
      block({ kind: "bullet" }, "Two"),
      block({ kind: "task", checked: true }, "Done"),
    );
    expect(page).toContain(
      '<ul><li dir="auto">One<ol><li dir="auto">First</li></ol></li><li dir="auto">Two</li></ul>',
    );
    expect(page).toContain(
      '<ul class="tasks"><li dir="auto" class="done"><input type="checkbox" disabled checked aria-label="Done">',
    );
  });

  test("headings stand one below the title, head what folds, and are led to", async () => {
    const { root } = await rendered("Title", [
      block({ kind: "heading", level: 1 }, "Über uns"),
      block({}, "Text"),
      block({ kind: "heading", level: 2 }, "Team"),
      block({}, "More"),
      block({ kind: "heading", level: 1 }, "Über uns"),
    ]);
    const page = toHtml(root);
    expect(page).toContain('<h1 dir="auto">Title</h1>');
    expect(page).toContain(
      '<details open><summary><h2 id="über-uns" dir="auto">Über uns</h2></summary><p dir="auto">Text</p><details open>',
    );
    expect(page).toContain('<li class="d2"><a href="#team" dir="auto">Team</a></li>');
    expect(page).toContain('<h2 id="über-uns-2" dir="auto">');
    expect(page).toContain('<nav aria-label="Contents">');
  });

  test("quotes, callouts, rules, code with its colours, and formulas as MathML", async () => {
    const page = await html(
      block({ kind: "quote" }, "One"),
      block({ kind: "quote" }, "Two"),
      block({ kind: "callout", tone: "warning" }, "Careful"),
      schema.node("divider"),
      block({ kind: "code", language: "ts" }, "const a = '<b>';"),
      schema.node("math_block", { source: "\\frac{1}{2}" }),
      block({}, schema.node("math_inline", { source: "x^2" })),
    );
    expect(page).toContain('<blockquote><p dir="auto">One</p><p dir="auto">Two</p></blockquote>');
    expect(page).toContain('<div class="note warning" role="note" aria-label="Warning">');
    expect(page).toContain("<hr>");
    expect(page).toContain('<span class="hljs-keyword">const</span>');
    expect(page).toContain("&#60;b&#62;");
    expect(page).toMatch(/<math[^>]*display="block"[^>]*>/);
    expect(page).not.toContain("style=");
  });

  test("links of http and mail, told apart where the text is the address", async () => {
    const page = await html(
      block({}, mark("link", "here", { href: "https://a.example/" })),
      block({}, mark("link", "https://a.example/", { href: "https://a.example/" })),
      block({}, mark("link", "no", { href: "javascript:alert(1)" })),
    );
    expect(page).toContain('<a href="https://a.example/" rel="noopener nofollow">here</a>');
    expect(page).toContain('<a href="https://a.example/" rel="noopener nofollow" class="bare">https');
    expect(page).not.toContain("javascript");
  });

  test("tables with their headers as headers", async () => {
    const cell = (text: string) => schema.node("table_cell", { column: text }, [block({}, text)]);
    const row = (...cells: string[]) => schema.node("table_row", null, cells.map(cell));
    const page = await html(
      schema.node("table", { headerRow: true, headerColumn: true }, [row("A", "B"), row("1", "2")]),
    );
    expect(page).toContain('<tr><th scope="col" dir="auto">A</th><th scope="col" dir="auto">B</th></tr>');
    expect(page).toContain('<tr><th scope="row" dir="auto">1</th><td dir="auto">2</td></tr>');
  });

  test("its own pictures under its own address, those of strangers as links", async () => {
    const { root, pictures } = await rendered("", [
      schema.node("image", {
        src: `blobs/${hash}`,
        alt: "A hill",
        caption: "In May",
        width: 400,
        height: 300,
        size: 52,
      }),
      schema.node("image", { src: "https://elsewhere.example/x.png" }),
      schema.node("image", { src: "javascript:alert(1)" }),
      schema.node("image", { src: `/d/secret/blobs/${hash}` }),
    ]);
    const page = toHtml(root);
    expect(page).toContain(
      `<figure class="center" data-w="50"><img src="/p/sample/blobs/${hash}" alt="A hill" width="400" height="300"`,
    );
    expect(page).toContain('<figcaption dir="auto">In May</figcaption>');
    expect(page.match(/<img/g)).toHaveLength(1);
    expect(page).toContain(
      '<a href="https://elsewhere.example/x.png" rel="noopener nofollow">Picture at elsewhere.example</a>',
    );
    expect(pictures).toEqual([{ hash, alt: "A hill", width: 400, height: 300 }]);
  });

  test("a description of the first words, and the direction of what is read", async () => {
    const { description, root } = await rendered("", [
      block({ kind: "heading" }, "No"),
      block({}, "שלום ".repeat(100)),
    ]);
    expect(Array.from(description)).toHaveLength(200);
    expect(root.start).toContain('dir="rtl"');
  });
});

describe("what a page never holds", () => {
  test("who was mentioned is a name", async () => {
    const page = await html(block({}, schema.node("mention", { person: "p-secret-id", label: "Ann <b>" })));
    expect(page).toContain('<span class="mention">@Ann &#60;b&#62;</span>');
    expect(page).not.toContain("p-secret-id");
  });

  test("what this build cannot draw", async () => {
    const page = await html(
      schema.node("unknown", { name: "secret-part", payload: { embed: "<script>" } }),
      block({}, "a", schema.node("unknown_inline", { name: "secret-word", payload: null }), "b"),
    );
    expect(page).toContain('<p dir="auto">ab</p>');
    expect(page).not.toContain("secret");
  });

  const hostile = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><script>",
    "]]>",
    "&lt;",
    "\u0000<b>",
    "'--><svg onload=alert(1)>",
  ];
  test.each(hostile)("%j as markup, wherever it is written", async (text) => {
    const { root, title, description } = await rendered(text, [
      block({ kind: "heading", id: text }, text),
      block({ kind: "code", language: text }, text),
      block({ kind: "callout", tone: text, align: text }, text),
      block(
        {},
        mark("link", text, { href: text }),
        mark("highlight", text, { color: text }),
        mark("color", text, { color: text }),
      ),
      block(
        {},
        schema.node("date", { day: text }),
        schema.node("math_inline", { source: text }),
        schema.node("mention", { label: text, person: text }),
      ),
      schema.node("image", {
        src: `blobs/${hash}`,
        alt: text,
        title: text,
        caption: text,
        align: text,
        size: text,
        width: text,
      }),
      schema.node("math_block", { source: text, id: text }),
      schema.node("table", { id: text }, [
        schema.node("table_row", null, [
          schema.node("table_cell", { colwidth: text }, [block({ kind: "task" }, text)]),
        ]),
      ]),
    ]);
    const page = toHtml(root);
    expect(page).not.toMatch(/<(script|svg|b|iframe|object|style|link|meta|form)\b/i);
    // No attribute of an element of ours is one that runs.
    for (const [tag] of page.matchAll(/<[a-z][^>]*>/gi))
      expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/[\s"'/](on\w+|style|srcdoc|formaction)\s*=/i);
    for (const [, href = ""] of page.matchAll(/ href="([^"]*)"/g))
      expect(href).not.toMatch(/^\s*(javascript|data|vbscript|file):/i);
    expect(typeof title).toBe("string");
    expect(typeof description).toBe("string");
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
  ])("the address %j: its text stays", async (href) => {
    const page = await html(block({}, mark("link", "click", { href })));
    expect(page).toContain('<p dir="auto">click</p>');
  });
});
