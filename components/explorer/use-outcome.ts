import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useToast } from '@/components/ui/toast';
import type { Outcome } from './outcome';

/** Runs an action: says what failed, or that it is done. */
export function useOutcome() {
  const errors = useTranslations('question.errors');
  const toast = useToast();
  const [isBusy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: () => Promise<Outcome>, done: string, then: (id: string | undefined) => void) =>
    start(async () => {
      setProblem(null);
      const outcome = await work().catch((): Outcome => ({ status: 'error', key: 'other' }));
      if (outcome.status === 'done') {
        toast(done);
        then(outcome.id);
      } else setProblem(errors.has(outcome.key) ? errors(outcome.key) : errors('other'));
    });
  return { isBusy, problem, run, clear: () => setProblem(null) };
}
