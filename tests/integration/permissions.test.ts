/**
 * Who may do what, by way of pages and of the pages' HTTP API, through the real launcher; permissions-sockets.test.ts has the
 * rest. A route that is in no row of the table fails. What is refused must leave no trace.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "./launcher-process.ts";
import { everybody, ok, type Subject, usePeople, type Who } from "./people-of-every-role.ts";
import { type Action, actions, type Row, readers } from "./permission-table.ts";

const { as, idOf, makeDocument } = usePeople();

async function act({ method, route, body }: Action, who: Who, subject: Subject): Promise<number> {
  const names: Record<string, string> = { ...subject, personId: idOf("target") };
  const path = `/api/documents/${subject.id}${route.replace(/\[(\w+)\]/g, (_, name: string) => names[name] ?? "")}`;
  const answer = method === "GET" ? await as(who).get(path) : await as(who).send(method, path, body?.(idOf));
  await answer.text();
  return answer.status;
}

describe("HTTP", () => {
  test("every route about a document is in the table", () => {
    const root = join(projectRoot, "app/api/documents/[docId]");
    const found = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("route.ts"))
      .flatMap((path) => {
        const source = readFileSync(join(root, path), "utf8");
        const route = path === "route.ts" ? "" : `/${path.replace(/\/route\.ts$/, "")}`;
        return [...source.matchAll(/export (?:async )?function (GET|POST|PATCH|PUT|DELETE)/g)].map(
          ([, method = ""]) => `${method} ${route}`,
        );
      });
    const inTable = new Set(actions.map(({ method, route }) => `${method} ${route}`));
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((route) => !inTable.has(route))).toEqual([]);
  });

  const refusals = actions.map((action) => ({
    action,
    title: `${action.method} ${action.route || "/"}`,
    who: everybody.filter((each) => action.row[each] >= 400),
  }));
  test("whoever may not is refused, and nothing has changed after all of it", {
    timeout: 60_000,
  }, async () => {
    const subject = await makeDocument({ hasThread: true });
    const state = async () =>
      Promise.all(
        ["", "/people", "/links", "/requests", "/comments", "/publication"].map((rest) =>
          ok(as("owner").get(`/api/documents/${subject.id}${rest}`)),
        ),
      );
    const before = await state();
    for (const { action, title, who } of refusals) {
      for (const each of who)
        expect([title, each, await act(action, each, subject)]).toEqual([title, each, action.row[each]]);
    }
    expect(await state()).toEqual(before);
  });

  test.each(actions.map((action) => [`${action.method} ${action.route || "/"}`, action] as const))(
    "%s does it for those who may",
    { timeout: 60_000 },
    async (_title, action) => {
      const isShared = action.method === "GET" || action.isRepeatable === true;
      const hasThread = action.route.includes("[threadId]");
      const shared = isShared ? await makeDocument({ hasThread }) : undefined;
      for (const who of everybody.filter((each) => action.row[each] < 400))
        expect([
          who,
          await act(action, who, shared ?? (await makeDocument({ inside: [who, "target"], hasThread }))),
        ]).toEqual([who, action.row[who]]);
    },
  );
});

describe("pages", () => {
  const statuses: Row = { ...readers(200) };
  test("a document is there for those who may read it, and for everybody else the same as none", async () => {
    const { id } = await makeDocument();
    for (const who of everybody)
      expect([who, (await as(who).get(`/d/${id}`)).status]).toEqual([who, statuses[who]]);
    expect((await as("owner").get(`/d/${"A".repeat(22)}`)).status).toBe(404);
  });
});
