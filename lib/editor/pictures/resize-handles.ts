import type { Texts } from "#lib/texts/texts.ts";

const smallest = 10;
const step = 5;

export interface ResizeHandles {
  /** Tells assistive technology the size in percent of the line; null is the picture's own. */
  show(size: number | null): void;
}

/**
 * A handle at each side of a picture: dragged by pointer, or moved by the arrow keys. `onSize` hears the new size in percent of
 * the line, once, at the end.
 */
export function createResizeHandles(
  frame: HTMLElement,
  texts: Texts,
  onSize: (size: number) => void,
): ResizeHandles {
  const lineWidth = (): number => frame.parentElement?.clientWidth ?? frame.clientWidth;
  const current = (): number => clamp((frame.clientWidth / Math.max(1, lineWidth())) * 100);

  const handles = (["start", "end"] as const).map((side) => {
    const handle = document.createElement("div");
    handle.className = "picture-handle";
    handle.dataset.side = side;
    handle.tabIndex = side === "end" ? 0 : -1;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", texts("picture.size"));
    handle.setAttribute("aria-valuemin", String(smallest));
    handle.setAttribute("aria-valuemax", "100");
    handle.addEventListener("pointerdown", (down) => {
      down.preventDefault();
      handle.setPointerCapture(down.pointerId);
      const from = frame.clientWidth;
      // A picture in the middle grows to both sides, and the handle stays under the finger.
      const factor = (frame.parentElement?.dataset.align === "center" ? 2 : 1) * (side === "end" ? 1 : -1);
      const turn = getComputedStyle(frame).direction === "rtl" ? -1 : 1;
      const drag = (move: PointerEvent): void => {
        const width = from + (move.clientX - down.clientX) * factor * turn;
        frame.style.width = `${clamp((width / Math.max(1, lineWidth())) * 100)}%`;
      };
      const end = (): void => {
        handle.removeEventListener("pointermove", drag);
        if (frame.clientWidth !== from) onSize(current());
      };
      handle.addEventListener("pointermove", drag);
      handle.addEventListener("lostpointercapture", end, { once: true });
    });
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      onSize(clamp(current() + by));
    });
    frame.append(handle);
    return handle;
  });

  return {
    show(size) {
      for (const handle of handles) {
        handle.setAttribute("aria-valuenow", String(size ?? 100));
        if (size === null) handle.setAttribute("aria-valuetext", texts("picture.ownSize"));
        else handle.removeAttribute("aria-valuetext");
      }
    },
  };
}

function clamp(size: number): number {
  return Math.round(Math.min(100, Math.max(smallest, size)));
}
