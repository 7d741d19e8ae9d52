import { addDays, addMonths, startOf } from '@/lib/core/calendar';
import { address, expect, plainSpaces, test } from './vigie';

// The demo shop ends yesterday: the last whole months are always in it.
const month = startOf('month', new Date().toISOString().slice(0, 10));
const PERIOD = { from: addMonths(month, -4), to: addDays(month, -1) };
const MONEY = ['net_revenue', 'gross_margin', 'average_order_value'];

test('the summary shows the figures that the interface gives for an API key', async ({ visit }) => {
  const analyst = await visit('ANALYST');
  await analyst.page.goto(address('/api-keys'));
  await analyst.page.locator('input[name="name"]').fill('Browser test');
  for (const box of await analyst.page.locator('input[name="scopes"]').all()) await box.check();
  await analyst.page.locator('form button[type="submit"]').click();
  const shown = analyst.page.locator('input[readonly]');
  await expect(shown).toHaveValue(/^vigie_/);
  const key = await shown.inputValue();

  const { page } = await visit('CEO', { locale: 'en' });
  await page.goto(address(`/summary?from=${PERIOD.from}&to=${PERIOD.to}`));
  // A context of its own, without cookies: the key alone must do.
  const { page: stranger } = await visit(null);
  const answer = await stranger.request.post(address('/api/v1/kpis/query'), {
    headers: { authorization: `Bearer ${key}` },
    data: { kpis: [...MONEY, 'order_count', 'new_customers'], ...PERIOD },
  });
  expect(answer.status()).toBe(200);
  const { rows } = (await answer.json()) as { rows: Record<string, string | number>[] };
  const [row] = rows;
  for (const kpi of [...MONEY, 'order_count', 'new_customers']) {
    const full = await page.locator(`[data-value="${kpi}"]`).getAttribute('title');
    const digits = plainSpaces(full ?? '').replace(/[^\d.-]/g, '');
    expect(Number(digits), `${kpi}: ${full}`).toBe(Number(row?.[kpi]));
    expect(Number(row?.[kpi]), kpi).toBeGreaterThan(0);
  }
});
