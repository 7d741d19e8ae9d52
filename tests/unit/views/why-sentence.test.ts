import { describe, expect, it } from 'vitest';
import { formatter } from '@/lib/i18n/format';
import type { Explanation } from '@/lib/kpi/explain/explanation';
import { reason } from '@/lib/kpi/explain/reasons';
import { periodName, signedFigure, whySentence } from '@/lib/views/why-sentence';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const part = (label: string, amount: string | number) => ({ id: label, label, amount });

const EXPLAINED: Explanation = {
  kpi: {
    id: 'net_revenue',
    version: 1,
    unit: 'money',
    good_direction: 'up',
    additivity: 'additive',
    label: 'Chiffre d’affaires net',
  },
  period: { from: '2024-03-01', to: '2024-03-31' },
  base: { from: '2023-03-01', to: '2023-03-31', by: 'previous_year' },
  filters: [],
  labels: {},
  currency: 'EUR',
  before: '1142857.00',
  after: '1190857.00',
  change: '48000.00',
  relative_change: 0.042,
  state: 'explained',
  reason: null,
  splits: [
    {
      id: 'price_volume_mix',
      method: 'sum',
      parts: [
        part('Prix de liste', '9000.00'),
        part('Volume', '27000.00'),
        part('Mix produits', '-6000.00'),
        part('Nouveaux produits', '22000.00'),
        part('Produits arrêtés', '-4000.00'),
        part('Remises', '0.40'),
      ],
    },
  ],
  contributions: {
    by: 'sales_channel',
    label: 'Canal de vente',
    kind: 'difference',
    members: [
      { key: 'site', label: 'Site', before: '1.00', after: '2.00', amount: '50000.00' },
      { key: 'm', label: 'Marché', before: '1.00', after: '2.00', amount: '-2000.00' },
    ],
    rest: null,
    remainder: null,
  },
  unavailable: [],
  dimensions: ['sales_channel'],
  warnings: [],
  data_version: 3,
  computed_at: '2024-04-01T00:00:00.000Z',
};

describe('the sentence', () => {
  it('says how much, against what and why, largest part first', () => {
    expect(plain(whySentence(EXPLAINED, 'fr'))).toBe(
      'Le chiffre d’affaires net augmente de 48 000 € (+4,2 %) entre mars 2023 et mars 2024 : volume +27 000 €, nouveaux produits +22 000 €, prix de liste +9 000 €, mix produits −6 000 €, produits arrêtés −4 000 €. Par canal de vente : Site +50 000 €, Marché −2 000 €.',
    );
    const english = { ...EXPLAINED, splits: [], change: '-48000.00', relative_change: -0.042 };
    expect(plain(whySentence(english, 'en'))).toBe(
      'Net revenue fell by €48,000 (−4.2%) between Mar 2023 and Mar 2024. By canal de vente: Site +€50,000, Marché −€2,000.',
    );
  });

  it('agrees in number, speaks of points for ratios, and has no sign on nothing', () => {
    const spend = { ...EXPLAINED, kpi: { ...EXPLAINED.kpi, id: 'ad_spend' }, splits: [], contributions: null };
    expect(plain(whySentence(spend, 'fr'))).toMatch(/^Les dépenses publicitaires augmentent de 48 000 €/);
    const rate: Explanation = {
      ...spend,
      kpi: { ...EXPLAINED.kpi, id: 'return_rate', unit: 'ratio' },
      change: -0.0123,
      relative_change: -0.0123,
      base: { from: '2024-02-10', to: '2024-02-20', by: 'days' },
    };
    expect(plain(whySentence(rate, 'fr'))).toBe(
      'Le taux de retour baisse de 1,2 pt par rapport à la période 10–20 févr. 2024.',
    );
    const format = formatter('fr', 'EUR');
    expect([signedFigure(-0.01, 'days', format), signedFigure('0.00', 'money', format)].map(plain)).toEqual([
      '0 jour',
      '0,00 €',
    ]);
  });

  it('leaves numerator and denominator of a ratio, values that do not add up and single effects unsaid', () => {
    const ratio: Explanation = {
      ...EXPLAINED,
      splits: [{ id: 'formula', method: 'shapley', parts: [part('Numérateur', '1.00'), part('Dénominateur', '2.00')] }],
      contributions: EXPLAINED.contributions && { ...EXPLAINED.contributions, kind: 'not_additive' },
    };
    expect(plain(whySentence(ratio, 'fr'))).toBe(
      'Le chiffre d’affaires net augmente de 48 000 € (+4,2 %) entre mars 2023 et mars 2024.',
    );
    const effect = {
      ...ratio,
      contributions: EXPLAINED.contributions && { ...EXPLAINED.contributions, kind: 'effect' as const },
    };
    expect(whySentence(effect, 'fr')).toBe(whySentence(ratio, 'fr'));
  });

  it('names a KPI without a sentence of its own, and says why there is no explanation', () => {
    const own = {
      ...EXPLAINED,
      kpi: { ...EXPLAINED.kpi, id: 'our_own', label: 'Panier B2B' },
      splits: [],
      contributions: null,
    };
    expect(plain(whySentence(own, 'fr'))).toBe('Panier B2B : +48 000 € (+4,2 %) entre mars 2023 et mars 2024.');
    const none: Explanation = { ...own, state: 'unexplained', change: null, reason: reason('not_computable_before') };
    expect(plain(whySentence(none, 'fr'))).toContain('ne s’explique pas. Le chiffre de la période de comparaison');
    const same: Explanation = { ...own, state: 'unchanged', change: '0.00', relative_change: 0 };
    expect(plain(whySentence(same, 'en'))).toContain('no change between Mar 2023 and Mar 2024');
  });

  it('names whole months, quarters and years', () => {
    const format = formatter('fr', 'EUR');
    expect(periodName({ from: '2024-01-01', to: '2024-03-31' }, format)).toBe('T1 2024');
    expect(periodName({ from: '2024-01-01', to: '2024-12-31' }, format)).toBe('2024');
    expect(periodName({ from: '2024-01-02', to: '2024-12-31' }, format)).toContain('2024');
  });
});
