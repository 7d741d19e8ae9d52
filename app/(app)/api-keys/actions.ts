'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/auth/form-state';
import { createApiKey, newApiKeyInput, revokeApiKey } from '@/lib/auth/api-keys';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';

export async function addKey(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('api-keys:manage');
    const input = newApiKeyInput.parse({ name: form.get('name') ?? '', scopes: form.getAll('scopes') });
    const key = await createApiKey(viewer, input);
    revalidatePath('/api-keys');
    return { status: 'done', text: key };
  } catch (error) {
    return formError(error);
  }
}

export async function revokeKey(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('api-keys:manage');
    await revokeApiKey(viewer, z.number().int().positive().parse(id));
    revalidatePath('/api-keys');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}
