import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "./binding.ts";
import { textBinding } from "./text/text-binding.ts";
import { xmlBinding } from "./xml/xml-binding.ts";

const bindings: Record<DocumentFormat, Binding> = { xml: xmlBinding, text: textBinding };

/** The adapter for a document's format, as told by message 101 or the directory. */
export function bindingFor(format: DocumentFormat): Binding {
  return bindings[format];
}
