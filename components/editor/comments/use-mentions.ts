"use client";

import { type KeyboardEvent, type RefObject, use, useEffect, useRef, useState } from "react";
import type { NameablePerson } from "#lib/collab/comments-api.ts";
import { type MentionQuery, mentionQuery, namedIn, peopleFor, withMention } from "#lib/comments/mentions.ts";
import { MentionContext } from "./mention-source.ts";

const shownAtMost = 6;

interface MentionsOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Those whom the text named before. */
  before: readonly string[];
  onText: (text: string) => void;
}

/** Naming people in a text field: what `@` offers, and who is meant in the end. */
export function useMentions({ field, before, onText }: MentionsOptions) {
  const source = use(MentionContext);
  const chosen = useRef(new Set(before));
  /** A sign whose list was used, or closed by hand: it stays closed. */
  const dismissed = useRef<number>(undefined);
  const caretAfter = useRef<number>(undefined);
  const [looking, setLooking] = useState<MentionQuery>();
  const [people, setPeople] = useState<readonly NameablePerson[]>([]);
  const [point, setPoint] = useState({ query: "", index: 0 });
  const isLooking = looking !== undefined;
  useEffect(() => {
    if (!isLooking) return undefined;
    let isWanted = true;
    const load = async (): Promise<void> => {
      const found = await source.load();
      if (isWanted) setPeople(found);
    };
    // oxlint-disable-next-line no-void -- it never rejects.
    void load();
    return () => {
      isWanted = false;
    };
  }, [isLooking, source]);
  useEffect(() => {
    if (caretAfter.current === undefined) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = undefined;
  });

  const options = looking === undefined ? [] : peopleFor(people, looking.query, shownAtMost);
  // Another query begins anew at the best one.
  const index = looking?.query === point.query ? Math.min(point.index, options.length - 1) : 0;
  const go = (to: number): void => {
    if (looking !== undefined)
      setPoint({ query: looking.query, index: (to + options.length) % options.length });
  };
  const choose = (person: NameablePerson | undefined): void => {
    const { current } = field;
    if (person === undefined || looking === undefined || current === null) return;
    const written = withMention(current.value, looking, person.name);
    chosen.current.add(person.id);
    caretAfter.current = written.caret;
    dismissed.current = looking.from;
    setLooking(undefined);
    onText(written.text);
  };
  return {
    options,
    index,
    point: go,
    choose,
    close: () => setLooking(undefined),
    /** To be called when the text or the caret changed. */
    look: (): void => {
      const { current } = field;
      if (current === null) return;
      const { value, selectionStart, selectionEnd } = current;
      const found = selectionStart === selectionEnd ? mentionQuery(value, selectionStart) : undefined;
      if (found?.from !== dismissed.current) dismissed.current = undefined;
      setLooking(found?.from === dismissed.current ? undefined : found);
    },
    /** Answers whether the list took the key. */
    press(event: KeyboardEvent): boolean {
      if (options.length === 0 || event.nativeEvent.isComposing) return false;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      if (event.key === "ArrowDown") go(index + 1);
      else if (event.key === "ArrowUp") go(index - 1);
      else if (event.key === "Enter" || event.key === "Tab") choose(options[index]);
      else if (event.key === "Escape") {
        dismissed.current = looking?.from;
        setLooking(undefined);
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    /** Ids of those whom the text names. Never rejects. */
    async named(text: string): Promise<string[]> {
      if (!text.includes("@")) return [];
      return namedIn(text, await source.load(), chosen.current);
    },
  };
}
