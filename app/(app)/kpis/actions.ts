'use server';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import type { ActionAnswer } from '@/components/governance/action-answer';
import type { ImpactView } from '@/components/governance/impact-data';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { actorOf } from '@/lib/auth/viewer';
import { isDay } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { computeImpact } from '@/lib/kpi/governance/impact';
import { proposalInputSchema } from '@/lib/kpi/governance/proposal-input';
import { definitionOf, saveDraft, submitProposal, withdrawProposal } from '@/lib/kpi/governance/proposals';
import { recordInputSchema, saveRecord } from '@/lib/kpi/governance/records';
import { impactView } from '@/lib/views/governance-impact';

const proposalId = z.int().positive();
const day = z.string().refine(isDay, 'day');
const period = z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to, 'day');
// What a definition says; the reason and the rest may still be missing while it is only looked at.
const definitionInput = proposalInputSchema.omit({ reason: true, notice: true, effectiveDay: true });

export async function previewImpact(given: unknown, over: unknown): Promise<ActionAnswer<ImpactView>> {
  try {
    const viewer = await requireActionAbility('kpis:propose');
    const [now, locale] = [new Date(), (await getLocale()) as Locale];
    const { definition, catalogue } = await definitionOf(definitionInput.parse(given), now);
    const impact = await computeImpact(definition, period.parse(over), now);
    return { status: 'done', value: await impactView(impact, definition, catalogue, viewer, locale) };
  } catch (error) {
    return formError(error);
  }
}

export async function saveProposal(given: unknown, draft: number | null): Promise<ActionAnswer<number>> {
  try {
    const viewer = await requireActionAbility('kpis:propose');
    const input = proposalInputSchema.parse(given);
    const id = await saveDraft(actorOf(viewer), input, proposalId.nullable().parse(draft), new Date());
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: id };
  } catch (error) {
    return formError(error);
  }
}

export async function submit(id: number, over: unknown): Promise<ActionAnswer<number>> {
  try {
    const viewer = await requireActionAbility('kpis:propose');
    await submitProposal(actorOf(viewer), proposalId.parse(id), period.parse(over), new Date());
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: id };
  } catch (error) {
    return formError(error);
  }
}

export async function withdraw(id: number): Promise<ActionAnswer<number>> {
  try {
    const viewer = await requireActionAbility('kpis:propose');
    await withdrawProposal(actorOf(viewer), proposalId.parse(id));
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: id };
  } catch (error) {
    return formError(error);
  }
}

export async function keepRecord(kpiId: string, given: unknown): Promise<ActionAnswer<string>> {
  try {
    const viewer = await requireActionAbility('kpis:propose');
    await saveRecord(actorOf(viewer), z.string().max(60).parse(kpiId), recordInputSchema.parse(given), new Date());
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: kpiId };
  } catch (error) {
    return formError(error);
  }
}
