import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

export default [
  layout("routes/shell.tsx", [
    index("routes/brief.tsx"),
    route("backlog", "routes/backlog.tsx"),
    route("sprawl", "routes/sprawl.tsx"),
    route("ownership", "routes/ownership.tsx"),
    route("escalations", "routes/escalations.tsx"),
    route("adoption", "routes/adoption.tsx"),
    route("tools", "routes/tools.tsx"),
    route("tools/:tool", "routes/tool.tsx"),
    route("teams", "routes/teams.tsx"),
    route("teams/:team", "routes/team.tsx"),
    route("definitions", "routes/definitions.tsx"),
    route("loads", "routes/loads.tsx"),
    route("loads/people", "routes/loads-people.tsx"),
    route("loads/:load", "routes/load.tsx"),
    route("jobs/:job", "routes/job.tsx"),
    route("rows/:metric", "routes/rows.tsx"),
    route("*", "routes/not-found.tsx"),
  ]),
  route("csv/:name", "routes/csv.ts"),
  route("choices/teams", "routes/team-choices.ts"),
  route("theme", "routes/theme.ts"),
  route("healthz", "routes/healthz.ts"),
  route("readyz", "routes/readyz.ts"),
] satisfies RouteConfig;
