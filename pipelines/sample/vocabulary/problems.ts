/** Five small problems that many teams begin to solve and hardly one finishes. */
export const sharedProblems = [
  {
    name: "Holiday Planner",
    description: "Shows who is on holiday in which week, so that somebody can stand in for them in time.",
  },
  {
    name: "Meeting Minutes Collector",
    description: "Collects decisions and open points out of meeting minutes and mails each attendee a summary.",
  },
  {
    name: "Order Status Lookup",
    description: "Looks up where a customer's order stands by its number: confirmed, packed, shipped or delivered.",
  },
  {
    name: "Overtime Sheet",
    description: "Adds up overtime per employee and hands the signed hours to payroll as one table.",
  },
  {
    name: "Supplier Contact List",
    description: "Lists whom to phone at each supplier, with mobile number, language and office opening times.",
  },
] as const;

/** What a team puts before or behind the name of a tool, and how it ends its description. */
export const problemVariants = [
  { name: "{name}", ending: "" },
  { name: "Team {name}", ending: "First draft." },
  { name: "{name} v2", ending: "Still to be tested." },
  { name: "Simple {name}", ending: "One screen only." },
  { name: "{name} for us", ending: "Pilot." },
  { name: "{name} draft", ending: "Colours to be done." },
  { name: "Mini {name}", ending: "" },
  { name: "{name} (in progress)", ending: "Import missing." },
  { name: "Better {name}", ending: "Waiting for feedback." },
] as const;

/** Tools that share the words of their names and nothing of what they do. */
export const lookAlikes: readonly (readonly [ToolIdea, ToolIdea])[] = [
  [
    ["Stock Level Alert", "Posts into the warehouse channel as soon as a shelf holds fewer articles than were agreed."],
    ["Stock Option Alert", "Tells managers by letter when their share plan vests and the tax office must hear of it."],
  ],
  [
    ["Plant Watering Plan", "Who waters ficus, orchids and the lobby palms, with a stand-in during vacations."],
    [
      "Plant Shutdown Plan",
      "Sequence in which foundry, kilns and presses go cold over Christmas, with gas valves and guards.",
    ],
  ],
  [
    ["Key Account Directory", "Names the salesperson behind each of our forty biggest buyers and their turnover."],
    ["Key Cabinet Directory", "Which hook carries which door's spare, and whose signature stands on the loan card."],
  ],
  [
    ["Mould Inspection", "Photographs injection tools after 50,000 shots and measures burrs at the parting line."],
    ["Office Mould Inspection", "Humidity readings of cellar walls, spores found, painter hired, tenant informed."],
  ],
  [
    ["Crane Booking", "Reserves the 12-tonne bridge hoist in hall four, checks slings and operator tickets."],
    ["Film Crane Booking", "Hires camera arms from studios, compares day prices and transport to the set."],
  ],
  [
    ["Bank Holiday Calendar", "Feasts of Denmark, Poland and Portugal on which no lorry may enter the cities."],
    ["Test Bank Calendar", "Free hours on endurance rig seven with its chiller and the vibration table."],
  ],
];

type ToolIdea = readonly [name: string, description: string];
