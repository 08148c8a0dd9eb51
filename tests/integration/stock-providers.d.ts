// The old versions put their types where TypeScript does not look. What the tests use of them is the same in all three.
declare module "y-websocket-1" {
  export { WebsocketProvider } from "y-websocket";
}
declare module "y-websocket-2" {
  export { WebsocketProvider } from "y-websocket";
}
