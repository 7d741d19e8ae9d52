import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/core/locale';
import type { ProblemCode } from '@/lib/imports/format';

type Tree = { [key: string]: string | Tree };

const messages = Object.fromEntries(
  LOCALES.map((locale) => [locale, JSON.parse(readFileSync(`lib/i18n/messages/${locale}/imports.json`, 'utf8'))]),
) as Record<(typeof LOCALES)[number], Tree>;

// A new code that has no place here does not compile.
const PROBLEMS: Record<ProblemCode, true> = {
  missing: true,
  not_a_number: true,
  too_many_decimals: true,
  too_large: true,
  not_an_integer: true,
  not_a_date: true,
  not_allowed: true,
  unclosed_quote: true,
  too_many_cells: true,
  bad_encoding: true,
  duplicate_key: true,
  missing_head: true,
  cut_off: true,
  unknown_sku: true,
  unknown_order: true,
  unknown_channel: true,
  unknown_kpi: true,
  currency_differs: true,
};
const WARNINGS = [
  'currency_assumed',
  'recognised_at_booking',
  'order_rows_far_apart',
  'tax_taken_out',
  'tax_basis_unknown',
  'subtotal_differs',
  'refund_day_unknown',
  'refund_amount_unknown',
  'not_itemised',
  'lines_removed',
  'not_data',
  'mixed_notation',
  'discount_is_rate',
  'total_differs',
  'other_split',
  'second_table',
  'counts_from_rates',
  'masked_values',
  'mojibake_repaired',
  'mojibake',
  'columns_changed',
  'cell_errors',
  'uncomputed_formulas',
  'merged_cells',
  'settlement_differs',
  'payout_differs',
  'net_differs',
  'not_paid_out',
  'shipped_for_others',
  'disputes_without_order',
  'spend_detail_replaced',
  'period_facts',
];
const SOURCES = [
  'inspect-file',
  'ready-format',
  'load-file',
  'uploads',
  'batch-queue',
  'reading/file-source',
  'reading/file-kind',
  'reading/unpack-files',
  'reading/zip-container',
  'answer-asks',
  'corrections/import-corrections',
  'matching/decide-item',
  'matching/merge-persons',
  'undo/undo-batch',
  'undo/undo-plan',
];

function at(tree: Tree, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], tree);
}

function leaves(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : leaves(value, `${prefix}${key}.`),
  );
}

describe.each(LOCALES)('the words of imports in %s', (locale) => {
  const tree = messages[locale];

  it.each(Object.keys(PROBLEMS))('say why a row is refused: %s', (code) => {
    expect(at(tree, `quarantine.codes.${code}`)).toEqual(expect.any(String));
  });

  it.each(WARNINGS)('say the warning %s', (code) => {
    expect(at(tree, `warnings.${code}`)).toEqual(expect.any(String));
  });

  it('say every failure that imports know', () => {
    const keys = SOURCES.flatMap((file) => [
      ...readFileSync(`lib/imports/${file}.ts`, 'utf8').matchAll(/'(imports\.[a-zA-Z]+)'/g),
    ]).map(([, key]) => key as string);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => typeof at(tree, `errors.${key}`) !== 'string')).toEqual([]);
  });
});

it('both languages say the same things', () => {
  expect(leaves(messages.fr).sort()).toEqual(leaves(messages.en).sort());
});

it('French keeps its punctuation on the line', () => {
  const wrong = leaves(messages.fr).filter((path) => / [:;!?»%]|« /.test(String(at(messages.fr, path))));
  // The signs that separate columns are shown between ordinary spaces.
  expect(wrong.filter((path) => !path.startsWith('settings.delimiters'))).toEqual([]);
});
