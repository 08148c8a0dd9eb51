/** Why a thread is not changed. */
import { DirectoryError } from "../documents/directory-error.ts";

export function threadNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such thread any more.");
}

export function notYours(): DirectoryError {
  return new DirectoryError("forbidden", "Only who wrote it, or an owner, may do that.");
}

export function nothingToSay(): DirectoryError {
  return new DirectoryError("bad_request", "There is nothing in this comment.");
}
