import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  text: string;
  /** By which the server's log names this fault. */
  reference?: string;
  children?: ReactNode;
}

/** What failed, what to do, and an id to quote. */
export function ErrorState({ title, text, reference, children }: Props) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-bad-faint text-bad">
        <CircleAlert aria-hidden className="size-6" />
      </span>
      <h1 className="mt-4 text-base font-semibold text-tremor-content-strong">{title}</h1>
      <p className="mt-1 text-sm text-tremor-content-default">{text}</p>
      {reference ? <p className="mt-2 text-xs text-tremor-content-default">{reference}</p> : null}
      {children ? <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
