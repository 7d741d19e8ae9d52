'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/auth/form-state';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { enqueue } from '@/lib/jobs/enqueue';
import { removeSchedule, saveSchedule, scheduleInput, setScheduleActive } from '@/lib/sources/schedules/schedule';

const idSchema = z.number().int().positive();

export async function saveImportSchedule(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('imports:manage');
    await saveSchedule(scheduleInput.parse(Object.fromEntries(form)), viewer);
    revalidatePath('/imports/schedules');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function switchImportSchedule(id: number, isActive: boolean): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('imports:manage');
    await setScheduleActive(idSchema.parse(id), z.boolean().parse(isActive), viewer);
    revalidatePath('/imports/schedules');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function removeImportSchedule(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('imports:manage');
    await removeSchedule(idSchema.parse(id), viewer);
    revalidatePath('/imports/schedules');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function runImportSchedule(id: number): Promise<FormState> {
  try {
    await requireActionAbility('imports:manage');
    const schedule = idSchema.parse(id);
    await enqueue('scheduled-imports', { schedule }, { key: `scheduled-imports:${schedule}` });
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}
