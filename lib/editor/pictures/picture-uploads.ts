/**
 * Pictures on their way to the server. Until one has arrived only its own author sees a place for it, with its progress; then
 * the picture goes into the document there, wherever that place has moved to meanwhile.
 */
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { BlobEntry } from "#lib/collab/service-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { schema } from "../schema/schema.ts";
import { blobSource } from "./picture-address.ts";
import { placeForPicture } from "./place-for-picture.ts";
import { drawUpload } from "./upload-card.ts";

export interface PictureSource {
  /** What is known of it beside its bytes. */
  attrs: Readonly<Record<string, unknown>>;
  /** There is nothing to bring: trying again would not help. */
  readonly isLost?: boolean;
  /** Brings it to the server; `onProgress` hears from 0 to 1. Rejects with an error whose message may be shown. */
  readonly send: (onProgress: (fraction: number) => void, signal: AbortSignal) => Promise<BlobEntry>;
}

interface Upload {
  id: number;
  pos: number;
  source: PictureSource;
  /** Why it did not arrive. */
  failure?: string;
}

type UploadChange = { add: readonly Upload[] } | { remove: number } | { fail: number; failure: string };

const key = new PluginKey<readonly Upload[]>("quire.pictureUploads");
let lastId = 0;

/** Takes the bookkeeping of uploads into an editor. `describe` makes a sentence of what an upload failed with. */
export function pictureUploads(texts: Texts, describe: (error: unknown) => string): Plugin {
  const running = new Map<number, { abort: AbortController; fraction: number }>();
  /** What is drawn of each: before its upload begins, and anew whenever the view likes. */
  const cards = new Map<number, HTMLElement>();

  function start(view: EditorView, { id, source }: Upload): void {
    const run = { abort: new AbortController(), fraction: 0 };
    running.set(id, run);
    const onProgress = (fraction: number): void => {
      run.fraction = fraction;
      showProgress(cards.get(id), fraction);
    };
    source.send(onProgress, run.abort.signal).then(
      (blob) => arrive(view, id, blob),
      (error: unknown) => {
        if (!run.abort.signal.aborted && !view.isDestroyed)
          change(view, { fail: id, failure: describe(error) });
      },
    );
  }

  function arrive(view: EditorView, id: number, { hash, width, height }: BlobEntry): void {
    if (view.isDestroyed) return;
    const upload = uploadsOf(view.state).find((candidate) => candidate.id === id);
    if (upload === undefined) return;
    const { tr } = view.state;
    const image = schema.node("image", { ...upload.source.attrs, src: blobSource(hash), width, height });
    tr.insert(placeForPicture(tr.doc, upload.pos), image);
    view.dispatch(startUndoStep(tr).setMeta(key, { remove: id } satisfies UploadChange));
  }

  return new Plugin<readonly Upload[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, uploads) => {
        const moved = tr.docChanged
          ? uploads.map((upload) => ({ ...upload, pos: tr.mapping.map(upload.pos, -1) }))
          : uploads;
        const told: UploadChange | undefined = tr.getMeta(key);
        return told === undefined ? moved : applyChange(moved, told);
      },
    },
    props: {
      decorations: (state) => {
        const uploads = uploadsOf(state);
        if (uploads.length === 0) return null;
        return DecorationSet.create(
          state.doc,
          uploads.map((upload) => {
            const { id, failure } = upload;
            const draw = (view: EditorView): HTMLElement => {
              const cancel = (): void => {
                change(view, { remove: id });
                view.focus();
              };
              const retry = (): void => {
                change(view, { remove: id });
                addUploads(view, [{ pos: uploadPos(view.state, upload), source: upload.source }]);
              };
              const isLost = upload.source.isLost === true;
              const card = drawUpload(texts, failure, isLost ? { cancel } : { cancel, retry });
              cards.set(id, card);
              showProgress(card, running.get(id)?.fraction ?? 0);
              return card;
            };
            return Decoration.widget(placeForPicture(state.doc, upload.pos), draw, {
              key: `upload ${id} ${failure ?? ""}`,
              side: -1,
              ignoreSelection: true,
              stopEvent: () => true,
            });
          }),
        );
      },
    },
    view: (first) => {
      for (const upload of uploadsOf(first.state)) start(first, upload);
      return {
        update: (view, before) => {
          const uploads = uploadsOf(view.state);
          if (uploads === uploadsOf(before)) return;
          for (const upload of uploads) if (!running.has(upload.id)) start(view, upload);
          for (const [id, { abort }] of running) {
            if (uploads.some((upload) => upload.id === id)) continue;
            running.delete(id);
            cards.delete(id);
            abort.abort();
          }
        },
        destroy: () => {
          for (const { abort } of running.values()) abort.abort();
        },
      };
    },
  });
}

function showProgress(card: HTMLElement | undefined, fraction: number): void {
  card?.style.setProperty("--progress", String(fraction));
}

/** Begins uploads at places of the document as it is now. */
export function addUploads(
  view: EditorView,
  uploads: readonly { pos: number; source: PictureSource }[],
  tr = view.state.tr,
): void {
  view.dispatch(
    tr.setMeta(key, {
      add: uploads.map(({ pos, source }) => ({ id: ++lastId, pos, source })),
    } satisfies UploadChange),
  );
}

/** True while a picture has not arrived: whoever leaves now loses it. */
export function hasUploads(state: EditorState): boolean {
  return uploadsOf(state).length > 0;
}

function uploadsOf(state: EditorState): readonly Upload[] {
  return key.getState(state) ?? [];
}

function uploadPos(state: EditorState, upload: Upload): number {
  return Math.min(upload.pos, state.doc.content.size);
}

function change(view: EditorView, told: UploadChange): void {
  view.dispatch(view.state.tr.setMeta(key, told));
}

function applyChange(uploads: readonly Upload[], told: UploadChange): readonly Upload[] {
  if ("add" in told) return [...uploads, ...told.add];
  if ("remove" in told) return uploads.filter(({ id }) => id !== told.remove);
  return uploads.map((upload) => (upload.id === told.fail ? { ...upload, failure: told.failure } : upload));
}
