'use server';
import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/auth/form-state';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { saveSite, siteInput } from '@/lib/tracking/sites';

export async function saveTrackerSite(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('tracking:manage');
    const key = await saveSite(siteInput.parse(Object.fromEntries(form)), viewer);
    revalidatePath('/tracking');
    return { status: 'done', text: key };
  } catch (error) {
    return formError(error);
  }
}
