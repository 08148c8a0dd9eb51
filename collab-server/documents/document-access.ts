import { type Role, roleAllows } from "#lib/collab/role.ts";
import { effectiveRole } from "../access/effective-role.ts";
import { DirectoryError, documentNotFound } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { DocumentRecord, GrantRecord } from "./records.ts";

export interface OpenedDocument {
  document: DocumentRecord;
  grant: GrantRecord;
  role: Role;
}

/** What the person may do with the document; undefined without access, whether it exists or not. */
export async function findAccess(
  directory: DirectoryPort,
  personId: string,
  documentId: string,
): Promise<OpenedDocument | undefined> {
  // The grant first, and nothing more without one: an existing document costs a stranger the same one read as none.
  const grant = await directory.grant(documentId, personId);
  if (grant === undefined) return undefined;
  const document = await directory.document(documentId);
  const role = effectiveRole(document, grant, directory.now());
  return document === undefined || role === undefined ? undefined : { document, grant, role };
}

/** As findAccess, but throws: `not_found` without access, `forbidden` when the role does not include `needed`. */
export async function requireAccess(
  directory: DirectoryPort,
  personId: string,
  documentId: string,
  needed: Role,
): Promise<OpenedDocument> {
  const opened = await findAccess(directory, personId, documentId);
  if (opened === undefined) throw documentNotFound();
  if (!roleAllows(opened.role, needed))
    throw new DirectoryError("forbidden", "Your access to this document does not allow that.");
  return opened;
}
