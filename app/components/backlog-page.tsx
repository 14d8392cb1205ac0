import { ReportPage, type ReportPageProps } from "./report-page.tsx";

/** The pages of the backlog, in the order in which a board asks. */
const tabs = [
  { to: "/backlog", words: "Does it shrink?" },
  { to: "/backlog/ahead", words: "When is it where we want it?" },
  { to: "/backlog/waiting", words: "How long is the wait?" },
  { to: "/backlog/state", words: "State of the queue" },
  { to: "/backlog/displaced", words: "Where did it go?" },
  { to: "/backlog/ledger", words: "Which tool answered it" },
  { to: "/backlog/rules", words: "Are the rules right?" },
  { to: "/backlog/teams", words: "By class and team" },
];

/** One of the pages of the backlog. */
export function BacklogPage(page: ReportPageProps) {
  return <ReportPage title="Backlog" tabs={tabs} {...page} />;
}
