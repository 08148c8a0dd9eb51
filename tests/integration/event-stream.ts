/** A reader's stream of Server-Sent Events, without a browser. */
export interface EventStream {
  status: number;
  headers: Headers;
  /** What came so far: the name of each event and its data, comments left out. */
  events: { event: string; data: unknown }[];
  /** Set when the server ended it. */
  isEnded: boolean;
  close(): void;
}

/** Opens one, and reads until it ends or is closed. */
export async function openEventStream(url: string): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal, headers: { accept: "text/event-stream" } });
  const stream: EventStream = {
    status: response.status,
    headers: response.headers,
    events: [],
    isEnded: false,
    close: () => abort.abort(),
  };
  const read = async (): Promise<void> => {
    let text = "";
    try {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const messages = `${text}${chunk}`.split("\n\n");
        text = messages.pop() ?? "";
        for (const message of messages) {
          const [, event] = /^event: (.*)$/m.exec(message) ?? [];
          const [, data = "null"] = /^data: (.*)$/m.exec(message) ?? [];
          if (event !== undefined) stream.events.push({ event, data: JSON.parse(data) });
        }
      }
      stream.isEnded = true;
    } catch {
      // Closed by whoever reads, or cut off: for the test that is no end in order.
      stream.isEnded = !abort.signal.aborted;
    }
  };
  // oxlint-disable-next-line no-void -- `read` handles its own failures.
  void read();
  return stream;
}
