import Link from 'next/link';
import { buttonClass } from '../ui/button';

/** A page that has nothing to fill in: what is so, and where to go from here. */
export function PageNotice({ title, text, link }: { title: string; text: string; link: string }) {
  return (
    <div className="space-y-4">
      <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{title}</h1>
      <p className="text-sm text-tremor-content-default">{text}</p>
      <Link href="/sign-in" className={buttonClass()}>
        {link}
      </Link>
    </div>
  );
}
