-- title: Microsoft 365 audit log
-- entity: events
-- format: csv
-- recognises: CreationDate, AuditData
-- accepts: RecordId, Operation, UserId, Operations, UserIds
-- scope: partial; the events of the days and activities that were searched for
-- snapshot: newest occurred_at
-- dates: CreationDate
-- caps: 1000, 5000, 10000, 50000
-- confirmed: no: on invented data only
-- data through: newest occurred_at
-- grows by: occurred_at
-- Purview's search (RecordId, Operation, UserId), the portal before it and PowerShell (Operations, UserIds). The event is the JSON in
-- AuditData, and its times are UTC; user types 4 to 8 are systems, applications and policies, 9 and 10 people of a partner and guests; a cell whose JSON is broken, as after saving in Excel, is a reject. Pages overlap: Id is the key.
with parsed as (
    select
        *,
        coalesce("Operation", Operations) as activity,
        try_cast(AuditData as json) as audit,
        json_transform(
            try_cast(AuditData as json) -> 'PropertyCollection',
            '[{"Name": "VARCHAR", "Value": "VARCHAR"}]'
        ) as properties,
    from export
),

unpacked as (
    select
        *,
        list_transform(
            properties, lambda each: replace(each.Name, 'powerplatform.analytics.', '')
        ) as names,
        list_transform(properties, lambda each: each.Value) as texts,
        coalesce(audit ->> 'FlowDetailsUrl', audit ->> 'ObjectId') as link,
        coalesce(
            texts[list_position(names, 'resource.type')], audit ->> 'Workload', 'unknown'
        ) as resource,
        lower(coalesce(
            texts[list_position(names, 'operation.is_successful')], audit ->> 'ResultStatus', ''
        )) in ('false', 'failed', 'failure') as is_failed,
    from parsed
),

classed as (
    select
        *,
        case
            when activity in (
                'CreatePowerApp', 'UpdatePowerApp', 'EditPowerApp', 'PatchPowerApp', 'PublishPowerApp',
                'PromotePowerAppVersion', 'ImportNewCanvasApp', 'ImportExistingCanvasApp',
                'PublishSolutionCanvasAppVersion', 'CreateFlow', 'EditFlow', 'BotCreate',
                'BotComponentCreate', 'BotComponentUpdate', 'BotComponentDelete',
                'BotUpdateOperation-BotNameUpdate', 'BotUpdateOperation-BotAuthUpdate',
                'BotUpdateOperation-BotIconUpdate', 'BotUpdateOperation-BotPublish'
            ) then 'author'
            when activity in ('LaunchPowerApp') then 'use'
            when activity in (
                'PowerAppPermissionEdited', 'PowerAppPermissionDeleted', 'AdminModifyAppPermissions',
                'PutPermissions', 'DeletePermissions', 'BotUpdateOperation-BotShare'
            ) then 'share'
            when activity in ('FlowRunStarted') then 'run'
            when activity is not null then 'other'
        end as class,
        case
            when resource in ('PowerApps', 'PowerApp', 'PowerAppsApp') then 'Power Apps'
            when resource in ('MicrosoftFlow', 'CloudFlow') then 'Power Automate'
            when activity like 'Bot%' or resource = 'MicrosoftCopilotStudio' then 'Copilot Studio'
            else resource
        end as platform,
    from unpacked
)

select
    _line,
    coalesce(RecordId, audit ->> 'Id')                      as event_id,
    coalesce(UserId, UserIds, audit ->> 'UserId')           as actor_key,
    case
        when try_cast(audit ->> 'UserType' as int) between 4 and 8 then 'system'
        when audit ->> 'UserType' is not null then 'person'
    end                                                     as actor_type,
    nullif(regexp_extract(coalesce(
        texts[list_position(names, 'resource.power_app.id')],
        texts[list_position(names, 'resource.cloud_flow.id')],
        case platform
            when 'Power Apps' then audit ->> 'AppName'
            when 'Power Automate' then regexp_extract(link, '/flows/([^/?]+)', 1)
            when 'Copilot Studio' then audit ->> 'BotId'
        end
    ), '[^/]*$'), '')                                       as tool_key,
    coalesce(
        texts[list_position(names, 'resource.power_app.display_name')],
        texts[list_position(names, 'resource.cloud_flow.display_name')]
    )                                                       as tool_name,
    platform,
    coalesce(
        texts[list_position(names, 'resource.environment.name')],
        texts[list_position(names, 'resource.environment.id')],
        try_cast(audit ->> 'AdditionalInfo' as json) ->> 'environmentName',
        nullif(regexp_extract(link, '/environments/([^/?]+)', 1), '')
    )                                                       as environment,
    activity                                                as operation,
    if(is_failed and class in ('use', 'run'), 'fail', class) as operation_class,
    if(is_failed, 'failure', 'success')                     as outcome,
    case when AuditData is null or audit is not null then coalesce(
        try_cast(audit ->> 'CreationTime' as timestamp),
        try_cast(CreationDate as timestamp),
        time_of(CreationDate)
    ) end                                                   as occurred_at
from classed
