import type { HomeEntry } from "#lib/collab/home-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import type { HomeView } from "./home-view.ts";
import { shownTitle } from "./shown-title.ts";
import type { Deed } from "./use-home-changes.ts";

/**
 * What is said after a change. `isOne`: asked for one row by itself. Null where the change is plain to see there: one star, one tag. A row that went
 * away because of it is never plain to see.
 */
export function changeWords(
  deed: Deed,
  changed: readonly HomeEntry[],
  isOne: boolean,
  view: HomeView,
  texts: Texts,
): string | null {
  const [one] = changed;
  if (one === undefined) return null;
  const count = changed.length;
  const title = shownTitle(one.title, texts);
  switch (deed.action) {
    case "trash":
      return count === 1 ? texts("documents.wasTrashed", { title }) : texts("home.trashedMany", { count });
    case "restore":
      return count === 1 ? texts("documents.wasRestored", { title }) : texts("home.restoredMany", { count });
    case "delete":
      return texts("home.deletedMany", { count });
    case "star":
      return isOne ? null : texts("home.starredMany", { count });
    case "unstar":
      if (!isOne) return texts("home.unstarredMany", { count });
      return view.scope === "starred" ? texts("home.unstarred", { title }) : null;
    case "tag":
      return isOne ? null : texts("home.taggedMany", { count, tag: deed.tag });
    case "untag":
    default:
      if (!isOne) return texts("home.untaggedMany", { count, tag: deed.tag });
      return view.tag === undefined ? null : texts("home.untagged", { title, tag: deed.tag });
  }
}
