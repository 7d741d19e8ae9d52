'use server';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import type { FormState } from '@/components/auth/form-state';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import * as users from '@/lib/auth/users';
import { actorOf } from '@/lib/auth/viewer';
import { env } from '@/lib/core/env';
import { ROLES } from '@/lib/core/roles';

const userId = z.number().int().positive();

async function passwordLink(token: string): Promise<string> {
  const sent = await headers();
  const base = env().VIGIE_URL ?? sent.get('origin') ?? `http://${sent.get('host')}`;
  return new URL(`/password?token=${token}`, base).href;
}

export async function addUser(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    const { linkToken } = await users.createUser(actorOf(viewer), users.newUserInput.parse(Object.fromEntries(form)));
    revalidatePath('/users');
    return { status: 'done', text: linkToken ? await passwordLink(linkToken) : undefined };
  } catch (error) {
    return formError(error);
  }
}

export async function giveRole(id: number, role: string): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    await users.changeRole(actorOf(viewer), userId.parse(id), z.enum(ROLES).parse(role));
    revalidatePath('/users');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function disable(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    await users.disableUser(actorOf(viewer), userId.parse(id));
    revalidatePath('/users');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function enable(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    await users.enableUser(actorOf(viewer), userId.parse(id));
    revalidatePath('/users');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function signOut(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    await users.signOutEverywhere(actorOf(viewer), userId.parse(id));
    revalidatePath('/users');
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function reset(id: number): Promise<FormState> {
  try {
    const viewer = await requireActionAbility('users:manage');
    const token = await users.resetPassword(actorOf(viewer), userId.parse(id));
    revalidatePath('/users');
    return { status: 'done', text: await passwordLink(token) };
  } catch (error) {
    return formError(error);
  }
}
