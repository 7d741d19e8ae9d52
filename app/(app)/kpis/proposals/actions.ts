'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { ActionAnswer } from '@/components/governance/action-answer';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { actorOf } from '@/lib/auth/viewer';
import { approveProposal, rejectProposal } from '@/lib/kpi/governance/decide';
import { declareSingleAdmin } from '@/lib/kpi/governance/settings';

const proposalId = z.int().positive();
const note = z.string().trim().max(600, 'too_long');

export async function approve(id: number, said: string): Promise<ActionAnswer<number>> {
  try {
    const viewer = await requireActionAbility('kpis:approve');
    const { version } = await approveProposal(actorOf(viewer), proposalId.parse(id), note.parse(said), new Date());
    revalidatePath('/', 'layout');
    return { status: 'done', value: version };
  } catch (error) {
    return formError(error);
  }
}

export async function reject(id: number, said: string): Promise<ActionAnswer<number>> {
  try {
    const viewer = await requireActionAbility('kpis:approve');
    await rejectProposal(actorOf(viewer), proposalId.parse(id), note.min(1, 'required').parse(said));
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: id };
  } catch (error) {
    return formError(error);
  }
}

export async function declareSingle(isSingle: boolean): Promise<ActionAnswer<boolean>> {
  try {
    const viewer = await requireActionAbility('kpis:approve');
    await declareSingleAdmin(actorOf(viewer), z.boolean().parse(isSingle));
    revalidatePath('/kpis', 'layout');
    return { status: 'done', value: isSingle };
  } catch (error) {
    return formError(error);
  }
}
