/** How far something is, 0 to 1; null when only that it goes on is known. */
export function ProgressBar({ share, label, text }: { share: number | null; label: string; text?: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      aria-valuetext={text}
      className="h-2 overflow-hidden rounded-full bg-tremor-background-subtle"
    >
      <div
        className={`h-full rounded-full bg-tremor-brand-default ${share === null ? 'w-full animate-pulse opacity-60' : 'transition-[width] duration-150'}`}
        style={share === null ? undefined : { width: `${(share * 100).toFixed(1)}%` }}
      />
    </div>
  );
}
