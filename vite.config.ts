import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Rollup } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    /** Loaders' types follow the flag: dates and promises arrive as they left. */
    v3_singleFetch: true;
  }
}

/** What nearly every page of a side needs comes as one script: thirty small ones cost a third more, gzipped. */
function chunkOf(id: string, graph: Rollup.ManualChunkMeta): string | undefined {
  if (/\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//.test(id)) {
    return "react";
  }
  const users = entriesOver(id, graph);
  if (users.some((entry) => /\/app\/root\.tsx|entry\.client/.test(entry))) return "shell";
  const entries = [...graph.getModuleIds()].filter((each) => graph.getModuleInfo(each)?.isEntry);
  const share = (side: string) => {
    const ofSide = (entry: string) => entry.includes(`/app/routes/${side}/`);
    return users.filter(ofSide).length / entries.filter(ofSide).length;
  };
  const [pocket, desk] = [share("family"), share("practice")];
  if (pocket > 0.45 && desk > 0.35) return "both";
  if (pocket > 0.45 && desk < 0.1) return "pocket";
  return desk > 0.35 && pocket < 0.1 ? "desk" : undefined;
}

function entriesOver(id: string, { getModuleInfo }: Rollup.ManualChunkMeta): string[] {
  const over = new Set([id]);
  for (const each of over) for (const importer of getModuleInfo(each)?.importers ?? []) over.add(importer);
  return [...over].filter((each) => getModuleInfo(each)?.isEntry);
}

/** The browser's half and the web process's half, both built by Remix. The worker has vite.worker.config.ts. */
export default defineConfig(({ isSsrBuild }) => ({
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
  build: {
    target: "es2022",
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf } },
  },
}));
