import { expectNoViolation } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { activeIn, boxOf, commentsOf, saidIn } from "./support/review.ts";
import { expect, test } from "./support/test.ts";

/** Comments on one of the words of the last line, counted from its end. */
async function commentOn(person: Person, wordsFromEnd: number, text: string): Promise<void> {
  const { body, page } = person;
  await body.press("Control+End");
  for (let word = 0; word < wordsFromEnd; word++) await body.press("Control+ArrowLeft");
  await body.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+Alt+m");
  // Till the new box is there, the one of the thread before is, and would take the words as a reply.
  await expect(boxOf(person)).toBeFocused();
  await boxOf(person).fill(text);
  await page.keyboard.press("Control+Enter");
  await expect(saidIn(person, text)).toBeVisible();
}

/** A document with a comment on each word of one line. */
async function begin(person: Person): Promise<void> {
  await person.createDocument();
  await person.write("# Talk\nalpha beta gamma");
  await person.isSaved();
  await commentOn(person, 2, "About alpha");
  await commentOn(person, 0, "About gamma");
  await commentOn(person, 1, "About beta");
}

test("cards stand beside their text, none over another, and keys go from one to the next", async ({
  newPerson,
}) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 900 } });
  await begin(ada);
  const cards = commentsOf(ada).getByRole("list").first().locator(":scope > li");
  await expect(cards).toHaveCount(3);
  await expect(activeIn(ada)).toHaveText("beta");
  // The one that somebody works on stands where its text does; the others give way.
  const edges = () =>
    cards.evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
    );
  const gap = async () => {
    const line = await activeIn(ada).evaluate((mark) => mark.getBoundingClientRect().top);
    const places = await edges();
    const isApart = places.every(([top = 0], at) => at === 0 || top >= (places[at - 1]?.[1] ?? 0));
    return isApart ? Math.round(Math.abs((places[1]?.[0] ?? 0) - line)) : Number.POSITIVE_INFINITY;
  };
  await expect.poll(gap).toBeLessThan(60);
  await expectNoViolation(ada.page);

  await ada.body.click({ position: { x: 5, y: 5 } });
  await expect(activeIn(ada)).toHaveCount(0);
  for (const word of ["alpha", "beta", "gamma", "alpha"]) {
    await ada.page.keyboard.press("Alt+j");
    await expect(activeIn(ada)).toHaveText(word);
  }
  await ada.page.keyboard.press("Alt+k");
  await expect(activeIn(ada)).toHaveText("gamma");
  await expect(commentsOf(ada).getByRole("button", { name: "Resolve" })).toHaveCount(1);
});

test("a link opens its thread, and a reply that was begun is kept, on wide screens and on narrow ones", async ({
  newPerson,
}) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 900 } });
  await begin(ada);
  const reply = boxOf(ada);
  await reply.fill("Half a thou");
  const id = await activeIn(ada).evaluate(() =>
    document.querySelector("[data-in-margin]")?.getAttribute("data-slot"),
  );
  const link = `${ada.page.url().replace(/#.*/, "")}#c-${id ?? ""}`;
  await ada.isSaved();

  await ada.page.goto("/settings");
  await ada.page.goto(link);
  await expect(activeIn(ada)).toHaveText("beta");
  await expect(reply).toHaveValue("Half a thou");

  await ada.page.setViewportSize({ width: 1000, height: 800 });
  await ada.page.goto("/settings");
  await ada.page.goto(link);
  await expect(commentsOf(ada).getByRole("heading", { name: "Comments" })).toBeVisible();
  await expect(activeIn(ada)).toHaveText("beta");
  await expect(reply).toHaveValue("Half a thou");
  await commentsOf(ada).getByRole("button", { name: "Close panel" }).click();
  // Where cards have no room a number stands beside the line, and leads to the panel.
  await expectNoViolation(ada.page);
  await commentsOf(ada).getByRole("button", { name: "3 threads" }).click();
  await expect(commentsOf(ada).getByText("About gamma")).toBeVisible();
});
