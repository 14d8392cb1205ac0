/** Whose eyes a query runs for. `teams: "all"` sees every row; a list sees only the rows of those teams. */
export type Viewer = {
  readonly id: string;
  readonly role: "lead" | "executive" | "team";
  readonly teams: "all" | readonly string[];
  readonly seesNames: boolean;
};
