/** A file of its own, so that what is loaded when code appears is the engine alone, without the grammars that lowlight bundles. */
import { createLowlight } from "lowlight";

/** An engine that knows no language yet. */
export function createEngine(): ReturnType<typeof createLowlight> {
  return createLowlight();
}
