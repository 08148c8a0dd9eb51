/** The examples of docs/embedding.md, word for word, in a program beside the built package. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const root = new URL("../..", import.meta.url).pathname;
const built = `${root}node_modules/.cache/quire-test/examples-${process.pid}`;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "quire-examples-"));
  await mkdir(join(built, "dist"), { recursive: true });
  const [program, embedded] = ["quire-collab-server.js", "collab-server.js"].map((file) =>
    join(built, "dist", file),
  );
  execFileSync(
    process.execPath,
    ["--import", "tsx", `${root}collab-server/bundle.ts`, program ?? "", embedded ?? ""],
    {
      cwd: root,
    },
  );
  await writeFile(
    join(built, "package.json"),
    JSON.stringify({ name: "quire", type: "module", exports: packageJson.exports }),
  );
  await mkdir(join(home, "node_modules"));
  await symlink(built, join(home, "node_modules/quire"));
  for (const name of ["yjs", "ws"])
    await symlink(`${root}node_modules/${name}`, join(home, "node_modules", name));
});
afterAll(async () => {
  await rm(built, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
});

/** An example in a folder of its own, without its imports, on a free port. */
function asBody(example: string, folder: string): string {
  return example
    .replaceAll(/^import .*$/gm, "")
    .replace('"./data"', JSON.stringify(folder))
    .replace("listen(1234)", "listen(0)");
}

test("EMBEDDED every example of docs/embedding.md runs and does what the text says", {
  timeout: 60_000,
}, async () => {
  const text = await readFile(`${root}docs/embedding.md`, "utf8");
  const examples = [...text.matchAll(/```js\n([^]*?)```/g)].map(([, code = ""]) => code);
  expect(examples).toHaveLength(5);
  const [first = "", told = "", cookies = "", content = "", changing = ""] = examples;
  const program = `
    import { createCollabServer } from "quire/collab-server";
    import { WebSocket } from "ws";
    import * as Y from "yjs";
    const ann = { id: "ann", name: "Ann", color: "#1d4ed8" };
    const sessions = new Map([["t", ann], ["b", { ...ann, id: "bob" }]]);
    const mayEdit = async (id) => id === "ann";
    const userOfCookie = (cookie) => (cookie === "session=t" ? ann : undefined);
    const templateFor = async (room) => "Notes of " + room;
    const present = new Map();
    const traffic = { bytes: 0, count: (_room, bytes) => (traffic.bytes += bytes) };
    const index = new Map();
    index.put = index.set;
    const until = async (condition) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const said = {};

    /** The role that a socket is told, or the code it is closed or refused with. */
    const enter = (port, path, headers = {}) => new Promise((resolve) => {
      const socket = new WebSocket("ws://127.0.0.1:" + port + "/" + path, ["quire.v1"], { headers });
      socket.once("message", (data) => {
        resolve(JSON.parse(data.subarray(data.indexOf("{")).toString()).role);
        socket.terminate();
      });
      socket.once("close", (code) => resolve(code));
      socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
      socket.on("error", () => {});
    });

    {
      ${asBody(first, "first")}
      said.first = [await enter(port, "my-room?token=t"), await enter(port, "my-room?token=b"), await enter(port, "my-room?token=x")];
      ${asBody(changing, "")}
      said.text = [text, await server.read("my-room", (doc) => doc.getText("notes").toString())];
      await server.close();
    }
    {
      ${asBody(told, "told")}
      const port = await server.listen();
      const socket = new WebSocket("ws://127.0.0.1:" + port + "/room?token=any");
      await until(() => present.size === 1);
      said.present = [...present.values()][0];
      await server.edit("room", "import-bot", (doc) => doc.getText("notes").insert(0, "found"));
      await until(() => index.get("room") !== undefined);
      said.told = [index.get("room"), traffic.bytes > 0];
      socket.close();
      await until(() => present.size === 0);
      await server.close();
    }
    {
      ${asBody(cookies, "cookies")}
      const port = await server.listen();
      const cookie = "session=t";
      said.cookies = [
        await enter(port, "room", { cookie, origin: "https://notes.example" }),
        await enter(port, "room", { cookie, origin: "https://evil.example" }),
        await enter(port, "room", { origin: "https://notes.example" }),
      ];
      await server.close();
    }
    {
      const server = await createCollabServer({ dataDir: "content", hooks: { ${content} } });
      said.content = await server.read("May", (doc) => doc.getText("notes").toString());
      await server.close();
    }
    process.stdout.write(JSON.stringify(said));
  `;
  await writeFile(join(home, "program.mjs"), program);
  const output = execFileSync(process.execPath, ["program.mjs"], { cwd: home, encoding: "utf8" });
  expect(JSON.parse(output)).toEqual({
    first: ["edit", "view", 4401],
    present: { room: "room", role: "edit" },
    told: ["found", true],
    text: ["", "…"],
    cookies: ["edit", 403, 4401],
    content: "Notes of May",
  });
});
