import { Plugin, type PluginView } from "prosemirror-state";

/** Shows where a drop would land (surface/carets.css). What draws it is fetched when something is dragged over the text. */
export function lateDropCursor(): Plugin {
  return new Plugin({
    view: (view) => {
      let cursor: PluginView | undefined;
      let isGone = false;
      const come = async (): Promise<void> => {
        const { dropCursor } = await import("prosemirror-dropcursor");
        const plugin = dropCursor({ color: false, class: "drop-cursor", width: 2 });
        if (!isGone) cursor = plugin.spec.view?.call(plugin, view);
      };
      // Without it things are dropped all the same.
      const onEnter = (): void => void come().catch(() => undefined);
      view.dom.addEventListener("dragenter", onEnter, { once: true });
      return {
        update: (now, before) => cursor?.update?.(now, before),
        destroy: () => {
          isGone = true;
          view.dom.removeEventListener("dragenter", onEnter);
          cursor?.destroy?.();
        },
      };
    },
  });
}
