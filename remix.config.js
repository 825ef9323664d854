/**
 * Every option of Remix in one place; vite.config.ts hands it to the plugin.
 *
 * All the flags that lead towards React Router 7 are on, so that the move away from Remix 2 stays a rename. The one
 * exception is v3_lazyRouteDiscovery: it adds /__manifest, one request to which held the process for five seconds.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  ssr: true,
  // scripts/build.ts builds beside the running build and moves it into place when it is whole.
  buildDirectory: process.env.BUILD_DIRECTORY ?? "build/by-hand",
  serverBuildFile: "index.js",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: true,
  },
};
