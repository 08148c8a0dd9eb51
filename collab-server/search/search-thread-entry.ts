/** The thread's first file. */
import { serveSearch } from "./search-thread.ts";

serveSearch();
