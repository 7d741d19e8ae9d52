/** What a form last heard from its action. `key` names a sentence of `auth.errors`, `fields` those of `auth.fields`. */
export type FormState =
  | { status: 'idle' }
  | { status: 'done'; text?: string }
  | { status: 'error'; key: string; values: Record<string, string | number>; fields: Record<string, string> };

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const IDLE: FormState = { status: 'idle' };
