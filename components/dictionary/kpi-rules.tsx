import { useTranslations } from 'next-intl';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section, TABLE_CELL, TABLE_HEAD } from './section';

export interface RulesView {
  range: string;
  value: string;
  rows: readonly { id: string; label: string; setting: string; otherwise: string; effect: string; isFelt: boolean }[];
}

/** The rules of inclusion, and what each one does to the figure. */
export function KpiRules({ view }: { view: RulesView }) {
  const t = useTranslations('governance.rules');
  return (
    <Section title={t('tableTitle')} note={t('tableNote', { range: view.range, value: view.value })}>
      <ScrollRegion label={t('tableTitle')}>
        <table className="w-full text-sm">
          <caption className="sr-only">{t('tableTitle')}</caption>
          <thead>
            <tr>
              <th scope="col" className={TABLE_HEAD}>
                {t('rule')}
              </th>
              <th scope="col" className={TABLE_HEAD}>
                {t('setting')}
              </th>
              <th scope="col" className={`${TABLE_HEAD} text-right`}>
                {t('effect')}
              </th>
              <th scope="col" className={`${TABLE_HEAD} pr-0 text-right`}>
                {t('otherwise')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className={`${TABLE_CELL} text-left font-normal`}>
                  {row.label}
                </th>
                <td className={`${TABLE_CELL} text-tremor-content-default`}>{row.setting}</td>
                <td
                  className={`${TABLE_CELL} text-right whitespace-nowrap ${row.isFelt ? 'font-medium text-tremor-content-strong' : 'text-tremor-content-default'}`}
                >
                  {row.effect}
                </td>
                <td className={`${TABLE_CELL} pr-0 text-right whitespace-nowrap text-tremor-content-default`}>
                  {row.otherwise}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
