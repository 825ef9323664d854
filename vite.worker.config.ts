import { defineConfig } from "vite";

/** The worker's half: its mails are TSX, which Node does not read by itself. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: "app/worker.server.ts",
    outDir: `${process.env.BUILD_DIRECTORY ?? "build/by-hand"}/worker`,
    target: "node22",
    rollupOptions: { output: { entryFileNames: "index.js" } },
  },
});
