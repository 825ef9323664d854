/** After a whole install by hand (`npm ci`): notes it, so that `npm start` does not install again. */
import { writeFileSync } from "node:fs";
import { stamp, wanted } from "./install-stamp.mjs";

// npm says here what it was told to leave out; such an install is not what the product needs.
if (!process.env.npm_config_omit) writeFileSync(stamp, wanted);
