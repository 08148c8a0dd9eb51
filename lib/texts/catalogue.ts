/**
 * What a catalogue of interface texts looks like. `{name}` stands for a value; a text that depends on a number is an object
 * with one wording per plural category of its language, and holds `{count}`. Texts are data, not functions: the server hands
 * the chosen language's catalogue to the browser as it is.
 */
import type { english } from "./english.ts";

/** One wording per plural category; `zero` is taken for 0 itself in every language, where it is there. */
export type Plural = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

type English = typeof english;
export type TextKey = keyof English;

/** Every language has the same keys, and a plural where English has one (english.test.ts: and the same placeholders). */
export type Catalogue = { readonly [Key in TextKey]: English[Key] extends string ? string : Plural };

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type NamesOf<Key extends TextKey> = English[Key] extends string
  ? NamesIn<English[Key]>
  : "count" | NamesIn<English[Key][keyof English[Key]]>;

/** What has to be given with a key: nothing, or a value for each placeholder. Numbers are written the language's way. */
export type ValuesFor<Key extends TextKey> = [NamesFor<Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesFor<Key>, string | number>>];
type NamesFor<Key extends TextKey> = Key extends TextKey ? NamesOf<Key> : never;

/** The keys of texts that stand for themselves: what labels in tables are typed as. */
export type PlainTextKey = {
  [Key in TextKey]: [NamesOf<Key>] extends [never] ? Key : never;
}[TextKey];
