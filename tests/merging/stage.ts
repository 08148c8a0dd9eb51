import { Declined, NotOffered, type Subject } from "./editor-under-test.ts";
import type { Ink } from "./ink.ts";
import type { OutlineBlock } from "./outline.ts";
import { Person } from "./person.ts";
import type { Phase } from "./row.ts";

export type Role = "a" | "b" | "c";

/** One way in which the same acts can happen and travel. */
export interface Running {
  /** `crossed`: nobody hears the others until all have acted. `serial`: each hears everything before acting. */
  how: "crossed" | "serial";
  /** Who acts (serial) or whose edits travel (crossed) first. */
  order: readonly Role[];
  /** Yjs breaks ties by client id, so each row runs with both orders of ids. */
  clientIds: Record<Role, number>;
  /** `live`: update by update. `offline`: what a reconnect sends, the difference of the two states. */
  delivery: "live" | "offline";
}

/** Two or three people with the same document open, and the wire between them. */
export class Stage {
  readonly people: ReadonlyMap<Role, Person>;
  readonly #outboxes = new Map<Role, Uint8Array[]>();
  readonly #running: Running;

  private constructor(people: ReadonlyMap<Role, Person>, running: Running) {
    this.people = people;
    this.#running = running;
    for (const [role, person] of people) {
      const outbox: Uint8Array[] = [];
      this.#outboxes.set(role, outbox);
      person.editor.wire.onLocalUpdate((update) => outbox.push(update));
    }
  }

  static async open(options: {
    subject: Subject;
    start: readonly OutlineBlock[];
    roles: readonly Role[];
    running: Running;
    ink: Ink;
    skipTime: (milliseconds: number) => void;
    older?: Role | undefined;
  }): Promise<Stage> {
    const bytes = await options.subject.seed(options.start);
    const people = new Map<Role, Person>();
    for (const role of options.roles) {
      const { subject } = options;
      if (role === options.older && subject.openOlder === undefined) throw new NotOffered("an older version");
      const clientId = options.running.clientIds[role];
      const older = role === options.older ? await subject.openOlder?.(bytes, clientId) : undefined;
      const editor = older ?? (await subject.open(bytes, clientId));
      people.set(role, new Person(role.toUpperCase(), editor, options.ink, options.skipTime));
    }
    const stage = new Stage(people, options.running);
    // Some editors write when they open a document (ids, a trailing paragraph): that is not part of the crossing.
    await stage.meet();
    return stage;
  }

  async play(phases: readonly Phase[]): Promise<void> {
    for (const [index, phase] of phases.entries()) {
      for (const role of this.#running.order) {
        const person = this.people.get(role);
        const act = phase[role];
        if (person === undefined || act === undefined) continue;
        try {
          act(person);
        } catch (error) {
          // At the start it means that this editor cannot do the row at all. Later (an undo that finds its step
          // gone) it is part of what is measured.
          if (!(error instanceof Declined)) throw error;
          if (index === 0 || this.#running.how === "serial") throw new NotOffered(error.message);
        }
        person.pause();
        await nextTurn();
        if (this.#running.how === "serial") await this.meet();
      }
      if (this.#running.how === "crossed") await this.meet();
    }
  }

  /** Everybody gets everything. Throws `NeverSettles` when editors keep answering each other. */
  async meet(): Promise<void> {
    if (this.#running.delivery === "live") {
      for (let round = 0; this.#anythingToSend(); round += 1) {
        if (round > 20) throw new NeverSettles();
        this.#deliverOutboxes();
        await nextTurn();
      }
    }
    for (let round = 0; await this.#reconnect(); round += 1) if (round > 20) throw new NeverSettles();
  }

  close(): void {
    for (const person of this.people.values()) person.editor.close();
    // Editors leave the places they were mounted in; a page that fills up gets slower row by row.
    document.body.replaceChildren();
  }

  #anythingToSend(): boolean {
    return [...this.#outboxes.values()].some((outbox) => outbox.length > 0);
  }

  #deliverOutboxes(): void {
    for (const from of this.#rolesInOrder()) {
      const updates = this.#outboxes.get(from)?.splice(0) ?? [];
      for (const to of this.#rolesInOrder()) {
        if (to !== from) for (const update of updates) this.people.get(to)?.editor.wire.receive(update);
      }
    }
  }

  /** One exchange of differences between all; true when it brought anybody anything new. */
  async #reconnect(): Promise<boolean> {
    const wires = this.#rolesInOrder().flatMap((role) => this.people.get(role)?.editor.wire ?? []);
    const before = wires.map((wire) => wire.changes);
    for (const from of wires) {
      for (const to of wires) if (to !== from) to.receive(from.updateSince(to.stateVector()));
    }
    await nextTurn();
    for (const outbox of this.#outboxes.values()) outbox.length = 0;
    return wires.some((wire, index) => wire.changes !== before[index]);
  }

  #rolesInOrder(): Role[] {
    return this.#running.order.filter((role) => this.people.has(role));
  }
}

/** The replicas answer each other without end. */
export class NeverSettles extends Error {
  constructor() {
    super("the replicas keep answering each other");
  }
}

/** Lets what editors do "right after" (timers of zero, promises) happen. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
