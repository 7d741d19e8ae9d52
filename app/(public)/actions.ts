'use server';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/auth/form-state';
import { isHttps } from '@/lib/auth/cookie';
import { formError } from '@/lib/auth/form-error';
import { passwordLinkInput, redeemPasswordLink } from '@/lib/auth/password-link';
import { requireOwnOrigin } from '@/lib/auth/require-ability';
import { completeSetup, renewSetupToken, setupInput } from '@/lib/auth/setup';
import { isLocale } from '@/lib/core/locale';

export async function createAdministrator(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const headers = await requireOwnOrigin();
    await completeSetup(setupInput.parse(Object.fromEntries(form)), headers);
  } catch (error) {
    return formError(error);
  }
  redirect('/sign-in?done=setup');
}

export async function printSetupToken(): Promise<FormState> {
  try {
    await requireOwnOrigin();
    process.stdout.write(`\nVigie set-up code (24 hours, works once): ${await renewSetupToken()}\n\n`);
    return { status: 'done' };
  } catch (error) {
    return formError(error);
  }
}

export async function choosePassword(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const headers = await requireOwnOrigin();
    await redeemPasswordLink(passwordLinkInput.parse(Object.fromEntries(form)), headers);
  } catch (error) {
    return formError(error);
  }
  redirect('/sign-in?done=password');
}

export async function chooseLocale(form: FormData): Promise<void> {
  await requireOwnOrigin();
  const locale = form.get('locale');
  if (!isLocale(locale)) return;
  (await cookies()).set('vigie-locale', locale, {
    path: '/',
    maxAge: 365 * 24 * 3600,
    sameSite: 'lax',
    secure: isHttps(),
  });
}
