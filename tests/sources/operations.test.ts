import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { literal } from "../../pipelines/sql.ts";
import { defineReading, sourceNamed } from "./given-export.ts";

/** What the Microsoft 365 audit log calls things, by what they count as. Names from Microsoft's lists of activities unless said otherwise. */
const classes = {
  author: [
    "CreatePowerApp",
    "UpdatePowerApp",
    "EditPowerApp", // community code only
    "PatchPowerApp",
    "PublishPowerApp",
    "PromotePowerAppVersion",
    "ImportNewCanvasApp",
    "ImportExistingCanvasApp",
    "PublishSolutionCanvasAppVersion",
    "CreateFlow",
    "EditFlow",
    "BotCreate",
    "BotComponentCreate",
    "BotComponentUpdate",
    "BotComponentDelete",
    "BotUpdateOperation-BotNameUpdate",
    "BotUpdateOperation-BotAuthUpdate",
    "BotUpdateOperation-BotIconUpdate",
    "BotUpdateOperation-BotPublish",
  ],
  use: ["LaunchPowerApp"],
  share: [
    "PowerAppPermissionEdited",
    "PowerAppPermissionDeleted",
    "AdminModifyAppPermissions",
    "PutPermissions",
    "DeletePermissions",
    "BotUpdateOperation-BotShare",
  ],
  run: ["FlowRunStarted"], // community code only
  other: [
    "DeletePowerApp",
    "DeletePowerAppVersion",
    "DeleteFlow",
    "BotDelete",
    "MarkPowerAppAsFeatured",
    "MarkPowerAppAsHero",
    "RecordScopesConsent",
    "AppDlpEvaluationResultChange",
    "AdminModifyAppOwner",
    "AdminDeleteApp",
    "AdminQuarantineApp",
    "StartAPaidTrial",
    "RenewTrial",
    "FileAccessed",
    "UserLoggedIn",
    "launchpowerapp, misspelt",
  ],
};

test.each(Object.entries(classes))("these count as %s", async (expected, operations) => {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const rows = operations.map((operation, index) => `(${index}, ${literal(operation)})`);
  await connection.run(`create table export as
    select line as _line, operation as "Operation", '2026-03-31T10:00:00Z' as CreationDate, '{"Workload": "PowerPlatform"}' as AuditData,
        null::varchar as RecordId, null::varchar as UserId, null::varchar as Operations, null::varchar as UserIds
    from (values ${rows.join(", ")}) as given (line, operation)`);
  await defineReading(connection, sourceNamed("purview-audit"));
  const reader = await connection.runAndReadAll(
    `select operation, operation_class from (${sourceNamed("purview-audit").select}) order by _line`,
  );
  expect(reader.getRowsJson()).toEqual(operations.map((operation) => [operation, expected]));
});
