/** The thread's first file. */
import { serveCompactions } from "./compaction-thread.ts";

serveCompactions();
