'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isSameDeclared } from './declare';
import type { Declared, Trial } from './import-data';
import { readTrial, startTrial } from './import-requests';

const POLL_MS = 700;
const isOn = (trial: Trial | null | undefined) => trial?.state === 'queued' || trial?.state === 'running';

/** The dry run of a file: started here, followed while it runs, found again when the page is opened later. */
export function useTrial(uploadId: string, declared: Declared) {
  const client = useQueryClient();
  const key = ['trial', uploadId];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => readTrial(uploadId),
    refetchInterval: ({ state }) => (isOn(state.data) ? POLL_MS : false),
    retry: false,
  });
  const start = useMutation({
    mutationFn: () => startTrial(uploadId, declared),
    onSuccess: (trial) => client.setQueryData(key, trial),
  });
  // What was tried with other settings says nothing about these.
  const trial = data && isSameDeclared(data.declared, declared) ? data : null;
  return { trial, isRunning: start.isPending || isOn(trial), error: start.error, start: () => start.mutate() };
}
