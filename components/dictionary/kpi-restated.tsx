import { useTranslations } from 'next-intl';
import { ComparedTable } from '@/components/governance/compared-table';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Section } from './section';

export interface RestatedData {
  day: string;
  today: string;
  reported: string;
  restated: string;
  hasReported: boolean;
  rows: readonly { id: string; label: string; old: string; new: string; change: string; isChanged: boolean }[];
}

/** The same months as they were reported on a day, and as they are told today. */
export function KpiRestated({ view }: { view: RestatedData }) {
  const t = useTranslations('governance.restated');
  return (
    <Section title={t('title')} note={t('note')}>
      <form className="mb-3 flex flex-wrap items-end gap-2">
        <Field label={t('day')} type="date" name="reported" defaultValue={view.day} max={view.today} required />
        <Button type="submit">{t('show')}</Button>
      </form>
      <ul className="mb-3 space-y-0.5 text-xs text-tremor-content-default">
        <li className={view.hasReported ? '' : 'text-warning'}>{view.reported}</li>
        <li>{view.restated}</li>
      </ul>
      <ComparedTable
        caption={t('title')}
        heads={{
          name: t('month'),
          old: view.hasReported ? t('then') : null,
          new: t('now'),
          change: view.hasReported ? t('difference') : null,
        }}
        rows={view.rows}
      />
    </Section>
  );
}
