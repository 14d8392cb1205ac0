import type { Viewer } from "../../contract/viewer.ts";

export const lead: Viewer = { id: "lead", role: "lead", teams: "all", seesNames: true };
export const executive: Viewer = { id: "executive", role: "executive", teams: "all", seesNames: false };

export function memberOf(...teams: string[]): Viewer {
  return { id: "member", role: "team", teams, seesNames: false };
}
