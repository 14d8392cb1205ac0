import { createHash } from "node:crypto";
import text from "./styles/all.css?inline";

export const styleSheet = text;

/** Names the one style sheet that a browser may apply, for the policy in the headers. */
export const styleSource = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
