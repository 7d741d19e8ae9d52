import { getTranslations } from 'next-intl/server';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { FAMILIES, type KpiDefinition, kpiDefinitionSchema } from '@/lib/kpi/definition';
import { printExpression } from '@/lib/kpi/expression/print';
import { recentMonths } from '@/lib/kpi/governance/completeness';
import type { ProposalInput } from '@/lib/kpi/governance/proposal-input';
import { readProposal } from '@/lib/kpi/governance/proposal-rows';
import { baseDefinition } from '@/lib/kpi/governance/proposals';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { shopReach } from './shop-reach';

const EMPTY = { fr: '', en: '' };
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

function inputOf(
  definition: KpiDefinition,
  expression: string,
): Omit<ProposalInput, 'reason' | 'notice' | 'effectiveDay'> {
  const { id, family, unit, goodDirection, label, description, formulaInWords, owner, rules } = definition;
  return {
    kpiId: id,
    expression,
    family,
    unit,
    goodDirection,
    label,
    description,
    formulaInWords,
    owner,
    rules: rules ?? null,
  };
}

export type KpiEditorView = Awaited<ReturnType<typeof loadEditor>>;

/** The editor of a new KPI (`kpiId` null), of a new version, or of a draft of either. */
export async function loadEditor(
  kpiId: string | null,
  params: Record<string, string | string[] | undefined>,
  viewer: Viewer,
  now: Date,
  locale: Locale,
) {
  const [catalogue, reach, d] = await Promise.all([
    governedCatalogue(undefined, now),
    shopReach(now),
    getTranslations('dictionary'),
  ]);
  const draftId = /^\d{1,9}$/.test(one(params.draft)) ? Number(one(params.draft)) : null;
  const draft = draftId === null ? null : await readProposal(draftId);
  const isMine = draft?.state === 'draft' && draft.createdBy === actorOf(viewer).label;
  if (draft && (!isMine || (kpiId !== null && draft.kpiId !== kpiId))) {
    throw new AppError('not_found', `Draft ${draftId} is not one of yours.`, { key: 'proposal_missing' });
  }
  const base = kpiId === null ? null : await baseDefinition(kpiId, catalogue, now);
  if (kpiId !== null && !base) throw new AppError('not_found', `There is no KPI ${kpiId}.`, { key: 'kpi_missing' });
  const frame = {
    reason: draft?.reason ?? '',
    notice: draft?.notice ?? EMPTY,
    effectiveDay: draft?.effectiveDay ?? null,
  };
  const input: ProposalInput = draft
    ? { ...inputOf(draft.definition, draft.expression), ...frame }
    : base
      ? { ...inputOf(base, printExpression(base, catalogue)), ...frame }
      : {
          kpiId: one(params.id).slice(0, 60),
          expression: one(params.expression).slice(0, 4_000),
          family: FAMILIES.find((family) => family === one(params.family)) ?? 'revenue',
          unit: 'money',
          goodDirection: 'up',
          label: { fr: one(params.label_fr).slice(0, 600), en: one(params.label_en).slice(0, 600) },
          description: EMPTY,
          formulaInWords: EMPTY,
          owner: '',
          rules: null,
          ...frame,
        };
  return {
    draftId: draft?.id ?? null,
    isNew: base === null,
    title: base?.label[locale] ?? null,
    baseVersion: base?.version ?? null,
    input,
    period: recentMonths(reach.anchor, reach.first ?? reach.anchor),
    choices: {
      families: FAMILIES.map((id) => ({ value: id, label: d(`families.${id}`) })),
      units: kpiDefinitionSchema.shape.unit.options.map((id) => ({ value: id, label: d(`units.${id}`) })),
      directions: kpiDefinitionSchema.shape.goodDirection.options.map((id) => ({
        value: id,
        label: d(`directions.${id}`),
      })),
    },
  };
}
