import { useTranslations } from 'next-intl';
import type { EffectFigure } from './import-data';
import type { Words } from './use-words';

const HEAD = 'border-b border-tremor-border-default px-2 py-1.5 text-xs font-medium text-tremor-content-default';
const CELL = 'border-b border-tremor-border-default px-2 py-1.5 text-right whitespace-nowrap tabular-nums';

/** On a narrow screen the figure after and the difference say enough. */
const NARROW_AWAY = 'hidden sm:table-cell';

interface Props {
  effect: readonly EffectFigure[];
  currency: string;
  words: Words;
}

/** What an import does to the headline figures, over all time. */
export function EffectTable({ effect, currency, words }: Props) {
  const t = useTranslations('imports.effect');
  const print = (figure: EffectFigure, value: string | null, isChange = false) => {
    if (value === null) return '—';
    if (figure.unit === 'money') return words.money(value, currency, isChange);
    return isChange ? words.change(Number(value)) : words.count(Number(value));
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={t('caption')} tabIndex={0} className="relative overflow-x-auto rounded-lg">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pl-0 text-left`}>
              {t('figure')}
            </th>
            {(['before', 'after', 'difference'] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={`${HEAD} text-right last:pr-0 ${column === 'before' ? NARROW_AWAY : ''}`}
              >
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effect.map((figure) => {
            const isMoved = figure.difference !== null && Number(figure.difference) !== 0;
            return (
              <tr key={figure.kpi} data-effect={figure.kpi}>
                <th
                  scope="row"
                  className={`${CELL} pl-0 whitespace-normal! text-left! font-normal text-tremor-content-emphasis`}
                >
                  {figure.label[words.locale]}
                </th>
                <td className={`${CELL} text-tremor-content-default ${NARROW_AWAY}`}>{print(figure, figure.before)}</td>
                <td className={`${CELL} text-tremor-content-strong`}>{print(figure, figure.after)}</td>
                <td
                  className={`${CELL} pr-0 ${isMoved ? 'font-semibold text-tremor-content-strong' : 'text-tremor-content-default'}`}
                >
                  {isMoved ? print(figure, figure.difference, true) : t('none')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
