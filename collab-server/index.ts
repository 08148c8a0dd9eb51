/** What the package gives to programs that embed the server: `import { createCollabServer } from "quire/collab-server"`. */
import { isCompactionThread, serveCompactions } from "./compaction/compaction-thread.ts";

export { createCollabServer } from "./embedding/create-collab-server.ts";
export type {
  CollabServer,
  CollabServerOptions,
  Connection,
  Hooks,
  Logger,
  Role,
  SocketRequest,
  User,
} from "./embedding/options.ts";

// Bundled, this file is also what the compaction thread starts from.
if (isCompactionThread()) serveCompactions();
