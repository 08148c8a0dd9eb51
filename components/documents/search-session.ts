/**
 * Search as you type, without React. Three things may go wrong with answers that cross on the wire, and none may here:
 * an older answer never takes the place of a newer one, a question that nobody waits for any more is called off, and while
 * the server is still reading documents in, the question is asked again until it has read them all.
 *
 *   idle ──ask──► asking ──answer──► answered ──(still indexing: again)──► asking …
 *                   └────failure──► failed ──again──► asking
 *
 * The last answer stays in view while the next is on its way: the list must not blink at every letter.
 */
export interface SearchState<Answer> {
  /** What is asked for now; empty: no search. */
  readonly query: string;
  readonly status: "idle" | "asking" | "answered" | "failed";
  /** The newest answer, and what it answers. It may be to an older query while `status` is "asking". */
  readonly answer: Answer | null;
  readonly answers: string;
  readonly error: unknown;
}

interface SearchSessionOptions<Answer> {
  /** Asks the server. Rejects when `signal` calls it off; that is no failure. */
  search: (query: string, signal: AbortSignal) => Promise<Answer>;
  onState: (state: SearchState<Answer>) => void;
  /** Whether the answer will be more complete in a while. */
  isPartial: (answer: Answer) => boolean;
  /** How long the hands must rest before a question goes out. */
  pauseMs?: number;
  /** How long after a partial answer the same is asked again. */
  againMs?: number;
}

export interface SearchSession<Answer> {
  /** Asks for `query`, once the hands rest. White space around it doesn't count; an empty one ends the search. */
  ask: (query: string) => void;
  /** Asks for the same at once: after a failure, and when the page is looked at again. */
  again: () => void;
  /** Changes the answer in view, where a change elsewhere makes it out of date. */
  amend: (change: (answer: Answer) => Answer) => void;
  /** Calls everything off. */
  end: () => void;
}

export const noSearch = { query: "", status: "idle", answer: null, answers: "", error: null } as const;

/** Starts a session; nothing is asked yet. */
export function createSearchSession<Answer>({
  search,
  onState,
  isPartial,
  pauseMs = 120,
  againMs = 1_500,
}: SearchSessionOptions<Answer>): SearchSession<Answer> {
  let state: SearchState<Answer> = noSearch;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  const show = (next: Partial<SearchState<Answer>>): void => {
    state = { ...state, ...next };
    onState(state);
  };
  const callOff = (): void => {
    clearTimeout(timer);
    asked?.abort();
    asked = undefined;
  };
  const send = async (query: string): Promise<void> => {
    callOff();
    const own = new AbortController();
    asked = own;
    try {
      const answer = await search(query, own.signal);
      if (asked !== own) return;
      show({ status: "answered", answer, answers: query, error: null });
      if (isPartial(answer)) later(againMs, query);
    } catch (error) {
      if (asked === own) show({ status: "failed", error });
    }
  };
  const later = (ms: number, query: string): void => {
    // `send` hands every failure to onState.
    timer = setTimeout(() => void send(query), ms);
  };

  return {
    ask(text) {
      const query = text.trim();
      if (query === state.query) return;
      callOff();
      if (query === "") show(noSearch);
      else {
        show({ query, status: "asking", error: null });
        later(pauseMs, query);
      }
    },
    again() {
      if (state.query === "") return;
      if (state.status === "failed") show({ status: "asking" });
      void send(state.query);
    },
    amend(change) {
      if (state.answer !== null) show({ answer: change(state.answer) });
    },
    end: callOff,
  };
}
