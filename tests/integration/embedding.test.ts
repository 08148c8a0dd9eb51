/** The server inside somebody else's program: hooks, their order, and what happens when they fail. */
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type CollabServer, type CollabServerOptions, createCollabServer } from "#collab-server/index.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import packageJson from "../../package.json" with { type: "json" };
import { connectRaw, type RawClient } from "./raw-client.ts";

const root = new URL("../..", import.meta.url).pathname;
let home: string;
const servers: CollabServer[] = [];
const clients: RawClient[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "quire-embedding-"));
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  for (const server of servers.splice(0)) await server.close();
  await rm(home, { recursive: true, force: true });
});

async function start(options: Partial<CollabServerOptions> = {}) {
  const logger = createRecordingLogger();
  const server = await createCollabServer({ dataDir: home, logger, ...options });
  servers.push(server);
  const url = `ws://127.0.0.1:${await server.listen()}`;
  const connect = (path: string): RawClient => {
    const client = connectRaw(`${url}/${path}`);
    clients.push(client);
    return client;
  };
  return { server, connect, events: logger.events };
}

const ann = { id: "ann", name: "Ann", color: "#1d4ed8" };
const text = (client: RawClient) => client.doc.getText("t").toJSON();
const greeting = () => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "hello");
  return Y.encodeStateAsUpdate(doc);
};

test("HOOKS authenticate says who, authorise says what, and a changed role reaches open sockets", async () => {
  const asked: unknown[] = [];
  const { server, connect } = await start({
    hooks: {
      authenticate: ({ token, room, address, headers }) => {
        asked.push([token, room, address, headers["sec-websocket-version"]]);
        return token === "let-me-in" ? ann : undefined;
      },
      authorise: async ({ room, user }) => (room === "hers" && user?.id === "ann" ? "edit" : undefined),
    },
  });
  expect((await connect("hers?token=wrong").closed).code).toBe(4401);
  expect((await connect("his?token=let-me-in").closed).code).toBe(4403);
  const client = connect("hers?token=let-me-in");
  await client.synced;
  expect(client.frames[0]).toMatchObject({ session: { role: "edit", user: ann } });
  expect(asked[0]).toEqual(["wrong", "hers", "127.0.0.1", "13"]);
  server.setRole("hers", "ann", "view");
  await expect.poll(() => client.frames).toContainEqual({ type: "session", session: { role: "view" } });
  server.setRole("hers", "ann", undefined);
  expect((await client.closed).code).toBe(4403);
});

test("HOOKS onLoad fills a new room once, on disk before anybody is in, also with two first visitors and a restart", async () => {
  const loads: unknown[] = [];
  const hooks = {
    onLoad: (room: { room: string; isNew: boolean }) => {
      loads.push(room);
      return greeting();
    },
  };
  const first = await start({ hooks });
  const [a, b] = [first.connect("room"), first.connect("room")];
  await Promise.all([a.synced, b.synced]);
  expect([text(a), text(b)]).toEqual(["hello", "hello"]);
  a.socket.terminate();
  b.socket.terminate();
  await servers.pop()?.close();
  const second = await start({ hooks });
  const again = second.connect("room");
  await again.synced;
  expect(text(again)).toBe("hello");
  expect(loads).toEqual([
    { room: "room", isNew: true },
    { room: "room", isNew: false },
  ]);
});

test("HOOKS are told what happened, in order, with copies, and the log stays as it was whatever they do", async () => {
  const told: unknown[][] = [];
  const updates = new Y.Doc();
  const { server, connect } = await start({
    hooks: {
      authenticate: () => ann,
      onConnect: ({ room, user, role }) => void told.push(["connect", room, user?.id, role]),
      onUpdate: ({ room, userId, update }) => {
        told.push(["update", room, userId]);
        Y.applyUpdate(updates, update);
        update.fill(0);
      },
      onStore: ({ room, userId }) => void told.push(["store", room, userId]),
      onDisconnect: ({ room, user }) => void told.push(["disconnect", room, user?.id]),
    },
  });
  const client = connect("room?token=any");
  await client.synced;
  client.edit((doc) => doc.getText("t").insert(0, "one"));
  await expect.poll(() => told.map(([name]) => name)).toEqual(["connect", "update", "store"]);
  client.socket.close();
  await expect.poll(() => told.at(-1)).toEqual(["disconnect", "room", "ann"]);
  expect(told).toContainEqual(["connect", "room", "ann", "edit"]);
  expect(updates.getText("t").toJSON()).toBe("one");
  await server.edit("room", "bob", (doc) => doc.getText("t").insert(3, " two"));
  expect(await server.read("room", (doc) => doc.getText("t").toJSON())).toBe("one two");
  await servers.pop()?.close();
  const again = await start();
  expect(await again.server.read("room", (doc) => doc.getText("t").toJSON())).toBe("one two");
});

test("HOOKS that throw are logged with a code and hold nobody up: every edit is acknowledged", async () => {
  const fail = () => Promise.reject(new Error("theirs"));
  const throwing = () => {
    throw new Error("theirs");
  };
  const { connect, events } = await start({
    hooks: { onConnect: throwing, onUpdate: fail, onStore: throwing, onDisconnect: fail },
  });
  const [client, reader] = [connect("room"), connect("room")];
  await Promise.all([client.synced, reader.synced]);
  client.edit((doc) => doc.getText("t").insert(0, "kept"));
  await expect.poll(() => client.settled()).toBe(2);
  await expect.poll(() => text(reader)).toBe("kept");
  client.socket.close();
  await expect
    .poll(
      () =>
        new Set(
          events
            .filter(({ event }) => event === "hook.failed")
            .map(({ fields }) => JSON.stringify(fields, ["hook", "code"])),
        ),
    )
    .toEqual(
      new Set(
        ["onConnect", "onUpdate", "onStore", "onDisconnect"].map((hook) =>
          JSON.stringify({ hook, code: "hook_failed" }),
        ),
      ),
    );
});

test("HOOKS whose answer is needed and that fail or answer nonsense: 4500, and the next try may succeed", async () => {
  let isWell = false;
  const unlessWell = <T>(answer: T) => {
    if (!isWell) throw new Error("theirs");
    return answer;
  };
  for (const hooks of [
    { authenticate: () => unlessWell(ann) },
    { authenticate: () => (isWell ? ann : { id: "", name: "x", color: "red" }) },
    { authorise: () => unlessWell("edit" as const) },
    { onLoad: () => unlessWell(greeting()) },
    { onLoad: () => (isWell ? greeting() : Uint8Array.of(9, 9, 9)) },
  ]) {
    isWell = false;
    const { connect } = await start({ hooks, dataDir: null });
    expect((await connect("room?token=t").closed).code).toBe(4500);
    isWell = true;
    await connect("room?token=t").synced;
  }
});

test("EMBEDDED the built package runs in a program of its own, with types, and compacts in a thread", {
  timeout: 120_000,
}, async () => {
  // As npm would lay it out: the package, and its dependencies beside it.
  const built = `${root}node_modules/.cache/quire-test/embedded-${process.pid}`;
  const cli = join(built, "dist/quire-collab-server.js");
  await mkdir(join(built, "dist"), { recursive: true });
  try {
    execFileSync(
      process.execPath,
      ["--import", "tsx", `${root}collab-server/bundle.ts`, cli, join(built, "dist/collab-server.js")],
      { cwd: root },
    );
    await writeFile(
      join(built, "package.json"),
      JSON.stringify({ name: "quire", type: "module", exports: packageJson.exports }),
    );
    await mkdir(join(home, "node_modules"));
    await symlink(built, join(home, "node_modules/quire"));
    await symlink(`${root}node_modules/yjs`, join(home, "node_modules/yjs"));
    const source = `
      import { createCollabServer, type CollabServer, type Hooks } from "quire/collab-server";
      const hooks: Hooks = {
        authenticate: ({ token }) => (token === "t" ? { id: "ann", name: "Ann", color: "#1d4ed8" } : undefined),
        onUpdate: ({ room, userId, update }) => void [room.length, userId?.length, update.byteLength],
      };
      let heard = () => {};
      const compacted = new Promise<void>((resolve) => (heard = resolve));
      const log = (_fields: object, event: string) => void (event === "log.compacted" && heard());
      const logger = { debug: log, info: log, warn: log, error: log };
      const server: CollabServer = await createCollabServer({ dataDir: "data", hooks, logger });
      await server.edit("room", "ann", (doc) => doc.getText("t").insert(0, "hello"));
      const length: number = await server.read("room", (doc) => doc.getText("t").length);
      // @ts-expect-error a role that does not exist
      if (length < 0) server.setRole("room", "ann", "king");
      await server.edit("large", "ann", (doc) => doc.getText("t").insert(0, "x".repeat(500_000)));
      await compacted;
      await server.close();
    `;
    await writeFile(join(home, "program.ts"), source);
    await writeFile(
      join(home, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          lib: ["es2022"],
          types: [],
          strict: true,
          outDir: "out",
          skipLibCheck: true,
        },
        files: ["program.ts"],
      }),
    );
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
    execFileSync(`${root}node_modules/.bin/tsc`, ["-p", home], { cwd: home });
    const child = spawn(process.execPath, ["out/program.js"], { cwd: home, stdio: "inherit" });
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
    const { server } = await start({ dataDir: join(home, "data") });
    expect(await server.read("room", (doc) => doc.getText("t").toJSON())).toBe("hello");
  } finally {
    await rm(built, { recursive: true, force: true });
  }
});
