/** The thread's first file where the server is not bundled: under tsx, and in tests. */
import { serveCompactions } from "./compaction-thread.ts";

serveCompactions();
