import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  title: string;
  text: string;
  /** True where this is the whole page, whose title it then is. */
  isPage?: boolean;
  children?: ReactNode;
}

/** Nothing to show yet: what is missing, and the next step. */
export function EmptyState({ icon: Icon, title, text, isPage, children }: Props) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-tremor-brand-faint text-tremor-brand-emphasis">
        <Icon aria-hidden className="size-6" />
      </span>
      <Title className="mt-4 text-base font-semibold text-tremor-content-strong">{title}</Title>
      <p className="mt-1 text-sm text-tremor-content-default">{text}</p>
      {children ? <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
