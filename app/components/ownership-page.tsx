import { ReportPage, type ReportPageProps } from "./report-page.tsx";

/** The pages of ownership, in the order in which a Monday morning needs them. */
const tabs = [
  { to: "/ownership", words: "What to do" },
  { to: "/ownership/leavers", words: "Who leaves" },
  { to: "/ownership/confirmations", words: "Confirmed" },
  { to: "/ownership/line", words: "Crossed the line" },
  { to: "/ownership/health", words: "Does it get better?" },
  { to: "/ownership/teams", words: "By team" },
  { to: "/ownership/achieved", words: "Achieved" },
];

/** One of the pages of ownership. */
export function OwnershipPage(page: ReportPageProps) {
  return <ReportPage title="Ownership" tabs={tabs} {...page} />;
}
