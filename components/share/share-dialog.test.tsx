// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { allByName, byName, click, render } from "#components/testing/render.tsx";
import type { LinkRole, Role } from "#lib/collab/role.ts";
import type { AccessEntry, LinkEntry } from "#lib/collab/service-api.ts";
import type { ShareActions } from "./share-actions.ts";
import { ShareDialog } from "./share-dialog.tsx";

const owner: AccessEntry = { person: { id: "me", name: "Me", color: "#0f766e" }, role: "own", linkId: null };
const guest: AccessEntry = {
  person: { id: "g", name: "Guest", color: "#b42318" },
  role: "edit",
  linkId: "1",
};

/** A server of one document's links. Revoking sends away who came by the link. */
class FakeSharing implements ShareActions {
  entries: LinkEntry[] = [];
  access = [owner];
  calls: string[] = [];
  isDown = false;
  people = () => this.#answer("people", () => this.access);
  links = () => this.#answer("links", () => this.entries);
  createLink = (_: string, role: LinkRole) =>
    this.#answer(`create ${role}`, () => {
      const id = String(this.entries.length + 1);
      const link = { id, role, secret: `secret-${id}`, createdAt: this.entries.length, uses: 0 };
      this.entries = [...this.entries, link];
      return link;
    });
  rotateLink = (_: string, id: string) =>
    this.#answer(`rotate ${id}`, () => ({ ...this.#link(id), secret: `rotated-${id}` }));
  revokeLink = (_: string, id: string) =>
    this.#answer(`revoke ${id}`, () => {
      this.entries = this.entries.filter((link) => link.id !== id);
      this.access = this.access.filter((access) => access.linkId !== id);
    });
  restoreLink = (_: string, id: string) =>
    this.#answer(`restore ${id}`, () => {
      const link = { id, role: "edit", secret: `secret-${id}`, createdAt: 0, uses: 0 } as const;
      this.entries = [...this.entries, link];
      return link;
    });
  #link(id: string): LinkEntry {
    const link = this.entries.find((entry) => entry.id === id);
    if (link === undefined) throw new Error(`no link ${id}`);
    return link;
  }
  #answer<T>(call: string, make: () => T): Promise<T> {
    this.calls.push(call);
    return this.isDown ? Promise.reject(new Error("down")) : Promise.resolve(make());
  }
}

async function open(sharing: FakeSharing, role: Role = "own"): Promise<void> {
  await render(
    <ShareDialog
      documentId="d"
      role={role}
      myId={role === "own" ? "me" : "g"}
      ownerName="Me"
      actions={sharing}
      onClose={vi.fn<() => void>()}
    />,
  );
}

function urls(): string[] {
  return allByName("textbox", "Link").map((field) => (field instanceof HTMLInputElement ? field.value : ""));
}

function text(): string {
  return document.querySelector("[role=dialog]")?.textContent ?? "";
}

describe("ShareDialog", () => {
  it("begins with who can do what, and is described by it", async () => {
    await open(new FakeSharing());
    const dialog = document.querySelector("[role=dialog]");
    const describedBy = document.getElementById(dialog?.getAttribute("aria-describedby") ?? "");
    await vi.waitFor(() => expect(describedBy?.textContent).toBe("Only you can open this document."));
    expect(document.getElementById(dialog?.getAttribute("aria-labelledby") ?? "")?.textContent).toBe(
      "Share document",
    );
  });

  it("creates a link with the chosen role and shows its whole address", async () => {
    const sharing = new FakeSharing();
    await open(sharing);
    await click(byName("radio", "View"));
    await click(byName("button", "Create link"));
    await vi.waitFor(() => expect(urls()).toEqual([`${location.origin}/l/secret-1`]));
    expect(sharing.calls).toContain("create view");
    expect(text()).toContain("Anyone with the link can view.");
    expect(byName("textbox", "Link").hasAttribute("readonly")).toBe(true);
  });

  it("rotates a link at once and says what that means", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", "edit");
    await open(sharing);
    await click(byName("button", "Rotate link"));
    await vi.waitFor(() => expect(urls()).toEqual([`${location.origin}/l/rotated-1`]));
    expect(text()).toContain("The old one has ended");
  });

  it("revokes at once, and whoever came by the link leaves the list", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", "edit");
    sharing.access = [owner, guest];
    await open(sharing);
    await vi.waitFor(() => expect(text()).toContain("1 other person has access"));
    await click(byName("button", "Revoke link"));
    await vi.waitFor(() => expect(text()).toContain("Only you can open this document."));
    expect(urls()).toEqual([]);
    expect(text()).not.toContain("Guest");
  });

  it("brings a revoked link back while the message stands", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", "edit");
    await open(sharing);
    const before = urls();
    await click(byName("button", "Revoke link"));
    await vi.waitFor(() => expect(urls()).toEqual([]));
    await click(byName("button", "Undo"));
    await vi.waitFor(() => expect(urls()).toEqual(before));
  });

  it("offers another try when nothing could be loaded", async () => {
    const sharing = new FakeSharing();
    sharing.isDown = true;
    await open(sharing);
    await vi.waitFor(() => expect(text()).toContain("could not be loaded"));
    sharing.isDown = false;
    await click(byName("button", "Try again"));
    await vi.waitFor(() => expect(text()).toContain("Only you can open this document."));
  });

  it("shows a member who owns it and who is in, and nothing that they may not do", async () => {
    const sharing = new FakeSharing();
    sharing.access = [owner, guest];
    await open(sharing, "edit");
    await vi.waitFor(() => expect(text()).toContain("Guest (you)"));
    expect(text()).toContain("You can edit this document; Me owns it and decides who comes in.");
    expect(allByName("button", "Create link")).toEqual([]);
    expect(sharing.calls).toEqual(["people"]);
  });

  it("asks the server for nothing that a viewer may not see", async () => {
    const sharing = new FakeSharing();
    await open(sharing, "view");
    expect(text()).toContain("You can read this document");
    expect(sharing.calls).toEqual([]);
  });
});
