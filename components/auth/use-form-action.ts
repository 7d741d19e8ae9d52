import { useActionState } from 'react';
import { type FormAction, type FormState, IDLE } from './form-state';

type Typed = Record<string, string | undefined>;

/**
 * A form's action with what was typed: React empties a form after its action, and nobody should type twice because
 * the server refused one field. Passwords are the exception.
 */
export function useFormAction(action: FormAction, onDone?: (typed: Typed, text: string | undefined) => void) {
  const [{ state, typed }, submit, isBusy] = useActionState(
    async (before: { state: FormState; typed: Typed }, form: FormData) => {
      const answer = await action(before.state, form);
      const given: Typed = {};
      for (const [name, value] of form) if (name !== 'password') given[name] = String(value);
      if (answer.status === 'done') onDone?.(given, answer.text);
      return { state: answer, typed: answer.status === 'error' ? given : {} };
    },
    { state: IDLE, typed: {} },
  );
  const failure = state.status === 'error' ? state : null;
  const problems: Typed = failure?.fields ?? {};
  return { state, typed, failure, problems, submit, isBusy };
}
