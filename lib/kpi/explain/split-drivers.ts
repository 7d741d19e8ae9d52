import { shapleyOfProduct } from '@/lib/stats/shapley';
import { DRIVER_TREES, type DriverTree } from './driver-trees';
import type { ChangePart, ChangeSplit, Reason } from './explanation';
import { partLabel } from './part-labels';
import type { Question } from './question';
import { readBoth, SELF } from './read-figures';
import { reason } from './reasons';
import { settle, shownSides } from './settle';
import { splitWebDrivers } from './split-web-drivers';

/** A product of quotients carries twenty decimals each; what differs by more is not this KPI. */
const TOLERANCE = 1e-9;

/**
 * What a KPI is a product of, such as visits x conversion x basket or orders x basket, with the Shapley value of each
 * factor. Revenue and orders go back to visits where there are some; what visits cannot explain is a part of its own.
 */
export async function splitDrivers(question: Question): Promise<ChangeSplit | Reason | null> {
  const web = await splitWebDrivers(question);
  if (web && 'parts' in web) return web;
  const trees = DRIVER_TREES.filter(({ kpi }) => kpi === question.definition.id);
  for (const tree of trees) {
    const found = await splitByTree(question, tree);
    if (found) return found;
  }
  return web ?? (trees.length > 0 ? reason('not_answerable') : null);
}

async function splitByTree(question: Question, { factors }: DriverTree): Promise<ChangeSplit | null> {
  const { reading, definition, query, periods, scale, change } = question;
  const unknown = factors.some(({ kpi }) => kpi !== undefined && !reading.catalogue.has(kpi));
  if (unknown) return null;
  const formulas = Object.fromEntries(factors.map(({ formula }, i) => [`factor_${i}`, formula]));
  const both = await readBoth(
    reading,
    { definition, formulas, filters: query.filters, currency: scale.currency },
    periods,
  );
  if (!both) return null;
  const side = (which: 'before' | 'after') => factors.map((_, i) => both[which].totals[`factor_${i}`] ?? null);
  const [before, after] = [side('before'), side('after')];
  const isProduct = (values: readonly (number | null)[], whole: number | null | undefined) => {
    if (values.includes(null) || whole === null || whole === undefined) return false;
    const product = (values as number[]).reduce((a, b) => a * b, 1);
    return Math.abs(product - whole) <= TOLERANCE * Math.max(1, Math.abs(whole));
  };
  if (!isProduct(before, both.before.totals[SELF]) || !isProduct(after, both.after.totals[SELF])) return null;
  const amounts = settle(shapleyOfProduct(before as number[], after as number[]), change, scale);
  return {
    id: 'drivers',
    method: 'shapley',
    parts: factors.map(({ kpi, label, unit }, i): ChangePart => {
      const known = kpi === undefined ? undefined : reading.catalogue.get(kpi);
      return {
        id: kpi ?? label ?? `factor_${i}`,
        label: known?.label[reading.locale] ?? (label ? partLabel(label, reading.locale) : ''),
        amount: amounts[i] ?? null,
        ...(kpi ? { kpi } : {}),
        ...shownSides(before[i], after[i], known?.unit ?? unit ?? 'number', scale.currency),
      };
    }),
  };
}
