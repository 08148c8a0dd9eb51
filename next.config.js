/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` owns types and lint; checking twice would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // The launcher compresses nothing that a proxy in front would not; pages are small.
  serverExternalPackages: ["leveldown"],
  turbopack: { root: import.meta.dirname },
};

export default config;
