import { networkInterfaces } from "node:os";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: true,
  reactStrictMode: true,
  // `npm run check` owns types and lint; checking twice would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // The launcher compresses nothing that a proxy in front would not; pages are small.
  serverExternalPackages: ["leveldown"],
  // The development server logs requests; the address of a share link is the key to a document.
  logging: { incomingRequests: { ignore: [/^\/[li]\//] } },
  // In development a phone in the same network is no foreign origin.
  allowedDevOrigins: Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => address),
  ),
  // A picture passes whole (limits.maxBlobBytes); Next cuts off longer bodies without a word where there is a proxy.ts.
  experimental: { proxyClientMaxBodySize: "24mb" },
  turbopack: {
    root: import.meta.dirname,
    // lib0 names Node's Buffer in functions that no browser calls; a copy of it for browsers weighs 7 kB.
    resolveAlias: {
      "next/dist/compiled/buffer": "./lib/collab/no-node-buffer.ts",
      "lib0/broadcastchannel": "./lib/collab/no-broadcast.ts",
      "lib0/logging": "./lib/collab/plain-logging.ts",
    },
  },
};

export default config;
