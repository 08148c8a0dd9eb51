// As long as a name stands beside a caret that moved.
const nameShownMs = 2_000;
// Its padding, and some room to the edge.
const nameMargin = 16;

/**
 * The elements of remote carets: `<span class="remote-caret" [data-moved]><span class="remote-caret-name" data-name>`.
 * `data-moved` is there for two seconds after a move. Nothing in it takes layout width (the CSS positions it absolutely).
 */
export class RemoteCaretElements {
  readonly #elements = new Map<number, HTMLElement>();
  readonly #places = new Map<number, string>();
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Builds the caret of a client. ProseMirror calls it once and then moves the element. */
  create(client: number, name: string, color: string): HTMLElement {
    const caret = document.createElement("span");
    caret.className = "remote-caret";
    // The chrome around the page finds it by this: to follow somebody, and to say that they are further down.
    caret.dataset.client = String(client);
    caret.style.setProperty("--person-color", color);
    // The people present are told by the list of people; a name inside the text would be read as text.
    caret.setAttribute("aria-hidden", "true");
    caret.contentEditable = "false";
    const label = caret.appendChild(document.createElement("span"));
    label.className = "remote-caret-name";
    // Drawn by CSS from the attribute: as text it would be found, selected, counted and read as part of the document.
    label.dataset.name = name;
    if (this.#timers.has(client)) caret.dataset.moved = "";
    requestAnimationFrame(() => turnInwards(caret));
    this.#elements.set(client, caret);
    return caret;
  }

  /** Shows the name for a while if the caret is at another place than at the last call. */
  moved(client: number, place: string): void {
    if (this.#places.get(client) === place) return;
    this.#places.set(client, place);
    clearTimeout(this.#timers.get(client));
    this.#timers.set(
      client,
      setTimeout(() => this.#settle(client), nameShownMs),
    );
    const caret = this.#elements.get(client);
    if (caret === undefined) return;
    caret.dataset.moved = "";
    requestAnimationFrame(() => turnInwards(caret));
  }

  /** The client has no caret any more. */
  forget(client: number): void {
    this.#settle(client);
    this.#places.delete(client);
    this.#elements.delete(client);
  }

  destroy(): void {
    for (const client of this.#timers.keys()) clearTimeout(this.#timers.get(client));
    this.#timers.clear();
    this.#elements.clear();
  }

  #settle(client: number): void {
    clearTimeout(this.#timers.get(client));
    this.#timers.delete(client);
    delete this.#elements.get(client)?.dataset.moved;
  }
}

/** A name that would stick out of the page is drawn to the other side of its caret (`data-inwards`). */
function turnInwards(caret: HTMLElement): void {
  const label = caret.firstElementChild;
  if (label === null || !caret.isConnected) return;
  delete caret.dataset.inwards;
  // The name is a pseudo-element, which has no rectangle: its width is what the style was resolved to.
  const nameWidth = Number.parseFloat(getComputedStyle(label, "::before").width) || 0;
  const right = caret.getBoundingClientRect().left + nameWidth + nameMargin;
  if (right > document.documentElement.clientWidth) caret.dataset.inwards = "";
}
