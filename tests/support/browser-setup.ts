import type { TestProject } from "vitest/node";
import { ensureBuild } from "#scripts/build.ts";
import { findBrowser } from "./browser.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of the built app that the journeys walk through. */
    build: string;
  }
}

/** Before the journeys: a browser and a build of the sources as they are. */
export default async function setup(project: TestProject): Promise<void> {
  const { name } = await findBrowser();
  const build = await ensureBuild(console.log);
  project.provide("build", build);
  console.log(`The journeys use the browser ${name}.`);
}
