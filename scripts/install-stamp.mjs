/** What says that node_modules is what package-lock.json says, on this kind of machine. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The file that holds it. */
export const stamp = path.join(root, "node_modules", ".alongside-installed");

/** What the file says when nothing has to be installed. */
export const wanted = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .update(`${process.platform} ${process.arch}`)
  .digest("hex");
