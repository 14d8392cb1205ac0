/**
 * The canonical columns of each entity: what a source's select returns and what the lake holds.
 * `person` and `people` columns leave the source as text (people: several in one cell) and lie in the lake as pseudonyms; the text goes to
 * the file of names. `name` is a person's display name: it lies only in the file of names.
 */
export type ColumnType =
  | "text"
  | "list"
  | "person"
  | "people"
  | "name"
  | "day"
  | "time"
  | "integer"
  | "number"
  | "boolean";

export type Entity = {
  readonly columns: { readonly [column: string]: ColumnType };
  /** A row without one of these is a reject. */
  readonly required: readonly string[];
  /** What its things are known by: a row where a spreadsheet made one of these a number such as 1.23E+15 is a reject. */
  readonly identifiers: readonly string[];
  /** Where an empty cell says that something has not happened yet: more of them are news, not damage. */
  readonly ends: readonly string[];
};

export const entities = {
  tools: {
    columns: {
      native_id: "text",
      tool_name: "text",
      description: "text",
      kind: "text",
      platform: "text",
      environment: "text",
      team_name: "text",
      builder_keys: "people",
      owner_keys: "people",
      backup_keys: "people",
      reviewer_keys: "people",
      on_call_keys: "people",
      data_class: "text",
      data_sources: "list",
      status: "text",
      build_method: "text",
      replaces_request: "text",
      lineage_of: "text",
      url: "text",
      users_estimate: "integer",
      is_declared_depended_on: "boolean",
      is_retired: "boolean",
      created_on: "day",
      last_review_on: "day",
      retired_on: "day",
      criticality: "text",
      schedule: "text",
      is_revenue: "boolean",
      depends_on: "list",
      support_contact_keys: "people",
      confirmed_by_key: "person",
      confirmed_on: "day",
    },
    required: ["tool_name"],
    identifiers: ["native_id"],
    ends: ["retired_on", "confirmed_on"],
  },
  ticket_updates: {
    columns: {
      ticket_number: "text",
      title: "text",
      description: "text",
      category: "text",
      subcategory: "text",
      state: "text",
      priority: "text",
      group_name: "text",
      requester_key: "person",
      requester_team_name: "text",
      tool_reference: "text",
      update_count: "integer",
      hop_count: "integer",
      reopen_count: "integer",
      updated_at: "time",
      opened_at: "time",
      resolved_at: "time",
      closed_at: "time",
      is_cancelled: "boolean",
      due_on: "day",
      approval: "text",
    },
    required: ["ticket_number", "opened_at"],
    identifiers: ["ticket_number"],
    ends: ["resolved_at", "closed_at"],
  },
  events: {
    columns: {
      event_id: "text",
      actor_key: "person",
      actor_type: "text",
      tool_key: "text",
      tool_name: "text",
      platform: "text",
      environment: "text",
      operation: "text",
      operation_class: "text",
      outcome: "text",
      occurred_at: "time",
    },
    required: ["occurred_at", "operation", "operation_class"],
    identifiers: ["event_id", "tool_key"],
    ends: [],
  },
  people: {
    columns: {
      principal_name_key: "person",
      mail_key: "person",
      object_id_key: "person",
      employee_id_key: "person",
      display_name: "name",
      team_name: "text",
      job_title: "text",
      user_type: "text",
      is_enabled: "boolean",
      ended_on: "day",
      on_leave_until: "day",
      manager_key: "person",
      has_rights: "boolean",
    },
    required: ["is_enabled"],
    identifiers: ["principal_name_key", "mail_key", "object_id_key", "employee_id_key"],
    ends: ["ended_on", "on_leave_until"],
  },
  headcounts: {
    columns: { team_name: "text", headcount: "integer", month: "day" },
    required: ["team_name", "headcount", "month"],
    identifiers: [],
    ends: [],
  },
  launches: {
    columns: { team_name: "text", wave: "text", launched_on: "day" },
    required: ["team_name", "launched_on"],
    identifiers: [],
    ends: [],
  },
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof entities;

/** Columns that the runner adds to every row in the lake. */
export const originColumns = {
  load_id: "varchar",
  line: "bigint",
  source: "varchar",
  series: "varchar",
  is_full: "boolean",
  snapshot_day: "date",
  first_seen_at: "timestamp",
} as const;

const duckdbTypes: Record<ColumnType, string> = {
  text: "varchar",
  list: "varchar[]",
  person: "varchar",
  people: "varchar[]",
  name: "varchar",
  day: "date",
  time: "timestamp",
  integer: "bigint",
  number: "double",
  boolean: "boolean",
};

export function duckdbType(type: ColumnType): string {
  return duckdbTypes[type];
}
