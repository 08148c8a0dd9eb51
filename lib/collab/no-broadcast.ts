/**
 * Stands in for lib0/broadcastchannel (next.config.js): y-websocket would pass edits from tab to tab with it, past the server that counts what
 * is saved. Our connection tells it not to (`disableBc`), so nothing of this is called for anything.
 */
const nothing = (): void => undefined;

export { nothing as publish, nothing as subscribe, nothing as unsubscribe };
