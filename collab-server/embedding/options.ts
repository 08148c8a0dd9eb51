/**
 * What a program that embeds the collab server sees (docs/embedding.md). This file imports nothing of ours: its declarations are
 * published as they are.
 */
import type { Doc } from "yjs";

export type Role = "view" | "comment" | "edit" | "own";

/** Somebody who was verified. Everything they write is credited to `id`. */
export interface User {
  id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** What a request for a socket says. Only `address` is not up to the sender. */
export interface SocketRequest {
  room: string;
  /** From the subprotocol `quire.token.<token>` or from `?token=`. */
  token: string | undefined;
  origin: string | undefined;
  address: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Connection {
  room: string;
  connectionId: string;
  /** Undefined without an `authenticate` hook. */
  user: User | undefined;
  role: Role;
}

/**
 * `authenticate`, `authorise` and `onLoad` are awaited, for ten seconds at most. The others are told what happened, in order, and
 * hold nobody up. A hook that throws, rejects or takes too long is logged (`hook.failed`, with the name and a code) and never ends
 * the server; when it was one that is awaited, the socket is closed with 4500, which clients try again.
 */
export interface Hooks {
  /** Who is it? Undefined: closed with 4401. Without this hook everybody may come, unverified. */
  authenticate?: (request: SocketRequest) => Promise<User | undefined> | User | undefined;
  /** What may they do? Undefined: closed with 4403. Without this hook everybody who was let in may edit. */
  authorise?: (question: {
    room: string;
    user: User | undefined;
  }) => Promise<Role | undefined> | Role | undefined;
  /**
   * A room was loaded, and nobody is in it yet. For a room in which nothing was ever written, the answer, a Yjs update (V1), is
   * its first content: on disk before anybody is let in, and so never twice.
   */
  onLoad?: (room: {
    room: string;
    isNew: boolean;
  }) => Promise<Uint8Array | undefined> | Uint8Array | undefined;
  /** Edits are on disk: at most once per room and second, the last of a burst always. */
  onStore?: (stored: { room: string; userId: string | undefined; at: number }) => Promise<void> | void;
  onConnect?: (connection: Connection) => Promise<void> | void;
  onDisconnect?: (connection: Connection) => Promise<void> | void;
  /** Something new was accepted: a Yjs update (V1), checked and without what was known already. It may not be on disk yet. */
  onUpdate?: (update: {
    room: string;
    userId: string | undefined;
    update: Uint8Array;
  }) => Promise<void> | void;
}

export interface Logger {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

export interface CollabServerOptions {
  /** The folder that everything is kept in. Null: in memory, gone at the end; for tests. */
  dataDir: string | null;
  hooks?: Hooks;
  /** Pages that may connect, beside those of the same host, as `https://notes.example`; `*` for any. */
  allowedOrigins?: readonly string[];
  /** Default 1000. */
  maxConnectionsPerAddress?: number;
  /** Default: warnings and errors as JSON lines on standard output. */
  logger?: Logger;
}

export interface CollabServer {
  /** Gives the port. Host 127.0.0.1 and a free port unless told otherwise. */
  listen(port?: number, host?: string): Promise<number>;
  /** Reads a document as it is now. The Y.Doc must not be kept or changed. */
  read<T>(room: string, read: (doc: Doc) => T): Promise<T>;
  /** Changes a document, credited to `userId`; resolves when it is on disk. People in the room see it at once. */
  edit(room: string, userId: string, edit: (doc: Doc) => void): Promise<void>;
  /** Tells the sockets that are open what `authorise` would say from now on. Undefined: they are closed with 4403. */
  setRole(room: string, userId: string, role: Role | undefined): void;
  /** Writes everything, says goodbye to everybody (1012), and lets go of the folder. */
  close(): Promise<void>;
}
