import type { TableData } from '@/components/ui/data-table';
import type { CartesianSpec, ChartSpec, Part } from '@/lib/charts/spec';

interface Words {
  name: string;
  value: string;
  share: string;
  compare: string;
}

function cartesianTable({ categories, series, compareName }: CartesianSpec, words: Words): TableData {
  const isCompared = compareName !== null && series.some(({ compare }) => compare);
  return {
    columns: [
      { id: 'name', label: words.name },
      ...series.flatMap(({ key, label, compare }) => [
        { id: key, label, isNumber: true },
        ...(isCompared && compare ? [{ id: `${key} before`, label: compareName, isNumber: true }] : []),
      ]),
    ],
    rows: categories.map((category, i) => ({
      id: category.key,
      cells: {
        name: { text: category.title, raw: category.key },
        ...Object.fromEntries(
          series.flatMap(({ key, values, texts, hrefs, compare }) => [
            [key, { text: texts[i] ?? '', raw: values[i] ?? null, href: hrefs?.[i] ?? undefined }],
            [`${key} before`, { text: compare?.texts[i] ?? '', raw: compare?.values[i] ?? null }],
          ]),
        ),
      },
    })),
  };
}

function partsTable(parts: readonly Part[], words: Words): TableData {
  const hasShare = parts.some(({ share }) => share !== null);
  const hasBefore = parts.some(({ beforeText }) => beforeText !== undefined);
  return {
    columns: [
      { id: 'name', label: words.name },
      { id: 'value', label: words.value, isNumber: true },
      ...(hasShare ? [{ id: 'share', label: words.share, isNumber: true }] : []),
      ...(hasBefore ? [{ id: 'before', label: words.compare, isNumber: true }] : []),
    ],
    rows: parts.map((part) => ({
      id: part.key,
      cells: {
        name: { text: part.label, raw: part.label, href: part.href ?? undefined },
        value: { text: part.full, raw: part.value },
        share: { text: part.share ?? '—', raw: part.share },
        before: { text: part.beforeText ?? '—', raw: part.before ?? null },
      },
    })),
  };
}

/** What a chart shows, as a table with the same words and figures. */
export function chartTable(spec: ChartSpec, words: Words): TableData {
  switch (spec.type) {
    case 'line':
    case 'area':
    case 'bars':
      return cartesianTable(spec, words);
    case 'ranking':
    case 'donut':
    case 'pareto':
      return partsTable(spec.parts, words);
    case 'map':
      return partsTable(spec.areas, words);
    case 'heatmap':
      return {
        columns: [
          { id: 'name', label: words.name },
          ...spec.columns.map(({ key, label }) => ({ id: key, label, isNumber: true })),
        ],
        rows: spec.rows.map(({ key, label }, i) => ({
          id: key,
          cells: {
            name: { text: label, raw: label },
            ...Object.fromEntries(
              spec.columns.map((column, j) => [
                column.key,
                {
                  text: spec.texts[i]?.[j] ?? '',
                  raw: spec.values[i]?.[j] ?? null,
                  href: spec.hrefs[i]?.[j] ?? undefined,
                },
              ]),
            ),
          },
        })),
      };
    case 'histogram':
      return {
        columns: [
          { id: 'name', label: words.name },
          { id: 'value', label: spec.valueName, isNumber: true },
        ],
        rows: spec.bins.map((bin) => ({
          id: bin.title,
          cells: {
            name: { text: bin.title, raw: bin.title, href: bin.href ?? undefined },
            value: { text: bin.text, raw: bin.value },
          },
        })),
      };
    case 'figures':
      return {
        columns: [
          { id: 'name', label: words.name },
          { id: 'value', label: words.value, isNumber: true },
        ],
        rows: spec.figures.map(({ key, label, text, href }) => ({
          id: key,
          cells: { name: { text: label, raw: label, href: href ?? undefined }, value: { text, raw: text } },
        })),
      };
    case 'multiples': {
      const tables = spec.panels.map(({ spec: panel }) => chartTable(panel, words));
      return {
        columns: [{ id: 'panel', label: words.name }, ...(tables[0]?.columns ?? [])],
        rows: tables.flatMap(({ rows }, i) =>
          rows.map((row) => {
            const title = spec.panels[i]?.title ?? '';
            return { id: `${i} ${row.id}`, cells: { ...row.cells, panel: { text: title, raw: title } } };
          }),
        ),
      };
    }
  }
}
