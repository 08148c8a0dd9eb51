/**
 * Checks of JSON for what every browser loads first. zod does the same with more words for errors, and 30 kB more in each
 * page (docs/decisions/0015-first-load.md); everywhere else it stays.
 */

/** Tells whether a value is a T. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard with zod's two verbs, so that both kinds of check fit the same places. */
export interface Shape<T> {
  /** The value itself. Throws TypeError when it is something else. */
  parse(value: unknown): T;
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: TypeError };
}

/** What a shape checks for. */
export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

/** Makes a shape; `name` is for the error. */
export function shape<T>(name: string, isIt: Guard<T>): Shape<T> {
  const safeParse: Shape<T>["safeParse"] = (value) =>
    isIt(value)
      ? { success: true, data: value }
      : { success: false, error: new TypeError(`This is no ${name}`) };
  return {
    safeParse,
    parse(value) {
      const result = safeParse(value);
      if (!result.success) throw result.error;
      return result.data;
    },
  };
}

type Guards<T> = { readonly [Key in keyof T]: Guard<T[Key]> };

/** An object that has these fields, and perhaps those. Others may be there, too. */
export function object<Needed extends object, Possible extends object = object>(
  needed: Guards<Needed>,
  possible?: Guards<Possible>,
): Guard<Needed & { [Key in keyof Possible]?: Possible[Key] | undefined }> {
  type Whole = Needed & { [Key in keyof Possible]?: Possible[Key] | undefined };
  const [must, may] = [entriesOf(needed), entriesOf(possible ?? {})];
  return (value): value is Whole => {
    if (typeof value !== "object" || value === null) return false;
    const fieldOf = (key: string): unknown => Reflect.get(value, key);
    return (
      must.every(([key, isIt]) => isIt(fieldOf(key))) &&
      may.every(([key, isIt]) => fieldOf(key) === undefined || isIt(fieldOf(key)))
    );
  };
}

function entriesOf(guards: object): readonly [string, Guard<unknown>][] {
  return Object.entries(guards);
}

export const isString: Guard<string> = (value): value is string => typeof value === "string";
export const isNumber: Guard<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value);
export const isInteger: Guard<number> = (value): value is number => Number.isInteger(value);

/** A string of this form. */
export function matching(form: RegExp): Guard<string> {
  return (value): value is string => typeof value === "string" && form.test(value);
}

/** One of these strings. */
export function oneOf<T extends string>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((candidate) => candidate === value);
}

/** That, or null. */
export function nullable<T>(isIt: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || isIt(value);
}
