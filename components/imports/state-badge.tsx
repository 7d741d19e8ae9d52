import { CircleAlert, CircleCheck, Clock, LoaderCircle, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Batch } from './import-data';

const LOOKS = {
  queued: { tone: 'neutral', icon: Clock },
  running: { tone: 'brand', icon: LoaderCircle },
  done: { tone: 'good', icon: CircleCheck },
  partial: { tone: 'warning', icon: CircleAlert },
  failed: { tone: 'bad', icon: CircleAlert },
  undone: { tone: 'neutral', icon: Undo2 },
} as const;

export function StateBadge({ batch }: { batch: Pick<Batch, 'status' | 'waiting'> }) {
  const t = useTranslations('imports.state');
  const state = batch.status === 'done' && batch.waiting > 0 ? 'partial' : batch.status;
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3" />
      {t(state)}
    </Badge>
  );
}
