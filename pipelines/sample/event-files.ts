import path from "node:path";
import type { Random } from "../random.ts";
import { addMonths, type Day, isoMonth, isoTime, monthNumber, monthStart, yearOf } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { EventKind, SampleEvent } from "./events.ts";
import { LineFile } from "./line-file.ts";
import type { Person } from "./people.ts";
import { mailOn, typedMail } from "./people.ts";

const classOf: Readonly<Record<EventKind, string>> = {
  create: "author",
  edit: "author",
  publish: "author",
  use: "use",
  run: "run",
  fail: "fail",
  share: "share",
};

const ourWords: Readonly<Record<EventKind, string>> = {
  create: "created",
  edit: "edited",
  publish: "turned on",
  use: "opened",
  run: "run",
  fail: "run failed",
  share: "shared",
};

const appWords: Readonly<Record<EventKind, string>> = {
  create: "CreatePowerApp",
  edit: "UpdatePowerApp",
  publish: "PublishPowerApp",
  use: "LaunchPowerApp",
  run: "LaunchPowerApp",
  fail: "LaunchPowerApp",
  share: "PowerAppPermissionEdited",
};

const agentWords: Readonly<Record<EventKind, string>> = {
  ...appWords,
  create: "BotCreate",
  edit: "BotComponentUpdate",
  publish: "BotUpdateOperation-BotPublish",
  share: "BotUpdateOperation-BotShare",
};

/** The files that the logs are written to: Purview's by quarter, the others by month; a new one when the time has come. */
export class EventFiles {
  readonly #robot: Person | undefined;
  readonly #random: Random;
  readonly #files = new Map<string, { until: Day; file: LineFile }>();
  #count = 0;

  constructor(
    readonly folder: string,
    company: Company,
  ) {
    this.#robot = company.people.robots[0];
    this.#random = company.random.fork("event files");
  }

  add(event: SampleEvent): void {
    this.#count += 1;
    const { channel } = event.logged;
    if (channel === "purview")
      this.#fileOf("purview-audit", "csv", 3, event.day, purviewHeader).add(this.#audit(event));
    else if (channel === "ndjson")
      this.#fileOf("events-zapier-airtable", "ndjson", 6, event.day).add(this.#json(event));
    else this.#fileOf("events-power-platform", "csv", 1, event.day, ownHeader).add(this.#csv(event));
  }

  close(): void {
    for (const { file } of this.#files.values()) file.close();
  }

  #fileOf(name: string, ending: string, months: number, day: Day, header?: string): LineFile {
    const known = this.#files.get(name);
    if (known !== undefined && day < known.until) return known.file;
    known?.file.close();
    const start = monthStart(day);
    const first = months === 1 ? start : addMonths(start, -((monthNumber(start) - 1) % months));
    const label =
      months === 1
        ? isoMonth(first)
        : `${yearOf(first)}-${months === 3 ? "q" : "h"}${Math.ceil(monthNumber(first) / months)}`;
    const file = new LineFile(path.join(this.folder, `${name}-${label}.${ending}`), header);
    this.#files.set(name, { until: addMonths(first, months), file });
    return file;
  }

  #csv({ at, kind, logged, person, day }: SampleEvent): string {
    const actor = person === null ? (this.#robot?.mail ?? "system") : mailOn(person, day);
    return `e${this.#count},${isoTime(at)}Z,${actor},${person === null ? "system" : "person"},${logged.tool.id},${logged.tool.platform},${ourWords[kind]},${classOf[kind]}`;
  }

  #json({ at, kind, logged, person, day }: SampleEvent): string {
    const actor = person === null ? "SYSTEM" : typedMail(person, day);
    const { tool } = logged;
    return `{"event_id":"evt-${this.#count}","occurred_at":"${isoTime(at)}Z","actor":"${actor}","tool_id":"${tool.id}","tool_name":${JSON.stringify(tool.name)},"platform":"${tool.platform}","operation":"${ourWords[kind]}","operation_class":"${classOf[kind]}"}`;
  }

  #audit({ at, kind, logged, person, day }: SampleEvent): string {
    const { tool } = logged;
    const isAgent = tool.platform === "Copilot Studio";
    const operation = (isAgent ? agentWords : appWords)[kind];
    const id = this.#random.uuid();
    const time = isoTime(at);
    const actor = person === null ? "SYSTEM" : typedMail(person, day);
    // Development goes on in the copy that is meant for it, where there is one.
    const key = kind === "edit" ? (tool.copies.at(-1)?.id ?? tool.id) : tool.id;
    const audit = JSON.stringify({
      CreationTime: time,
      Id: id,
      Operation: operation,
      OrganizationId: "5c1d7a60-93e2-4f0b-8f57-2f8b1d0e64aa",
      RecordType: isAgent ? 261 : 256,
      ResultStatus: "Success",
      UserType: person === null ? 5 : 0,
      Version: 1,
      Workload: isAgent ? "MicrosoftCopilotStudio" : "PowerPlatform",
      UserId: actor,
      ...(isAgent ? { BotId: key, BotSchemaName: tool.name } : { PropertyCollection: appProperties(key, tool.name) }),
    });
    return `${id},${time}.0000000Z,${isAgent ? 261 : 256},${operation},${actor},"${audit.replaceAll('"', '""')}",,`;
  }
}

const purviewHeader =
  "RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits,AssociatedAdminUnitsNames";
const ownHeader = "event_id,occurred_at,actor,actor_type,tool_id,platform,operation,operation_class";

function appProperties(key: string, name: string) {
  const prefix = "powerplatform.analytics.resource";
  return [
    { Name: `${prefix}.type`, Value: "PowerApp" },
    { Name: `${prefix}.power_app.id`, Value: key },
    { Name: `${prefix}.power_app.display_name`, Value: name },
    { Name: `${prefix}.environment.name`, Value: "Default-5c1d7a60" },
  ];
}
