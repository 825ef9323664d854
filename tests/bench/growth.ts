import type { ClusterUrls } from "#tests/support/cluster.ts";
export async function growth(_urls: ClusterUrls): Promise<void> {}
