import type { ButtonHTMLAttributes } from 'react';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-lg px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-60';
const KINDS: Record<Kind, string> = {
  primary: 'bg-tremor-brand-default text-tremor-brand-inverted hover:bg-tremor-brand-emphasis',
  secondary:
    'border border-tremor-border-default bg-tremor-background-default text-tremor-content-emphasis hover:bg-tremor-background-muted',
  quiet: 'text-tremor-content-emphasis hover:bg-tremor-background-subtle',
  danger: 'bg-bad text-tremor-background-default hover:opacity-90',
};

/** Classes of a button, also for links that look like one. */
export function buttonClass(kind: Kind = 'secondary'): string {
  return `${BASE} ${KINDS[kind]}`;
}

export function Button({
  kind,
  className = '',
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }) {
  return <button {...rest} type={type} className={`${buttonClass(kind)} ${className}`} />;
}
