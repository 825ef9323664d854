import type { TestProject } from "vitest/node";
import { type ClusterUrls, startCluster } from "./cluster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: ClusterUrls;
  }
}

/** Vitest calls this once before all tests; what it returns runs after the last one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide("cluster", cluster.urls);
  return cluster.stop;
}
