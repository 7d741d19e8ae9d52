import { TriangleAlert } from 'lucide-react';

/** What a reader must know before trusting the figures below. */
export function WarningList({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="space-y-1 rounded-lg bg-warning-faint px-3 py-2 text-xs text-warning">
      {warnings.map((warning) => (
        <li key={warning} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {warning}
        </li>
      ))}
    </ul>
  );
}
