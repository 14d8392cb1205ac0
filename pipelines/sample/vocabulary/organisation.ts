/** The invented company: makes pumps, valves and heating for buildings and sells them in Europe. */
export const companyName = "Tarnbeck Pumps";
export const mailDomain = "tarnbeck.example";
export const agencies = [
  { name: "Bluepeak Studio", domain: "bluepeak.example" },
  { name: "Orsan Consulting", domain: "orsan.example" },
  { name: "Nordkai Digital", domain: "nordkai.example" },
] as const;

/** Departments with their teams, and the place of each department's subjects in `subjects`. */
export const departments: readonly { readonly name: string; readonly teams: readonly string[] }[] = [
  { name: "Finance", teams: ["Accounts Payable", "Accounts Receivable", "Controlling", "Treasury", "Tax and Customs"] },
  { name: "People & Culture", teams: ["Recruiting", "Payroll", "Learning", "Works Relations", "Travel and Mobility"] },
  { name: "Sales", teams: ["Key Accounts", "Inside Sales", "Sales Operations", "Trade Partners", "Tender Office"] },
  { name: "Marketing", teams: ["Campaigns", "Events", "Brand Studio", "Product Marketing", "Customer Insight"] },
  {
    name: "Customer Service",
    teams: ["Service Hotline", "Complaints", "Spare Parts Desk", "Warranty", "Field Service"],
  },
  {
    name: "Purchasing",
    teams: ["Strategic Purchasing", "Operative Purchasing", "Supplier Quality", "Demand Planning", "Inbound Logistics"],
  },
  { name: "Logistics", teams: ["Warehouse North", "Warehouse South", "Dispatch", "Fleet", "Returns Centre"] },
  { name: "Production", teams: ["Casting", "Machining", "Assembly", "Surface Treatment", "Maintenance"] },
  {
    name: "Quality & Safety",
    teams: ["Quality Control", "Laboratory", "Occupational Safety", "Environment", "Audit Office"],
  },
  {
    name: "Engineering",
    teams: ["Hydraulics Design", "Electronics", "Test Bench", "Technical Documentation", "Product Data"],
  },
  {
    name: "Legal & Facilities",
    teams: ["Contracts", "Data Protection", "Facility Management", "Reception Services", "Insurance"],
  },
  {
    name: "Digital",
    teams: ["Workplace", "Business Applications", "Data Platform", "Online Shop", "Heritage Products"],
  },
];

/** The team that is given up during the log. */
export const dissolvedTeam = "Heritage Products";

/** What other sheets call a team; `program.yaml` names them as aliases. */
export const otherSpellings: Readonly<Record<string, string>> = {
  "Accounts Payable": "AP",
  Learning: "Training & Learning",
  "Key Accounts": "Key Account Mgmt",
  "Service Hotline": "Hotline",
  "Warehouse North": "WH North",
  "Operative Purchasing": "Purchasing Ops",
  "Facility Management": "FM",
  "Technical Documentation": "Tech Docs",
};

export const sites =
  "Bremen Gdansk Turin Leuven Aarhus Brno Porto Graz Lille Malmo Poznan Zagreb Utrecht Bilbao Leipzig Kassel Rostock Augsburg Dresden Essen".split(
    " ",
  );

export const helpGroups = ["Service Desk", "Workplace Services", "Business Applications", "Field IT"] as const;
export const engineeringGroups = ["Integration Engineering", "Platform Engineering"] as const;
