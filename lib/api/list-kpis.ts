import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { LOCALES, type Locale } from '@/lib/core/locale';
import { visibleKpis } from '@/lib/kpi/access';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { FAMILIES, type KpiDefinition } from '@/lib/kpi/definition';
import { dictionaryEntry } from '@/lib/kpi/dictionary';
import { dimension } from '@/lib/kpi/dimensions';
import { type KpiRecord, RECORD_STATES, type RecordState, readRecords } from '@/lib/kpi/governance/records';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { cursorField, pageOf } from './cursor';
import { fingerprint } from './data-state';
import { possibleDimensions } from './possible-dimensions';

export const listKpisInput = z.strictObject({
  family: z.enum(FAMILIES).optional(),
  state: z.enum(RECORD_STATES).optional(),
  search: z.string().max(100).optional().meta({ description: 'In id, label and description, in both languages.' }),
  locale: z.enum(LOCALES).optional().meta({ description: 'Language of labels; else that of the key’s owner.' }),
  limit: z.coerce.number().int().min(1).max(500).optional().meta({ description: 'Without it: all of them.' }),
  cursor: cursorField.optional(),
});
export type ListKpisInput = z.input<typeof listKpisInput>;

export type KpiEntry = ReturnType<typeof kpiEntry>;

function kpiEntry(definition: KpiDefinition, record: KpiRecord | undefined, catalogue: Catalogue, locale: Locale) {
  const entry = dictionaryEntry(definition, catalogue, locale);
  return {
    ...entry,
    dimensions: possibleDimensions(definition, catalogue).map((id) => ({ id, label: dimension(id).label[locale] })),
    additive: entry.additivity === 'additive',
    state: stateOf(definition, record),
    owner: record?.owner || entry.owner,
    steward: record?.steward ?? '',
    purpose: record?.purpose[locale] ?? '',
  };
}

function stateOf({ deprecatedBy }: KpiDefinition, record: KpiRecord | undefined): RecordState {
  return deprecatedBy ? 'deprecated' : (record?.state ?? 'active');
}

/** Entries of the dictionary that a reader with these abilities may see: all of them, or the one with this id. */
export async function kpiEntries(abilities: readonly string[], locale: Locale, id?: string): Promise<KpiEntry[]> {
  const [catalogue, records] = await Promise.all([governedCatalogue(), readRecords()]);
  return visibleKpis(abilities, catalogue)
    .filter((each) => id === undefined || each.id === id)
    .map((each) => kpiEntry(each, records.get(each.id), catalogue, locale));
}

/** The dictionary, or the part of it that is asked for, page by page. */
export async function listKpis(input: ListKpisInput, viewer: Pick<Viewer, 'abilities' | 'locale'>) {
  const { limit = null, cursor, locale = viewer.locale, ...asked } = listKpisInput.parse(input);
  const [entries, catalogue] = await Promise.all([kpiEntries(viewer.abilities, locale), governedCatalogue()]);
  const words = asked.search?.trim().toLowerCase() ?? '';
  const found = entries.filter((entry) => {
    const { label, description } = catalogue.get(entry.id) ?? entry;
    const text = JSON.stringify([entry.id, label, description]).toLowerCase();
    const fits = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value;
    return fits(asked.family, entry.family) && fits(asked.state, entry.state) && text.includes(words);
  });
  const question = fingerprint('kpis', asked, locale);
  const { page, next_cursor } = pageOf(found, { limit, cursor, question, state: fingerprint(found) });
  return { kpis: page, total: found.length, next_cursor };
}
