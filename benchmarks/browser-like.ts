import { Window } from "happy-dom";

/** Puts a DOM into this thread's globals, so that real editor views can stand in it. */
export function installDom(): void {
  const window = new Window({ url: "http://localhost/" });
  const own = new Set(Object.getOwnPropertyNames(globalThis));
  for (const name of Object.getOwnPropertyNames(window)) {
    // What Node has by itself (timers, fetch, TextEncoder) stays Node's; events and elements come from the DOM.
    if (own.has(name) && !/Event$|^EventTarget$|^navigator$/.test(name)) continue;
    const value: unknown = Reflect.get(window, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  Object.defineProperty(globalThis, "window", { value: globalThis, configurable: true, writable: true });
}
