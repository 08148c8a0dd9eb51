// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { focusNextRegion, focusToolbar, leaveBar } from "./focus-regions.ts";

beforeEach(() => {
  document.body.innerHTML = `
    <header><a href="/" id="home">Home</a><input id="title">
      <div role="toolbar"><button id="bold">B</button><button id="italic">I</button></div></header>
    <main><div role="textbox" tabindex="0" id="text"></div></main>`;
  document.getElementById("text")?.focus();
});

const focused = () => document.activeElement?.id;
const toText = () => document.getElementById("text")?.focus();

it("leads to the bar and back", () => {
  expect(focusToolbar(document, toText)).toBe(true);
  expect(focused()).toBe("bold");
  focusToolbar(document, toText);
  expect(focused()).toBe("text");
});

it("goes round the parts of the page, both ways", () => {
  const seen = [1, 1, 1].map(() => focusNextRegion(document, 1) && focused());
  expect(seen).toEqual(["home", "bold", "text"]);
  focusNextRegion(document, -1);
  expect(focused()).toBe("bold");
});

it("counts the title to the head of the page", () => {
  document.getElementById("title")?.focus();
  focusNextRegion(document, 1);
  expect(focused()).toBe("bold");
});

it("leads from the text to what stands on its block, and back by Esc", () => {
  document
    .querySelector("main")
    ?.insertAdjacentHTML(
      "beforeend",
      '<div data-block-bar><select id="language"><option>CSS</option></select></div>',
    );
  focusNextRegion(document, 1);
  expect(focused()).toBe("language");
  expect(leaveBar(document, toText)).toBe(true);
  expect(focused()).toBe("text");
  expect(leaveBar(document, toText)).toBe(false);
});

it("leads to the threads, to the one that somebody works on", () => {
  document.querySelector("main")?.insertAdjacentHTML(
    "beforeend",
    `<aside data-comments><ol><li><button id="first"></button></li>
        <li data-active><button id="active"></button></li></ol></aside>`,
  );
  focusNextRegion(document, 1);
  expect(focused()).toBe("active");
  focusNextRegion(document, -1);
  expect(focused()).toBe("text");
});
