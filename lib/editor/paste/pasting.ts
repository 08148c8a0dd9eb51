/** What is being pasted into a view, for whoever waits for it: said on the page, and called off with Esc. */
import type { EditorView } from "prosemirror-view";

export interface Pasting {
  readonly isOff: boolean;
  /** Says on the page how it stands. */
  say(text: string): void;
  /** Nothing is said any more, and nothing can be called off. */
  end(): void;
}

const underWay = new WeakMap<EditorView, Set<Job>>();

class Job implements Pasting {
  isOff = false;
  text = "";
  readonly #view: EditorView;
  readonly #onOff: () => void;

  constructor(view: EditorView, onOff: () => void) {
    this.#view = view;
    this.#onOff = onOff;
  }

  say(text: string): void {
    this.text = text;
    this.#show();
  }

  end(): void {
    underWay.get(this.#view)?.delete(this);
    this.#show();
  }

  callOff(): void {
    this.isOff = true;
    this.end();
    this.#onOff();
  }

  /** The page's style sheet draws it (surface/pasting.css). */
  #show(): void {
    const { dataset } = this.#view.dom;
    const said = [...(underWay.get(this.#view) ?? [])].findLast(({ text }) => text !== "");
    if (said === undefined) delete dataset.pasting;
    else dataset.pasting = said.text;
  }
}

/** Something begins that takes a while. `onOff` hears when somebody calls it off. */
export function beginPasting(view: EditorView, onOff: () => void = () => undefined): Pasting {
  const job = new Job(view, onOff);
  const jobs = underWay.get(view) ?? new Set();
  underWay.set(view, jobs.add(job));
  return job;
}

/** Calls off what is being pasted. False where nothing is. */
export function callOffPasting(view: EditorView): boolean {
  const jobs = [...(underWay.get(view) ?? [])];
  for (const job of jobs) job.callOff();
  return jobs.length > 0;
}
