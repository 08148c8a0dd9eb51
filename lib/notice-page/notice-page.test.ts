import { expect, test } from "vitest";
import { noticeHtml, noticeResponse } from "./notice-page.ts";

test("every text is escaped", () => {
  const html = noticeHtml({ title: "<b>&", text: '"x"', action: { label: "<i>", href: '/"><script>' } });
  expect(html).not.toMatch(/<b>|<i>|<script>/);
  expect(html).toContain("&#60;b&#62;&#38;");
});

test("an action that changes something is a form", () => {
  const html = noticeHtml({ title: "t", text: "x", action: { label: "Continue", postTo: "/i/s" } });
  expect(html).toContain('<form method="post" action="/i/s">');
});

test("keeps its status and is kept by no cache", async () => {
  const notice = { title: "t", text: "x", action: { label: "Home", href: "/" } };
  const response = noticeResponse(new Request("http://quire/l/x"), 410, notice, { "retry-after": "5" });
  expect(response.status).toBe(410);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("retry-after")).toBe("5");
});

test("comes in the theme that whoever asks has chosen", async () => {
  const request = new Request("http://quire/l/x", { headers: { cookie: "a=b; quire-theme=dark" } });
  const notice = { title: "t", text: "x", action: { label: "Home", href: "/" } };
  expect(await noticeResponse(request, 404, notice).text()).toContain('<html lang="en" data-theme="dark">');
  expect(noticeHtml(notice)).toContain('<html lang="en">');
});
