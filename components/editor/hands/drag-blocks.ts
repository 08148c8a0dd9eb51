/** Blocks in somebody's hand: from the press on the handle until they are let go. */
import { enterBlocks } from "#lib/editor/commands/block-range.ts";
import { moveBlocks } from "#lib/editor/commands/move-block.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import { markedIn } from "#lib/editor/plugins/marked-blocks.ts";
import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";
import { type DropPlace, dropPlaceAt } from "./block-geometry.ts";

interface Drag {
  /** The hand has begun to pull: marks what goes along on layer `hand`. */
  begin: () => void;
  /** Where the blocks would fall; undefined where letting go changes nothing. */
  show: (place: DropPlace | undefined) => void;
  /** `wasDragged` is false for a press that never moved. */
  end: (wasDragged: boolean) => void;
}

/** A press that moves less is a click. */
const slack = 4;
/** From here to the edge of the window the page scrolls along, faster towards the edge. */
const edge = 64;
const fastest = 18;

export function dragBlocks(host: EditorHost, press: PointerEvent, { begin, show, end }: Drag): void {
  let isDragging = false;
  let { clientY: y } = press;
  let frame = 0;
  const placeNow = (): DropPlace | undefined => {
    const { view } = host;
    const held = view && markedIn(view.state, "hand");
    const place = view && dropPlaceAt(view, y);
    // Others may have deleted what is held; and onto itself nothing falls.
    if (held === undefined || place === undefined) return undefined;
    return place.pos >= held.from && place.pos <= held.to ? undefined : place;
  };
  const step = (): void => {
    const [top, bottom] = [headBottom() + edge, window.innerHeight - edge];
    const by = y < top ? (y - top) / edge : y > bottom ? (y - bottom) / edge : 0;
    if (by !== 0) window.scrollBy({ top: Math.max(-1, Math.min(1, by)) * fastest, behavior: "instant" });
    show(placeNow());
    frame = requestAnimationFrame(step);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    y = event.clientY;
    if (isDragging || Math.hypot(event.clientX - press.clientX, y - press.clientY) < slack) return;
    isDragging = true;
    document.documentElement.dataset["dragging"] = "blocks";
    begin();
    step();
  };
  const finish = (): void => {
    cancelAnimationFrame(frame);
    delete document.documentElement.dataset["dragging"];
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", letGo);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", key, true);
    show(undefined);
    end(isDragging);
  };
  const letGo = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    y = event.clientY;
    if (isDragging) drop(host, placeNow());
    finish();
  };
  const cancel = (): void => {
    if (isDragging) host.tell(drawLayer("hand", undefined));
    finish();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    // What is not let go over a place is not moved.
    isDragging = true;
    cancel();
  };
  // Also when the hand leaves the window.
  if (press.target instanceof Element) press.target.setPointerCapture(press.pointerId);
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", letGo);
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", key, true);
}

function drop(host: EditorHost, place: DropPlace | undefined): void {
  const { state } = host;
  const held = state && markedIn(state, "hand");
  host.tell(drawLayer("hand", undefined));
  if (held === undefined || place === undefined) return;
  // The caret goes along, and the page does not jump back to where it was.
  host.run(enterBlocks(held));
  host.run(moveBlocks(held.from, held.to, place.pos));
}
