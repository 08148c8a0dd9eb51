/**
 * What glibc's allocator is told for the collab server; other systems pay no heed. By itself it keeps an arena for every thread,
 * and gives freed memory of LevelDB's threads back to nobody: under 300 MB of writes, that was half of all that the server took.
 */
export const allocatorSettings: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "2",
  // Fixed: glibc would raise them with what it sees, and keep more and more.
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
};
