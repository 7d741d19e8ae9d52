import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** A sentence that a reader should have read before the rest. */
export function Notice({ isWarning, children }: { isWarning?: boolean; children: ReactNode }) {
  const Icon = isWarning ? TriangleAlert : Info;
  const tone = isWarning ? 'bg-warning-faint text-warning' : 'bg-tremor-brand-faint text-tremor-brand-emphasis';
  return (
    <div className={`flex items-start gap-2 rounded-lg px-3 py-2.5 text-sm ${tone}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 space-y-1">{children}</div>
    </div>
  );
}
