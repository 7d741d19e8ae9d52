'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';

/** A dialog whose being open is part of the address: it can be linked to, and the back button closes it. */
export function SourceDialog({
  title,
  closeHref,
  children,
}: {
  title: string;
  closeHref: string;
  children: ReactNode;
}) {
  const router = useRouter();
  // The browser opens a dialog by script only, so not before the page lives.
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  const close = () => {
    // Closing tells of itself once more.
    if (!isOpen) return;
    setOpen(false);
    router.push(closeHref, { scroll: false });
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close}>
      {children}
    </Dialog>
  );
}
