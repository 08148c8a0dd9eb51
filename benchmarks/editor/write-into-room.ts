import { WebSocket } from "ws";
import { emptyStep1, sync, syncFrame } from "../server/load/frames.ts";

/** Puts an update into a room and waits until the server has it: it answers what is asked after it. */
export async function writeIntoRoom(address: string, update: Uint8Array): Promise<void> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.send(syncFrame(sync.update, update));
  socket.send(emptyStep1);
  await new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      if (data.length > update.length / 2) resolve();
    });
  });
  socket.close();
}
