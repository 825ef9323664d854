import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    /** Loaders' types follow the flag: dates and promises arrive as they left. */
    v3_singleFetch: true;
  }
}

/** The browser's half and the web process's half, both built by Remix. The worker has vite.worker.config.ts. */
export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // Known from the beginning: what Vite would find on the way makes it load React a second time.
  optimizeDeps: {
    include: [
      "@remix-run/react",
      "@tanstack/react-table",
      "d3-scale",
      "d3-shape",
      "lucide-react",
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
    ],
    // Only ever the server's; looked at for the browser it would want a build of itself that is not installed.
    exclude: ["@node-rs/argon2"],
  },
  build: { target: "es2022", reportCompressedSize: false, assetsInlineLimit: 0 },
});
