/** What a team's tools are about: a subject and six things within it, each two or three words of its own. */
export type Subject = { readonly label: string; readonly things: readonly string[] };

const texts: readonly string[] = [
  // Finance
  `Supplier Invoice: billed amounts, purchase order lines, payment terms, credit notes, early discounts, duplicate vouchers
  Bank Statement: account balances, unassigned receipts, value dates, bank fees, standing orders, signature powers
  Cost Centre: budget overruns, overhead allocations, planned hours, internal recharges, headcount plans, cost drivers
  Dunning: overdue debtors, reminder letters, payment promises, collection agencies, disputed claims, write-offs
  Travel Expense: hotel receipts, mileage claims, meal allowances, card statements, toll vouchers, foreign currencies
  Fixed Asset: depreciation runs, serial plates, scrapped machines, asset transfers, residual values, inventory tags
  Cash Forecast: liquidity gaps, tax prepayments, dividend days, loan instalments, currency hedges, deposit rates
  Month Closing: closing steps, accrual entries, open postings, intercompany balances, cut-off dates, sign-offs
  Customs Tariff: commodity codes, origin certificates, duty rates, import licences, export declarations, embargo lists
  Value Added Tax: tax codes, recapitulative statements, reverse charges, registration numbers, refund periods, tax rulings
  Leasing: lease terms, residual mileage, right-of-use values, leasing partners, return conditions, rental indexes
  Audit Evidence: auditor questions, sampled vouchers, control owners, walkthrough minutes, confirmation letters, findings lists`,
  // People & Culture
  `Job Opening: vacancy texts, salary bands, hiring approvals, recruiter shares, publishing channels, job grades
  Applicant: interview slots, cover letters, reference calls, talent pools, rejection mails, trial days
  Onboarding: first-day bags, mentor pairs, welcome lunches, laptop orders, badge photos, probation talks
  Absence: sick notes, holiday balances, parental leave, stand-in lists, carry-over days, special leave
  Time Account: overtime hours, flexitime balances, missed punches, night premiums, break rules, home office days
  Payslip: wage types, garnishments, church tax marks, bonus payouts, pension contributions, retro corrections
  Training Course: course seats, certificate expiries, trainer fees, learning paths, feedback sheets, mandatory lessons
  Apprentice: school blocks, report booklets, department rotations, exam dates, instructor visits, trial lessons
  Appraisal: target agreements, rating scales, talk minutes, promotion rounds, calibration meetings, career wishes
  Works Council: hearing letters, meeting agendas, consultation deadlines, shift models, bargaining notes, voting lists
  Business Trip: visa papers, flight bookings, per diems, posted-worker notices, travel insurances, rail cards
  Company Bike: bike leases, helmet vouchers, parking racks, repair allowances, commuter surveys, charging sockets`,
  // Sales
  `Price Offer: discount bands, offer versions, validity periods, margin floors, freight surcharges, offer letters
  Customer Visit: visit minutes, route days, contact persons, gift limits, next appointments, plant tours
  Sales Forecast: weighted pipelines, closing odds, quarter targets, territory splits, commit calls, lost deals
  Framework Contract: call-off volumes, price escalators, renewal options, service levels, penalty clauses, contract annexes
  Order Entry: order confirmations, delivery wishes, credit blocks, incomplete orders, article swaps, rush fees
  Dealer: dealer bonuses, showroom stands, stock consignments, training vouchers, dealer zones, partner tiers
  Tender: bid bonds, lot descriptions, submission deadlines, bidder questions, reference projects, award notices
  Commission: payout tables, split credits, clawbacks, quota attainments, territory changes, commission disputes
  Account Plan: buying centres, white spots, competitor shares, growth moves, stakeholder maps, relationship scores
  Trade Fair Lead: badge scans, stand shifts, follow-up calls, brochure wishes, lead scores, hall maps
  Price List: list prices, currency sheets, price groups, effective days, special nets, rounding rules
  Project Sale: heating concepts, architect contacts, construction phases, spec sheets, planning offices, site milestones`,
  // Marketing
  `Newsletter: subject lines, subscriber lists, opt-in proofs, send slots, bounce rates, teaser images
  Campaign Budget: media spends, agency fees, campaign codes, booking orders, spend approvals, leftover funds
  Event Booth: booth modules, catering orders, hostess rosters, stand permits, transport crates, power hookups
  Press Release: embargo hours, journalist contacts, quote approvals, press clippings, photo rights, boilerplates
  Brand Asset: logo variants, colour swatches, image licences, template decks, font packages, packaging mockups
  Social Post: post calendars, hashtag sets, comment replies, creator deals, story formats, reach figures
  Customer Survey: survey panels, answer codes, promoter scores, open comments, sample quotas, incentive vouchers
  Product Launch: launch gates, sales sheets, demo units, naming options, teaser films, launch regions
  Website Content: page owners, outdated texts, broken links, translation rounds, landing pages, cookie banners
  Market Study: competitor prices, market sizes, patent news, trend notes, distributor interviews, adoption curves
  Giveaway: mug orders, sample boxes, stock of pens, gift recipients, print runs, warehouse cartons
  Video Shoot: shot lists, actor releases, camera rentals, subtitle files, location scouts, edit rounds`,
  // Customer Service
  `Service Call: caller waiting times, callback wishes, call reasons, first solutions, script changes, hotline shifts
  Complaint: root causes, goodwill credits, complaint letters, eight-day answers, repeat complainers, apology texts
  Spare Part: exploded drawings, part successors, minimum stocks, backordered gaskets, kit contents, part prices
  Warranty Claim: warranty terms, failure photos, serial checks, claim verdicts, labour refunds, supplier recourse
  Service Visit: technician routes, van inventories, visit windows, job sheets, safety briefings, signature pads
  Repair Order: repair quotes, loan pumps, repair stages, test stamps, returned housings, bench times
  Maintenance Contract: inspection cycles, contract renewals, covered devices, meter readings, exclusion lists, partner fees
  Customer Feedback: star ratings, praise mails, moderation queues, answer drafts, referral wishes, detractor calls
  Technical Query: wiring questions, pressure curves, answer articles, expert rotas, similar cases, manual pages
  Recall: affected batches, notice letters, swap campaigns, recall quotas, authority reports, field stocks
  Commissioning: start-up protocols, site photos, setpoint values, handover papers, missing tools, installer trainings
  Service Chat: chat transcripts, canned answers, language routing, escalated chats, bot gaps, chat hours`,
  // Purchasing
  `Supplier: supplier scores, bank detail changes, code-of-conduct forms, contact sheets, blocked vendors, supplier days
  Purchase Request: request reasons, cost estimates, approval limits, catalogue gaps, urgent buys, free-text items
  Raw Material: copper quotes, steel surcharges, alloy indexes, hedge volumes, scrap credits, material forecasts
  Delivery Schedule: late consignments, delivery windows, call-off fixings, supplier calendars, arrears lists, safety times
  Supplier Audit: audit findings, corrective actions, audit travel, process grades, self-assessments, certificate copies
  Incoming Inspection: inspection lots, sampling plans, measured deviations, quarantine bins, release stamps, gauge lists
  Demand Plan: sales histories, seasonal factors, planner overrides, safety stocks, phase-outs, forecast errors
  Tooling: mould locations, tool lives, tool loans, refurbishment dates, cavity counts, amortised costs
  Contract Negotiation: negotiation targets, saving ideas, fallback offers, meeting moves, price breakdowns, volume tiers
  Packaging: pallet pools, foam inserts, returnable crates, packing norms, deposit accounts, label layouts
  Import Shipment: container positions, port fees, letters of credit, vessel delays, customs brokers, unloading slots
  Sample Part: first articles, sample reports, approval levels, sample shelves, deviation permits, drawing revisions`,
  // Logistics
  `Dock Slot: gate times, truck plates, unloading crews, waiting fees, carrier bookings, yard lanes
  Stock Count: counting zones, count differences, recount orders, cycle calendars, scanner logs, frozen bins
  Picking: pick errors, wave sizes, shelf heights, picker routes, voice headsets, pick rates
  Parcel Label: address checks, hazard marks, carrier codes, label reprints, parcel weights, tracking numbers
  Freight Cost: diesel floaters, tonnage brackets, carrier invoices, toll shares, freight classes, island surcharges
  Forklift: battery swaps, driver permits, daily checks, impact alarms, fork inspections, charging bays
  Delivery Note: proof signatures, missing cartons, pallet receipts, damage photos, route stops, cash deliveries
  Driver: driving hours, licence checks, fuel cards, fines received, driver briefings, rest stops
  Vehicle Pool: car keys, winter tyres, damage sketches, booking clashes, service intervals, mileage books
  Goods Return: return reasons, refurbish grades, restocking fees, arrival scans, refund releases, scrapping orders
  Hazardous Goods: safety data sheets, storage classes, transport papers, spill kits, tunnel codes, quantity limits
  Shift Roster: early duties, swap offers, temp workers, weekend crews, break covers, team calendars`,
  // Production
  `Furnace: melt temperatures, lining wear, charge mixes, energy peaks, tapping times, slag samples
  Machine Downtime: stop reasons, restart times, minor stops, downtime costs, shift losses, bottleneck stations
  Setup: changeover steps, clamp fixtures, setup sheets, first-off checks, preset gauges, quick-change kits
  Cutting Tool: insert wear, tool cribs, regrind orders, spindle hours, coolant mixes, vending issues
  Assembly Line: station balances, torque values, missing screws, line takts, kitting carts, andon calls
  Work Instruction: photo steps, skill grids, instruction versions, reading receipts, station tablets, language sets
  Paint Shop: coating thickness, colour changes, bath analyses, rack hooks, curing curves, overspray waste
  Scrap: scrap codes, rework hours, blow holes, scrap values, quarantine pallets, defect photos
  Preventive Service: greasing points, filter swaps, service checklists, vibration trends, lubricant stocks, shutdown weeks
  Spare Motor: motor swaps, rewinding quotes, storage turns, bearing types, critical spares, motor passports
  Production Order: order sequences, missing parts, batch travellers, completion scans, priority flags, split lots
  Compressed Air: leak tags, compressor loads, dew points, dryer alarms, pipe plans, night pressure`,
  // Quality & Safety
  `Near Miss: hazard spots, near-miss cards, witness notes, safety walks, trip edges, lessons learned
  First Aid: first aiders, bandage books, defibrillator checks, eyewash stations, burn kits, rescue drills
  Risk Assessment: noise maps, lifting loads, risk matrices, protective gloves, machine guards, lone workers
  Calibration: caliper rings, calibration labels, reference weights, drift histories, lab partners, recall of gauges
  Test Sample: sample barcodes, retention shelves, tensile results, test queues, reagent stocks, lab benches
  Control Chart: process capability, control limits, run rules, subgroup means, outlier notes, chart owners
  Waste Stream: container fills, waste codes, disposal proofs, recycling shares, oil separators, pickup calls
  Energy Use: meter photos, base loads, steam losses, saving measures, tariff peaks, solar yields
  Internal Audit: audit programmes, auditor teams, nonconformities, evidence folders, closing meetings, audit scopes
  Complaint Analysis: fishbone sketches, five-why chains, containment steps, failure modes, returned pumps, team roles
  Chemical Register: substance bans, storage cabinets, exposure limits, substitution checks, drum labels, supplier dossiers
  Visitor Safety: visitor briefings, safety vests, evacuation counts, contractor permits, hot works, site rules`,
  // Engineering
  `Design Change: change notices, effectivity dates, affected drawings, change boards, cost impacts, change requesters
  Pump Curve: head values, impeller trims, efficiency points, motor pairings, fluid tables, curve plots
  Bill of Material: alternate parts, quantity errors, phantom assemblies, released levels, part families, missing weights
  Prototype: print jobs, prototype bookings, test hours, material spools, mock assemblies, feedback from fitters
  Test Bench: rig bookings, endurance cycles, sensor channels, pressure shocks, rig faults, test orders
  Circuit Board: board revisions, solder faults, component lifecycles, firmware builds, layout reviews, obsolete chips
  User Manual: manual chapters, warning pictograms, translation memories, print proofs, page counts, reader comments
  Certification: norm updates, certificate marks, test houses, approval countries, expiring approvals, conformity papers
  Simulation: mesh sizes, flow runs, solver licences, boundary cases, result plots, cluster queues
  Patent: invention notices, prior art, filing countries, inventor bonuses, annuity fees, examiner letters
  Part Number: number ranges, naming rules, duplicate parts, classification codes, successor chains, master attributes
  Lessons Database: project reviews, design rules, failure stories, weak seals, gate checklists, expert names`,
  // Legal & Facilities
  `Contract File: notice periods, signing parties, contract scans, liability caps, renewal alarms, clause libraries
  Confidentiality: secrecy agreements, disclosed files, expiry of secrecy, signing requests, partner names, template clauses
  Data Request: subject requests, deletion runs, answer deadlines, identity checks, data exports, processing logs
  Processing Record: processing purposes, data recipients, retention rules, transfer countries, legal bases, impact checks
  Meeting Room: room bookings, projector faults, coffee orders, seating plans, no-show rooms, wall screens
  Building Repair: leaking taps, lift outages, broken blinds, repair tickets, craft firms, roof checks
  Key: key handovers, lock cylinders, lost badges, door groups, master keys, access hours
  Parking: parking lots, charging points, guest plates, towing cases, barrier cards, disabled bays
  Visitor: visitor badges, host notices, arrival screens, group tours, signed forms, lobby queues
  Mail Room: registered letters, courier pickups, postage costs, parcel lockers, scanned mail, forwarding orders
  Insurance Claim: claim numbers, damage estimates, deductibles, broker mails, policy terms, water damages
  Cleaning: cleaning rounds, soap stocks, window dates, quality marks, special cleanings, bin collections`,
  // Digital
  `Laptop: device swaps, warranty ends, imaging queues, lost chargers, docking stations, loan devices
  Software Licence: unused seats, renewal quotes, licence pools, install requests, true-up counts, vendor audits
  Access Right: role bundles, access reviews, leaver accounts, admin rights, approval chains, shared mailboxes
  Data Quality: duplicate customers, empty fields, rule breaches, data stewards, cleansing runs, match keys
  Data Catalogue: table owners, column meanings, report lineage, certified datasets, glossary terms, refresh failures
  Web Order: abandoned carts, payment failures, coupon codes, checkout errors, bundle offers, shipping choices
  Product Page: missing pictures, filter values, search misses, related items, rating stars, page speeds
  Release: release notes, test sign-offs, rollback plans, freeze weeks, deployment windows, feature flags
  Incident Review: outage minutes, timeline notes, action owners, alert noise, on-call swaps, runbook gaps
  Phone: sim cards, roaming costs, number ports, voicemail greetings, handset orders, tariff options
  Print: toner levels, printer queues, paper jams, badge printing, colour quotas, plotter rolls
  Old Catalogue: discontinued pumps, scanned brochures, vintage manuals, collector requests, archive boxes, legacy codes`,
];

/** By department, in the order of `departments`. */
export const subjects: readonly (readonly Subject[])[] = texts.map((text) =>
  text.split("\n").map((line) => {
    const [label = "", things = ""] = line.trim().split(": ");
    return { label, things: things.split(", ") };
  }),
);
