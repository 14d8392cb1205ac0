/** The half-finished share leads, since it is known of past months too. */
export const sprawlMetrics = ["half_finished", "overlap_clusters", "excess_tools", "excess_rate"];
export const clusterSorts = ["largest", "label", "tools", "teams", "active", "half", "users"];

/** The months that a registry tells of. */
export const toolListMetrics = ["orphaned_tools", "half_finished", "excess_tools"];
export const toolSorts = ["name", "team", "platform", "users", "used", "state", "created"];
