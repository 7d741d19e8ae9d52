import Link from 'next/link';

export interface PaintedPart {
  text: string;
  kind: 'kpi' | 'measure' | 'dimension' | 'keyword' | 'number' | 'text' | 'plain';
  id?: string;
}

/** Colours of the parts of an expression; none of them is the only sign of anything. */
export const PART_CLASS: Record<PaintedPart['kind'], string> = {
  kpi: 'text-tremor-brand-emphasis',
  measure: 'text-series-2',
  dimension: 'text-series-4',
  keyword: 'text-tremor-content-default italic',
  number: 'text-tremor-content-strong',
  text: 'text-warning',
  plain: 'text-tremor-content-emphasis',
};

/** An expression in colours; each KPI in it leads to its entry. */
export function PaintedExpression({ parts, name }: { parts: readonly PaintedPart[]; name?: string }) {
  let at = 0;
  const placed = parts.map((part) => {
    const key = at;
    at += part.text.length;
    return { ...part, key };
  });
  return (
    <p className="font-mono text-xs leading-6 break-words whitespace-pre-wrap text-tremor-content-strong">
      {name ? `${name} = ` : null}
      {placed.map(({ key, text, kind, id }) =>
        id ? (
          <Link
            key={key}
            prefetch={false}
            href={`/kpis/${id}`}
            className={`${PART_CLASS.kpi} rounded underline decoration-tremor-brand-muted underline-offset-4 hover:decoration-current`}
          >
            {text}
          </Link>
        ) : (
          <span key={key} className={PART_CLASS[kind]}>
            {text}
          </span>
        ),
      )}
    </p>
  );
}
