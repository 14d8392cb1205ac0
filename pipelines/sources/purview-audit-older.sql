-- title: Unified audit log, older portal or PowerShell
-- entity: events
-- format: csv
-- recognises: CreationDate, UserIds, Operations, AuditData
-- accepts: RecordType
-- refuses: RecordId
-- series: unified-audit-log
-- scope: partial; the events of the days and activities that were searched for
-- snapshot: newest occurred_at
-- caps: 5000, 50000
-- confirmed: no: on invented data only
-- data through: newest occurred_at
-- Pages overlap: the same event in two rows has the same AuditData.Id. Times are UTC.
with parsed as (
    select
        *,
        try_cast(AuditData as json) as audit,
        try_cast(try_cast(AuditData as json) ->> 'AdditionalInfo' as json) as additional,
        json_transform(
            try_cast(AuditData as json) -> 'PropertyCollection',
            '[{"Name": "VARCHAR", "Value": "VARCHAR"}]'
        ) as properties,
    from export
),

named as (
    select
        *,
        coalesce(Operations, audit ->> 'Operation') as activity,
        list_filter(properties, lambda property: property.Name in (
            'powerplatform.analytics.resource.power_app.id',
            'powerplatform.analytics.resource.cloud_flow.id'
        ))[1].Value as resource_id,
        list_filter(properties, lambda property: property.Name in (
            'powerplatform.analytics.resource.power_app.display_name',
            'powerplatform.analytics.resource.cloud_flow.display_name'
        ))[1].Value as resource_name,
        list_filter(properties, lambda property: property.Name
            = 'powerplatform.analytics.resource.environment.name')[1].Value as environment_name,
        list_filter(properties, lambda property: property.Name
            = 'powerplatform.analytics.resource.environment.id')[1].Value as environment_id,
        list_filter(properties, lambda property: property.Name
            = 'powerplatform.analytics.resource.type')[1].Value as resource_type,
        list_filter(properties, lambda property: property.Name
            = 'powerplatform.analytics.operation.is_successful')[1].Value as is_successful,
        coalesce(audit ->> 'FlowDetailsUrl', audit ->> 'ObjectId') as flow_url,
        coalesce(audit ->> 'Workload', 'unknown') as workload,
    from parsed
),

classed as (
    select
        *,
        case
            when activity in (
                'CreatePowerApp', 'UpdatePowerApp', 'EditPowerApp', 'PatchPowerApp', 'PublishPowerApp',
                'PublishCanvasApp', 'PromotePowerAppVersion', 'ImportNewCanvasApp',
                'ImportExistingCanvasApp', 'PublishSolutionCanvasAppVersion', 'CreateFlow', 'EditFlow',
                'BotCreate', 'BotComponentCreate', 'BotComponentUpdate', 'BotComponentDelete',
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
        coalesce(is_successful = 'False', false)
            or coalesce(lower(audit ->> 'ResultStatus') in ('failed', 'failure', 'false'), false) as is_failed,
        case
            when workload = 'PowerApps' or resource_type in ('PowerApp', 'PowerAppsApp')
                or activity ilike '%PowerApp%' then 'Power Apps'
            when workload = 'MicrosoftFlow' or resource_type = 'CloudFlow'
                or activity in ('CreateFlow', 'EditFlow', 'DeleteFlow') then 'Power Automate'
            when activity like 'Bot%' or workload = 'MicrosoftCopilotStudio' then 'Copilot Studio'
            else workload
        end as platform,
    from named
)

select
    _line,
    audit ->> 'Id'                                          as event_id,
    coalesce(UserIds, audit ->> 'UserId')                    as actor_key,
    case audit ->> 'UserType'
        when '0' then 'person'
        when '2' then 'person'
        when '4' then 'system'
        when '5' then 'application'
        when '6' then 'application'
    end                                                     as actor_type,
    nullif(coalesce(
        regexp_extract(resource_id, '[^/]+$'),
        case platform
            when 'Power Apps' then regexp_extract(audit ->> 'AppName', '[^/]+$')
            when 'Power Automate' then regexp_extract(flow_url, '/flows/([^/?]+)', 1)
            when 'Copilot Studio' then audit ->> 'BotId'
        end
    ), '')                                                      as tool_key,
    resource_name                                           as tool_name,
    platform,
    coalesce(
        environment_name,
        environment_id,
        additional ->> 'environmentName',
        nullif(regexp_extract(flow_url, '/environments/([^/?]+)', 1), '')
    )                                                       as environment,
    activity                                                as operation,
    if(is_failed and class in ('use', 'run'), 'fail', class) as operation_class,
    if(is_failed, 'failure', 'success')                     as outcome,
    case
        when audit is not null then coalesce(
            try_cast(audit ->> 'CreationTime' as timestamp),
            try_cast(CreationDate as timestamp),
            try_strptime(CreationDate, '%m/%d/%Y %I:%M:%S %p')
        )
    end                                                     as occurred_at
from classed
