// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { FakeSharing, guest, owner } from "#components/testing/fake-sharing.ts";
import { allByName, byName, click, perform, render, type } from "#components/testing/render.tsx";
import type { Role } from "#lib/collab/role.ts";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import { ShareDialog } from "./share-dialog.tsx";

async function open(sharing: FakeSharing, role: Role = "own"): Promise<void> {
  await render(
    <ShareDialog
      documentId="d"
      role={role}
      myId={role === "own" ? "me" : "g"}
      ownerName="Me"
      requests={{
        requests: sharing.requests,
        accept: (id) => sharing.acceptRequest("d", id),
        decline: (id) => sharing.declineRequest("d", id),
      }}
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
    expect(sharing.calls).toContain('create {"role":"view"}');
    expect(text()).toContain("Anyone with the link can view.");
    expect(byName("textbox", "Link").hasAttribute("readonly")).toBe(true);
  });

  it("shows no form before the links there are: an old one would pass for the new", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", { role: "edit" });
    let answer = (_links: LinkEntry[]): void => {};
    sharing.links = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await open(sharing);
    expect(allByName("button", "Create link")).toEqual([]);
    await perform(() => answer(sharing.entries));
    await vi.waitFor(() => expect(urls()).toHaveLength(1));
    expect(allByName("button", "Create link")).toHaveLength(1);
  });

  it("makes a link with what was set under options, and forgets it for the next", async () => {
    const sharing = new FakeSharing();
    await open(sharing);
    await click(byName("button", "Options"));
    await type(byName("textbox", "Label"), " Reviewers ");
    await click(byName("button", "Create link"));
    await vi.waitFor(() => expect(text()).toContain("Reviewers"));
    await click(byName("button", "Create link"));
    expect(sharing.calls.filter((call) => call.startsWith("create"))).toEqual([
      'create {"role":"edit","label":"Reviewers","expiresAt":null}',
      'create {"role":"edit"}',
    ]);
  });

  it("changes a link, and shows what that means for who came by it", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", { role: "edit" });
    sharing.access = [owner, guest];
    await open(sharing);
    await vi.waitFor(() => expect(text()).toContain("Guest"));
    expect(document.querySelector('[aria-label="Came by this link"]')?.textContent).toContain("Guest");
    await click(byName("button", "Edit"));
    const choice = document.querySelector('[aria-label="What it allows"] input[value="view"]');
    if (choice instanceof HTMLElement) await click(choice);
    await click(byName("button", "Save"));
    await vi.waitFor(() => expect(text()).toContain("Anyone with the link can view; 1 other person"));
    expect(byName("button", "Access of Guest: Can view")).toBeTruthy();
  });

  it("rotates a link at once and says what that means", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", { role: "edit" });
    await open(sharing);
    await click(byName("button", "Rotate link"));
    await vi.waitFor(() => expect(urls()).toEqual([`${location.origin}/l/rotated-1`]));
    expect(text()).toContain("The old one has ended");
  });

  it("revokes at once, and whoever came by the link leaves the list", async () => {
    const sharing = new FakeSharing();
    await sharing.createLink("d", { role: "edit" });
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
    await sharing.createLink("d", { role: "edit" });
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

  it("lets a viewer ask for more, and take it back", async () => {
    const sharing = new FakeSharing();
    await open(sharing, "view");
    expect(allByName("button", "Ask to comment")).toHaveLength(1);
    await click(byName("button", "Ask to edit"));
    expect(text()).toContain("The owners are asked.");
    await click(byName("button", "Take it back"));
    expect(allByName("button", "Ask to edit")).toHaveLength(1);
    expect(sharing.calls).toEqual(["ask edit", "decline g"]);
  });

  it("says why asking did not work", async () => {
    const sharing = new FakeSharing();
    await open(sharing, "comment");
    expect(allByName("button", "Ask to comment")).toEqual([]);
    sharing.isDown = true;
    await click(byName("button", "Ask to edit"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("The owners were not asked."));
    expect(allByName("button", "Ask to edit")).toHaveLength(1);
  });

  it("lists who asks, with both answers", async () => {
    const sharing = new FakeSharing();
    sharing.requests = [{ person: guest.person, role: "edit", askedAt: 1 }];
    await open(sharing);
    expect(text()).toContain("Guest asks to edit");
    await click(byName("button", "Allow"));
    expect(sharing.calls).toContain("accept g");
  });

  it("lets members leave, and the owner not", async () => {
    const sharing = new FakeSharing();
    await open(sharing, "view");
    await click(byName("button", "Leave this document"));
    expect(sharing.calls).toEqual(["remove g"]);
  });

  it("offers the owner to hide viewers, and takes it back when the server did not", async () => {
    const sharing = new FakeSharing();
    await open(sharing);
    await vi.waitFor(() => expect(document.querySelector("[role=dialog] input[type=checkbox]")).toBeTruthy());
    const box = document.querySelector("[role=dialog] input[type=checkbox]");
    if (!(box instanceof HTMLInputElement)) throw new Error("no checkbox");
    await click(box);
    expect(sharing.calls).toContain("hide true");
    expect(box.checked).toBe(true);
    sharing.isDown = true;
    await click(box);
    await vi.waitFor(() => expect(box.checked).toBe(true));
    expect(allByName("button", "Leave this document")).toEqual([]);
  });
});

describe("publishing", () => {
  it("makes the document a page, lets it be found, and takes it back", async () => {
    const sharing = new FakeSharing();
    await open(sharing);
    await vi.waitFor(() => byName("button", "Publish"));
    await click(byName("button", "Publish"));
    await vi.waitFor(() => byName("button", "Unpublish"));
    expect(sharing.calls).toContain("publish live");
    // What the dialog says first stays true.
    expect(document.body.textContent).toContain("Everybody can read it as a page.");
    expect(byName("textbox", "Address of the page")).toHaveProperty(
      "value",
      expect.stringMatching(/\/p\/plan-1a2b3c$/),
    );
    await click(byName("checkbox", "Search engines may list it"));
    expect(byName("checkbox", "Search engines may list it")).toHaveProperty("checked", true);
    await vi.waitFor(() => expect(sharing.page?.isIndexed).toBe(true));
    await click(byName("button", "Unpublish"));
    await vi.waitFor(() => byName("button", "Publish"));
    expect(sharing.page).toBeNull();
    expect(document.body.textContent).not.toContain("Everybody can read");
  });

  it("is for owners", async () => {
    const sharing = new FakeSharing();
    await open(sharing, "edit");
    expect(sharing.calls).not.toContain("publication");
  });
});
