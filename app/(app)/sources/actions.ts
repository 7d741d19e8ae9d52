'use server';
import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/auth/form-state';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { changeKpiSource, changeSourceSystem, kpiSourceInput, sourceSystemInput } from '@/lib/sources/edit';

export async function saveKpiSource(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('imports:manage');
    await changeKpiSource(kpiSourceInput.parse(Object.fromEntries(form)), viewer);
    revalidatePath('/sources');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function saveSourceSystem(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('imports:manage');
    await changeSourceSystem(sourceSystemInput.parse(Object.fromEntries(form)), viewer);
    revalidatePath('/sources');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}
