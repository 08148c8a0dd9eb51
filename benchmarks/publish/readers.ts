/** Readers of one live page: as many open streams as are asked for, without a browser. */
import { get, type IncomingMessage } from "node:http";

export interface Crowd {
  /** When each of them has heard of `mark`, by performance.now(). */
  hear(mark: string): Promise<number[]>;
  /** Resolves when every stream has ended. */
  ended(): Promise<void>;
}

/** Opens the streams, some at a time, and resolves when all are open. */
export async function followers(address: string, count: number): Promise<Crowd> {
  const streams: IncomingMessage[] = [];
  for (let open = 0; open < count; open += 50)
    streams.push(...(await Promise.all(Array.from({ length: 50 }, () => openStream(address)))));
  let wanted = "";
  let heard: number[] = [];
  let tell = (_times: number[]): void => {};
  for (const stream of streams) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      if (wanted === "" || !text.includes(wanted)) return;
      heard.push(performance.now());
      if (heard.length === count) tell(heard);
    });
    stream.on("error", () => {});
  }
  return {
    hear(mark) {
      wanted = mark;
      heard = [];
      return new Promise((resolve) => {
        tell = resolve;
      });
    },
    async ended() {
      await Promise.all(streams.map((stream) => new Promise((resolve) => stream.once("close", resolve))));
    },
  };
}

function openStream(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent: false }, (stream) => {
      if (stream.statusCode === 200) resolve(stream);
      else reject(new Error(`A stream was answered with ${stream.statusCode}`));
    });
    request.on("error", reject);
  });
}
