/** What somebody sees at home: each place, what opens over it, and each reason for nothing to be there. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { WantedDocument } from "./make-documents.ts";

/** Of a person with `someDocuments`; each state begins at home. */
export interface HomeState {
  name: string;
  /** Opens it, and answers what shows that it is there. */
  open: (page: Page) => Promise<Locator>;
  /** Made of the same pieces as others: looked at with QUIRE_TEST_DEPTH=full, and when pictures are kept. */
  isAlike?: true;
}

const titles =
  "Reading list|Letter to the council|Garden plan|Budget 2027|Choir rehearsal schedule|Recipes from grandmother|House rules|Interview with the mayor|Physics, week 12|Bike tour along the Elbe|Newsletter, autumn|Board meeting, minutes|Repair log of the old printing press|Ideas for the summer party|Packing list|Style guide|Vocabulary, unit 7|Thesis, chapter 3: The invention of the quire and what it changed for everybody who copied books|Landlord, open questions|Wedding speech|Bug triage|Onboarding|Press release|Chess club|Poems|Notes on typography|Insurance claim|Menu for Sunday|Lesson plan: fractions|Grant application|Theatre programme|Open letter|Release notes|Travel diary, Lisbon|Family tree|Workshop agenda".split(
    "|",
  );

const tagsOf: Record<number, string[]> = {
  1: ["city"],
  3: ["money", "urgent"],
  4: ["choir"],
  7: ["city", "newspaper"],
  11: ["city", "minutes", "money", "urgent"],
  17: ["university"],
};

/** Forty, with the two of Quire's templates that searches find and the one that a template is made of. */
export const someDocuments: readonly WantedDocument[] = [
  { title: "Decision: which press to buy", template: "decision" },
  { title: "Meeting of the editors", template: "meeting-notes", tags: ["newspaper"] },
  { title: "" },
  ...titles.map((title, at) => ({
    title,
    ...(tagsOf[at] && { tags: tagsOf[at] }),
    ...([0, 3, 9].includes(at) && { isStarred: true }),
  })),
];

const row = (page: Page, title: string) =>
  page
    .getByRole("list", { name: "Documents" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) });

const placeOf = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });

const at =
  (path: string, heading: RegExp) =>
  async (page: Page): Promise<Locator> => {
    await page.goto(path);
    return page.getByRole("heading", { level: 1, name: heading });
  };

async function openMenuOf(page: Page, title: string): Promise<void> {
  await row(page, title).hover();
  await page.getByRole("button", { name: `More about ${title}`, exact: true }).click();
}

async function choose(page: Page, title: string, item: string): Promise<void> {
  await openMenuOf(page, title);
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

const searched = (text: string, found: (page: Page) => Locator) => async (page: Page) => {
  await page.getByRole("searchbox", { name: "Search your documents" }).fill(text);
  return found(page);
};

/** Without a list, or without an answer. */
const failing = (route: RegExp, open: (page: Page) => Promise<Locator>) => async (page: Page) => {
  await page.route(route, (call) => call.abort());
  const shown = await open(page);
  await expect(shown).toBeVisible();
  await page.unroute(route);
  return shown;
};

export const homeStates: readonly HomeState[] = [
  { name: "forty documents", open: at("/", /^Recent/) },
  { name: "starred", isAlike: true, open: at("/?scope=starred", /^Starred/) },
  { name: "mine, by title", isAlike: true, open: at("/?scope=mine&sort=title", /^Mine/) },
  { name: "shared with me", isAlike: true, open: at("/?scope=shared", /^Shared with me/) },
  { name: "templates", isAlike: true, open: at("/?scope=templates", /^Templates/) },
  { name: "trash", open: at("/?scope=trash", /^Trash/) },
  { name: "tag", isAlike: true, open: at("/?tag=city", /^city/) },
  { name: "filtered", isAlike: true, open: at("/?role=own&tag=city", /^city/) },
  { name: "filtered to nothing", open: at("/?scope=starred&role=comment", /^Starred/) },
  {
    name: "row with the hand over it",
    isAlike: true,
    open: async (page) => {
      await row(page, "Newsletter, autumn").hover();
      return row(page, "Newsletter, autumn");
    },
  },
  {
    name: "row menu",
    open: async (page) => {
      await openMenuOf(page, "Board meeting, minutes");
      return page.getByRole("menu");
    },
  },
  {
    name: "row menu in the trash",
    isAlike: true,
    open: async (page) => {
      await page.goto("/?scope=trash");
      await openMenuOf(page, "Old draft");
      return page.getByRole("menu");
    },
  },
  {
    name: "new from a template",
    open: async (page) => {
      await page.getByRole("button", { name: "From a template" }).click();
      return page.getByRole("menuitem", { name: "House rules" });
    },
  },
  {
    name: "sorting",
    isAlike: true,
    open: async (page) => {
      await page.getByRole("button", { name: /^Sort/ }).click();
      return page.getByRole("menu");
    },
  },
  {
    name: "filters",
    open: async (page) => {
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      return page.getByRole("menu");
    },
  },
  {
    name: "three selected",
    open: async (page) => {
      await page.getByRole("link", { name: "Chess club", exact: true }).focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowDown");
      return page.getByText("3 selected");
    },
  },
  {
    name: "two selected in the trash",
    isAlike: true,
    open: async (page) => {
      await page.goto("/?scope=trash");
      await row(page, "Old draft").waitFor();
      await page.keyboard.press("Control+a");
      return page.getByText("2 selected");
    },
  },
  {
    name: "renaming",
    open: async (page) => {
      await choose(page, "Chess club", "Rename");
      return page.getByRole("textbox", { name: "New title" });
    },
  },
  {
    name: "tags",
    open: async (page) => {
      await choose(page, "Board meeting, minutes", "Tags…");
      return page.getByRole("option", { name: "money" });
    },
  },
  {
    name: "deleting for good",
    open: async (page) => {
      await page.goto("/?scope=trash");
      await choose(page, "Old draft", "Delete for good…");
      return page.getByRole("dialog", { name: "Delete this document for good?" });
    },
  },
  {
    name: "keys",
    open: async (page) => {
      await page.locator("body").press("?");
      return page.getByRole("dialog", { name: "Keyboard shortcuts" });
    },
  },
  {
    name: "moved to trash",
    open: async (page) => {
      await choose(page, "Poems", "Move to trash");
      const said = page.getByText("“Poems” moved to trash");
      await expect(said).toBeVisible();
      return said;
    },
  },
  { name: "results", isAlike: true, open: searched("meeting", (page) => page.locator("mark").first()) },
  {
    name: "results in texts",
    open: searched("everybody can write", (page) => page.locator("p mark").first()),
  },
  {
    name: "no results",
    isAlike: true,
    open: searched("xylophone", (page) => page.getByText("Nothing found")),
  },
  {
    name: "a list on its way",
    isAlike: true,
    open: async (page) => {
      // Answered never: what is looked at is the waiting.
      await page.route(/\/api\/home\?/, () => {});
      await placeOf(page, /^Starred/).click();
      await expect(page.getByRole("heading", { level: 1, name: /^Starred/ })).toBeVisible();
      return page.getByRole("main");
    },
  },
  {
    name: "an answer that is not complete yet",
    isAlike: true,
    open: async (page) => {
      await page.route(/\/api\/search/, (call) => call.fulfill({ json: { results: [], isIndexing: true } }));
      return searched("paper", () => page.getByText("Nothing found yet"))(page);
    },
  },
  {
    name: "a search that failed",
    isAlike: true,
    open: failing(
      /\/api\/search/,
      searched("paper", (page) => page.getByText("The search did not work")),
    ),
  },
  {
    name: "a list that did not come",
    open: failing(/\/api\/home/, async (page) => {
      await placeOf(page, /^Starred/).click();
      return page.getByText("This list did not come");
    }),
  },
];

const nothingAt = (name: string, path: string, words: string): HomeState => ({
  name,
  open: async (page) => {
    await page.goto(path);
    return page.getByText(words);
  },
});

/** Of somebody who has made one document, and has the Welcome document beside it. */
export const emptyHomeStates: readonly HomeState[] = [
  { name: "two documents", open: at("/", /^Recent/) },
  nothingAt("nothing starred", "/?scope=starred", "No stars yet"),
  nothingAt("nothing shared", "/?scope=shared", "Nothing is shared with you yet"),
  nothingAt("no templates", "/?scope=templates", "No templates yet"),
  nothingAt("trash is empty", "/?scope=trash", "The trash is empty"),
  nothingAt("no such tag", "/?tag=nothing", "Nothing is tagged “nothing”"),
];
