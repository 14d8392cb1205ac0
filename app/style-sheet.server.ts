import { createHash } from "node:crypto";
import styleSheet from "./styles/all.css?inline";

export { styleSheet };

/** Names the one style sheet that a browser may apply, for the policy in the headers. */
export const styleSource = `'sha256-${createHash("sha256").update(styleSheet).digest("base64")}'`;
