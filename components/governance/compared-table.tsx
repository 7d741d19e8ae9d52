import Link from 'next/link';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ImpactRow } from './impact-data';

interface Props {
  caption: string;
  heads: { name: string; old: string | null; new: string; change: string | null };
  rows: readonly ImpactRow[];
}

/** Figures before and after, row by row. */
export function ComparedTable({ caption, heads, rows }: Props) {
  const numbers = [heads.old, heads.new, heads.change].filter((head) => head !== null);
  return (
    <ScrollRegion label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-xs text-tremor-content-default">
            <th scope="col" className="py-1.5 pr-4 text-left font-medium">
              {heads.name}
            </th>
            {numbers.map((head) => (
              <th key={head} scope="col" className="py-1.5 pl-4 text-right font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-tremor-border-default">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal text-tremor-content-emphasis">
                {row.href ? (
                  <Link
                    prefetch={false}
                    href={row.href}
                    className="text-tremor-brand-emphasis underline decoration-tremor-brand-muted underline-offset-4"
                  >
                    {row.label}
                  </Link>
                ) : (
                  row.label
                )}
              </th>
              {heads.old === null ? null : (
                <td className="py-1.5 pl-4 text-right whitespace-nowrap text-tremor-content-default">{row.old}</td>
              )}
              <td className="py-1.5 pl-4 text-right whitespace-nowrap text-tremor-content-strong">{row.new}</td>
              {heads.change === null ? null : (
                <td
                  className={`py-1.5 pl-4 text-right whitespace-nowrap ${row.isChanged ? 'font-medium text-tremor-content-strong' : 'text-tremor-content-default'}`}
                >
                  {row.change}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
