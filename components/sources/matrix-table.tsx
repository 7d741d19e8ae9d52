'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import type { Matrix, MatrixCell, MatrixFamily, MatrixRow, MatrixSystem } from './matrix-data';
import { StateMark } from './state-mark';

// Hundreds of cells share these: written at the table once, instead of at each of them.
const CELLS = `[&_td]:border-b [&_td]:border-tremor-border-default [&_td]:p-0.5 [&_td]:text-center [&_td_a]:inline-flex
  [&_td_a]:min-h-7 [&_td_a]:max-w-full [&_td_a]:items-center [&_td_a]:justify-center [&_td_a]:gap-1 [&_td_a]:rounded-md
  [&_td_a]:px-1.5 [&_td_a]:text-xs [&_td_a]:whitespace-nowrap [&_td_a:hover]:bg-tremor-background-subtle
  [&_svg]:size-3.5 [&_svg]:shrink-0 [&_[data-state=fresh]]:text-good [&_[data-state=late]]:text-warning
  [&_[data-state=never]]:text-tremor-content-default`;
const NAMES = `[&_tr>th]:border-b [&_tr>th]:border-tremor-border-default [&_tr>th]:px-2 [&_tr>th]:py-1 [&_tr>th]:text-left
  [&_tr>th]:font-medium [&_tr>th]:text-tremor-content-strong [&_th_a]:inline-block
  [&_th_a]:leading-6 [&_th_a:hover]:underline [&_th_a]:underline-offset-4`;
/** On a narrow screen the same table reads as a list: KPI by KPI, with the systems that it needs. */
const NARROW = `max-md:block max-md:[&_tbody]:block max-md:[&_tr]:block max-md:[&_tr]:border-b max-md:[&_tr]:border-tremor-border-default
  max-md:[&_tr]:py-2 max-md:[&_tr>th]:block max-md:[&_tr>th]:border-0 max-md:[&_tr>th]:p-0 max-md:[&_td]:inline-block
  max-md:[&_td]:border-0 max-md:[&_td]:p-0 max-md:[&_td:empty]:hidden max-md:[&_td_a]:-ml-1.5 max-md:[&_td_a]:mr-2`;
const HEAD =
  'sticky top-0 z-10 border-b border-tremor-border-default bg-tremor-background-default px-1 py-2 text-center align-bottom text-xs font-medium';

/** KPIs by system: one cell tells whether the data is there in time. Opens on a cell or on a whole system. */
export function MatrixTable({
  matrix: { families, systems, onlyBreaches },
}: {
  matrix: Pick<Matrix, 'families' | 'systems' | 'onlyBreaches'>;
}) {
  const t = useTranslations('sources');
  const search = onlyBreaches ? 'breaches=1&' : '';
  const [open, setOpen] = useState(() => new Set(openAtFirst(families, onlyBreaches)));
  const areAllOpen = families.every(({ id }) => open.has(id));
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={t('title')} tabIndex={0} className="md:max-h-[44rem] md:overflow-auto">
      <Shapes />
      <table
        className={`w-full border-separate border-spacing-0 text-sm md:min-w-[68rem] md:table-fixed ${CELLS} ${NARROW}`}
      >
        <caption className="sr-only">{t('title')}</caption>
        <colgroup>
          <col className="w-64" />
        </colgroup>
        <thead className="max-md:hidden">
          <tr>
            <th scope="col" className={`${HEAD} px-2 text-left text-tremor-content-default`}>
              <button
                type="button"
                onClick={() => setOpen(new Set(areAllOpen ? [] : families.map(({ id }) => id)))}
                className="min-h-6 rounded underline-offset-4 hover:underline"
              >
                {t(areAllOpen ? 'closeAll' : 'openAll')}
              </button>
            </th>
            {systems.map((system) => (
              <th key={system.kind} scope="col" className={HEAD}>
                <SystemLink system={system} search={search} />
              </th>
            ))}
          </tr>
        </thead>
        {families.map((family) => (
          <Family
            key={family.id}
            family={family}
            systems={systems}
            search={search}
            isOpen={open.has(family.id)}
            onToggle={() => toggle(family.id)}
          />
        ))}
      </table>
    </section>
  );
}

/** What is late wants to be seen; where nothing is, the first family shows how the table reads. */
function openAtFirst(families: Matrix['families'], onlyBreaches: boolean): string[] {
  if (onlyBreaches) return families.map(({ id }) => id);
  return families.slice(0, 1).map(({ id }) => id);
}

interface FamilyProps {
  family: MatrixFamily;
  systems: Matrix['systems'];
  search: string;
  isOpen: boolean;
  onToggle(): void;
}

const WORST = { late: 2, never: 1, fresh: 0 } as const;

function Family({ family, systems, search, isOpen, onToggle }: FamilyProps) {
  const t = useTranslations('sources');
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <tbody className={NAMES}>
      <tr className="bg-tremor-background-muted max-md:bg-transparent">
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            data-family={family.id}
            onClick={onToggle}
            className="inline-flex min-h-6 items-center gap-1.5 rounded font-semibold"
          >
            <Icon aria-hidden className="size-4 text-tremor-content-default" />
            {family.label}
            <span className="font-normal text-tremor-content-default">{family.rows.length}</span>
          </button>
        </th>
        {systems.map(({ kind }, i) => {
          const cells = family.rows.flatMap(({ cells: all }) => all[i] ?? []);
          const [worst] = cells.toSorted((a, b) => WORST[b.state] - WORST[a.state]);
          if (!worst) return <td key={kind} />;
          const count = cells.filter(({ state }) => state === worst.state).length;
          return (
            <td key={kind} className="max-md:!hidden">
              <span data-state={worst.state} className="inline-flex items-center gap-1 text-xs">
                <Shape name={worst.state} />
                {count}
                <span className="sr-only">{t(`legend.${worst.state}`)}</span>
              </span>
            </td>
          );
        })}
      </tr>
      {isOpen ? family.rows.map((row) => <Row key={row.id} row={row} systems={systems} search={search} />) : null}
    </tbody>
  );
}

function SystemLink({ system: { kind, label, state, note }, search }: { system: MatrixSystem; search: string }) {
  return (
    <Link
      href={`/sources?${search}system=${kind}`}
      scroll={false}
      prefetch={false}
      data-system={kind}
      className="flex h-full flex-col items-center gap-1 rounded-md px-1 py-1.5 text-tremor-content-strong hover:bg-tremor-background-subtle"
    >
      <span className={state ? '' : 'text-tremor-content-default'}>{label}</span>
      <span className="font-normal text-tremor-content-default">
        {state ? <StateMark state={state} text={note} isSmall /> : note}
      </span>
    </Link>
  );
}

interface RowProps {
  row: MatrixRow;
  systems: Matrix['systems'];
  search: string;
}

const Row = memo(function Row({ row: { id, label, isOpen, cells }, systems, search }: RowProps) {
  return (
    <tr data-kpi={id} className="hover:bg-tremor-background-muted">
      <th scope="row">
        {isOpen ? (
          <Link href={`/kpis/${id}`} prefetch={false}>
            {label}
          </Link>
        ) : (
          label
        )}
      </th>
      {systems.map(({ kind, label: system }, i) => {
        const cell = cells[i];
        if (!cell) return <td key={kind} />;
        return (
          <td key={kind}>
            <CellLink
              cell={cell}
              system={system}
              kpi={label}
              href={`/sources?${search}kpi=${id}&system=${kind}`}
              kind={kind}
            />
          </td>
        );
      })}
    </tr>
  );
});

interface CellProps {
  cell: MatrixCell;
  kpi: string;
  system: string;
  kind: string;
  href: string;
}

function CellLink({ cell: { state, delay, isRecord }, kpi, system, kind, href }: CellProps) {
  const t = useTranslations('sources');
  const isLate = state === 'late';
  const spoken = {
    kpi,
    system,
    state: isLate ? t('lateSpoken', { delay }) : t(`states.${state}`),
    record: isRecord ? t('recordSpoken') : '',
  };
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-label={t('spoken', spoken)}
      data-cell={kind}
      data-state={state}
    >
      <span className="text-tremor-content-emphasis md:hidden">{system}</span>
      <Shape name={state} />
      {isLate ? t('lateBy', { delay }) : t(`short.${state}`)}
      {isRecord ? <Shape name="record" /> : null}
    </Link>
  );
}

function Shape({ name }: { name: string }) {
  return (
    <svg aria-hidden="true">
      <use href={`#source-${name}`} />
    </svg>
  );
}

/** The icons of the cells, drawn once: a reference is shorter than a drawing. */
function Shapes() {
  const line = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 2,
    strokeLinecap: 'round',
  } as const;
  return (
    <svg aria-hidden="true" width={0} height={0} className="absolute">
      <symbol id="source-fresh" {...line}>
        <circle cx={12} cy={12} r={10} />
        <path d="m9 12 2 2 4-4" />
      </symbol>
      <symbol id="source-late" {...line}>
        <circle cx={12} cy={12} r={10} />
        <path d="M12 6v6l4 2" />
      </symbol>
      <symbol id="source-never" {...line}>
        <circle cx={12} cy={12} r={10} strokeDasharray="4 3.85" />
      </symbol>
      <symbol id="source-record" viewBox="0 0 24 24" fill="currentColor">
        <path d="m12 2 3.1 6.3 6.9 1-5 4.9 1.2 6.8-6.2-3.2L5.8 21 7 14.2 2 9.3l6.9-1z" />
      </symbol>
    </svg>
  );
}
