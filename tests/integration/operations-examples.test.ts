/**
 * What docs/operations.md gives to copy, word for word: nginx and Caddy in front of a real Quire, and the systemd unit. Only the
 * ports, the certificate and the place of the program differ.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { documentSchema } from "#lib/collab/service-api.ts";
import { handshake } from "./browser-session.ts";
import { buildOnce } from "./build-once.ts";
import { endLaunchers, projectRoot, startLauncher } from "./launcher-process.ts";

const host = "quire.example.org";
const home = await mkdtemp(join(tmpdir(), "quire-operations-"));
const operations = await readFile(`${projectRoot}docs/operations.md`, "utf8");
const proxies: ChildProcess[] = [];
let quire: string;

beforeAll(async () => {
  await buildOnce();
  const launcher = startLauncher({ DATA_DIR: join(home, "data"), TRUST_PROXY: "1", HOST: "127.0.0.1" });
  quire = `127.0.0.1:${new URL(await launcher.ready()).port}`;
}, 300_000);
afterEach(() => {
  for (const proxy of proxies.splice(0)) proxy.kill("SIGTERM");
});
afterAll(async () => {
  await endLaunchers();
  await rm(home, { recursive: true, force: true });
});

/** The first fenced block behind `heading`. */
function example(heading: string): string {
  const [, block = ""] = /```\w*\n([^]*?)```/.exec(operations.slice(operations.indexOf(heading))) ?? [];
  return block;
}

function isMissing(program: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`]);
    return false;
  } catch {
    return true;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It listens on a port.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A browser at https://quire.example.org, which is the proxy at `port`. */
function openBrowser(port: number) {
  let cookie = "";
  const at = { port, servername: host, rejectUnauthorized: false };
  return {
    send: (method: string, path: string, body?: string) =>
      new Promise<{ status: number | undefined; setCookie: string; text: string }>((resolve, reject) => {
        const headers = { host, cookie, origin: `https://${host}`, "content-type": "application/json" };
        const asked = request({ ...at, host: "127.0.0.1", method, path, headers }, (response) => {
          const setCookie = (response.headers["set-cookie"] ?? []).join("\n");
          if (setCookie !== "") cookie = setCookie.split(";", 1)[0] ?? "";
          let text = "";
          response.on("data", (chunk: Buffer) => (text += chunk.toString()));
          response.on("end", () => resolve({ status: response.statusCode, setCookie, text }));
        });
        asked.on("error", reject);
        asked.end(body);
      }),
    connect: (room: string, token: string, origin = `https://${host}`) =>
      new WebSocket(`wss://127.0.0.1:${port}/collab/${room}`, ["quire.v1", `quire.token.${token}`], {
        ...at,
        origin,
        headers: { host, cookie },
      }),
  };
}

/** Pages, the cookie of https, the API and the WebSocket, through the proxy at `port`. */
async function expectQuireBehind(port: number): Promise<void> {
  const browser = openBrowser(port);
  const page = () => browser.send("GET", "/").catch(() => undefined);
  await expect.poll(async () => (await page())?.status, { timeout: 20_000, interval: 50 }).toBe(200);
  const newcomer = openBrowser(port);
  expect((await newcomer.send("GET", "/")).setCookie).toContain("; Secure");

  const created = await newcomer.send("POST", "/api/documents", JSON.stringify({ kind: "blank" }));
  const { id } = documentSchema.parse(JSON.parse(created.text));
  const answer = await newcomer.send("GET", "/api/collab-token");
  const { token } = collabTokenAnswerSchema.parse(JSON.parse(answer.text));
  const socket = newcomer.connect(id, token);
  const first = new Promise<Buffer>((resolve) => socket.once("message", resolve));
  expect(await handshake(socket)).toEqual({ protocol: "quire.v1" });
  expect((await first)[0]).toBe(101);
  socket.close();
  expect(await handshake(newcomer.connect(id, token, "https://evil.example"))).toEqual({ status: 403 });
}

test.skipIf(isMissing("nginx") || isMissing("openssl"))("OPERATIONS nginx, as the text has it", async () => {
  const port = await freePort();
  const folder = join(home, "nginx");
  await mkdir(folder);
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const files = ["-keyout", key, "-out", certificate];
  const kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", `/CN=${host}`];
  execFileSync("openssl", ["req", ...kind, ...files], { stdio: "ignore" });
  const server = example("nginx:")
    .replace(
      "listen 443 ssl;",
      `listen 127.0.0.1:${port} ssl; ssl_certificate ${certificate}; ssl_certificate_key ${key};`,
    )
    .replace("127.0.0.1:3000", quire);
  expect(server).toContain(quire);
  await writeFile(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr;
     events {}
     http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
            fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; ${server} }`,
  );
  proxies.push(spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" }));
  await expectQuireBehind(port);
});

test.skipIf(isMissing("caddy"))("OPERATIONS Caddy, as the text has it", async () => {
  const port = await freePort();
  const site = example("Caddy:")
    .replace(`${host} {`, `${host} {\n tls internal`)
    .replace("127.0.0.1:3000", quire);
  expect(site).toContain(quire);
  const settings = `admin off\n skip_install_trust\n auto_https disable_redirects\n https_port ${port}`;
  await writeFile(join(home, "Caddyfile"), `{\n ${settings}\n default_bind 127.0.0.1\n}\n${site}`);
  proxies.push(
    spawn("caddy", ["run", "--adapter", "caddyfile", "--config", join(home, "Caddyfile")], {
      env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
      stdio: "ignore",
    }),
  );
  await expectQuireBehind(port);
});

test.skipIf(isMissing("systemd-analyze"))("OPERATIONS the systemd unit, as the text has it", async () => {
  const unit = example("## systemd").replace("/usr/bin/node", process.execPath);
  expect(unit).toContain(`ExecStart=${process.execPath} `);
  const file = join(home, "quire.service");
  await writeFile(file, unit);
  const checked = execFileSync("sh", ["-c", `systemd-analyze verify ${file} 2>&1`], { encoding: "utf8" });
  expect(checked).toBe("");
});
