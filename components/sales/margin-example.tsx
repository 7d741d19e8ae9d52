import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';

export interface Example {
  price: string;
  cost: string;
  margin: string;
  rate: string;
  markup: string;
  coefficient: string;
  /** The margin's part of the price, 0 to 1. */
  share: number;
}

/** The two rates that are taken for each other, worked out on the same sale. */
export function MarginExample({ example }: { example: Example | null }) {
  const t = useTranslations('margins.margin.example');
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
      <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle')}</p>
      {example ? (
        <>
          <p className="mt-4 text-tremor-content-emphasis">
            {t('sale', { price: example.price, cost: example.cost, margin: example.margin })}
          </p>
          <div aria-hidden className="mt-3 flex h-9 overflow-hidden rounded-md text-xs font-medium">
            <span
              className="grid place-items-center overflow-hidden bg-tremor-background-subtle text-tremor-content-emphasis"
              style={{ width: `${((1 - example.share) * 100).toFixed(2)}%` }}
            >
              {t('cost')}
            </span>
            <span
              className="grid place-items-center overflow-hidden bg-tremor-brand-default text-tremor-brand-inverted"
              style={{ width: `${(example.share * 100).toFixed(2)}%` }}
            >
              {t('margin')}
            </span>
          </div>
          <dl className="mt-5 grid gap-5 sm:grid-cols-2">
            <Rate
              name={t('rate')}
              value={example.rate}
              how={t('rateHow', { margin: example.margin, price: example.price })}
            />
            <Rate
              name={t('markup')}
              value={example.markup}
              how={t('markupHow', { margin: example.margin, cost: example.cost, coefficient: example.coefficient })}
            />
          </dl>
          <p className="mt-5 border-t border-tremor-border-default pt-3 text-xs leading-relaxed text-tremor-content-default">
            {t('link')}
          </p>
        </>
      ) : (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      )}
    </Card>
  );
}

function Rate({ name, value, how }: { name: string; value: string; how: string }) {
  return (
    <div>
      <dt className="text-sm text-tremor-content-default">{name}</dt>
      <dd>
        <span className="block text-xl font-semibold text-tremor-content-strong">{value}</span>
        <span className="mt-1 block text-xs text-tremor-content-default">{how}</span>
      </dd>
    </div>
  );
}
