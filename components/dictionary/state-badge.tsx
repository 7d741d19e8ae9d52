import { Badge } from '@/components/ui/badge';

export type StateId = 'proposed' | 'pilot' | 'active' | 'deprecated';

const TONES = { proposed: 'neutral', pilot: 'warning', active: 'good', deprecated: 'bad' } as const;

/** Where a KPI stands in its life; the word says it, the colour repeats it. */
export function StateBadge({ state }: { state: { id: StateId; label: string } }) {
  return <Badge tone={TONES[state.id]}>{state.label}</Badge>;
}
