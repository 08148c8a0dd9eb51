/** A review of a text from right to left: what is said, what is suggested, and where it stands. */
import type { Locator } from "@playwright/test";
import {
  addedIn,
  boxOf,
  commentsOf,
  fieldOf,
  isSuggesting,
  named,
  postNew,
  saidIn,
  struckIn,
  textOf,
} from "./support/review.ts";
import { expect, test } from "./support/test.ts";

// Some ten seconds; on a machine that has other work, several times that.
test.setTimeout(150_000);

const isRightToLeft = (locator: Locator) => expect(locator).toHaveCSS("direction", "rtl");

test("comments, the field of a suggestion and cards read the way of their words, beside a text from right to left", async ({
  newPerson,
}) => {
  const [ada, cleo] = [
    await newPerson({ viewport: { width: 1440, height: 900 } }),
    await newPerson({ viewport: { width: 1440, height: 900 } }),
  ];
  const { page } = cleo;
  await ada.createDocument();
  await ada.write("שלום לכולם\nAn English line");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));

  const hebrew = ada.body.getByText("שלום לכולם");
  await hebrew.click();
  await ada.page.keyboard.press("Home");
  await ada.page.keyboard.press("Control+Shift+ArrowLeft");
  await ada.page.keyboard.press("Control+Alt+m");
  await boxOf(ada).fill("מה זה? (a word)");
  await isRightToLeft(boxOf(ada));
  await postNew(ada, "מה זה? (a word)");
  await isRightToLeft(saidIn(ada, "מה זה"));
  // The card stands where all cards stand, beside its line.
  const apart = async () => {
    const [card, line] = [
      await commentsOf(ada).getByRole("listitem").first().boundingBox(),
      await hebrew.boundingBox(),
    ];
    if (card === null || line === null) return "not there";
    return card.x > line.x + line.width && Math.abs(card.y - line.y) < 60
      ? "beside"
      : JSON.stringify({ card, line });
  };
  await expect.poll(apart).toBe("beside");

  // Signs alone stand as the text around them does; words by themselves.
  await cleo.body.click();
  await page.keyboard.press("Control+Alt+s");
  await isSuggesting(cleo);
  await cleo.body.getByText("שלום לכולם").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" 42");
  await isRightToLeft(fieldOf(cleo));
  await page.keyboard.type(" אנשים!");
  await expect(fieldOf(cleo)).toHaveText(" 42 אנשים!");
  await isRightToLeft(fieldOf(cleo));
  // The arrow to the right leads back into it here, the one to the left out of it at its end.
  await page.keyboard.press("ArrowRight");
  await expect(fieldOf(cleo)).toBeFocused();
  await page.keyboard.type("?");
  await expect(fieldOf(cleo)).toHaveText(" 42 אנשים?!");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(fieldOf(cleo)).toHaveCount(0);
  await expect(addedIn(ada)).toHaveText(" 42 אנשים?!");
  await isRightToLeft(addedIn(ada));

  // English beside it stays as it is, and its suggestion is one sentence with both kinds of words in it.
  await cleo.body.getByText("An English line").dblclick({ position: { x: 12, y: 10 } });
  await page.keyboard.type("שורה!");
  await expect(struckIn(cleo)).toHaveText("An");
  await page.keyboard.press("Escape");
  await expect(addedIn(ada)).toHaveCount(2);
  await addedIn(ada).last().click();
  // The sign at its end stays at the end of its own words.
  await expect(commentsOf(ada).getByText("Replace “An” with “\u2068שורה!\u2069”")).toBeVisible();
  await commentsOf(ada).getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => textOf(ada)).toEqual(["שלום לכולם", "שורה! English line"]);
  await isRightToLeft(ada.body.getByText("English line"));
  await named(ada, "Comments").click();
  await isRightToLeft(saidIn(ada, "מה זה"));
});
