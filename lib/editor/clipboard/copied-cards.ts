import type { Node } from "prosemirror-model";

/**
 * Locked cards on their way through the clipboard. HTML carries only a ticket, so that a page elsewhere cannot make up a card;
 * what the card holds stays here until the next copy. So cards travel within one tab.
 */
export class CopiedCards {
  readonly #cards = new Map<string, Node>();

  /** To be called when something new is copied. */
  clear(): void {
    this.#cards.clear();
  }

  /** The ticket for a card: 128 random bits. */
  keep(card: Node): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const ticket = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.#cards.set(ticket, card);
    return ticket;
  }

  /** The card's attributes, when the ticket is one of ours and for that kind of card. */
  attrsOf(
    ticket: string | undefined,
    type: "unknown" | "unknown_inline",
  ): Record<string, unknown> | undefined {
    const card = ticket === undefined ? undefined : this.#cards.get(ticket);
    return card?.type.name === type ? card.attrs : undefined;
  }
}
