import { dayText, TIME_ZONE } from './calendar';
import { CURRENCY } from './dimension-rows';
import type { Simulation } from './simulation';
import type { Truth } from './truth';

/** What the file of the truth holds: how the shop was made, its totals and breakdowns, and the planted causes. */
export function demoTruth(sim: Simulation, truth: Truth): object {
  const { seed, orders, scenario, today } = sim.settings;
  return {
    seed,
    orders,
    scenario: scenario.name,
    today,
    from: dayText(sim.period.from),
    to: dayText(sim.period.to),
    currency: CURRENCY,
    timeZone: TIME_ZONE,
    documents: truth.documents,
    lines: truth.lines,
    people: sim.people.count,
    ...truth.report(),
    causes: sim.causes.report(scenario),
  };
}
