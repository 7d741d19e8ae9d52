'use client';
import { CircleCheck } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Says something short at the bottom of the screen for a few seconds; read aloud, never the only place of an error. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}

export function Toasts({ children }: { children: ReactNode }) {
  const [texts, setTexts] = useState<{ id: number; text: string }[]>([]);
  const show = useCallback((text: string) => {
    const id = Date.now() + Math.random();
    setTexts((all) => [...all.slice(-2), { id, text }]);
    setTimeout(() => setTexts((all) => all.filter((each) => each.id !== id)), 5_000);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 lg:bottom-6"
      >
        {texts.map(({ id, text }) => (
          <p
            key={id}
            className="flex items-center gap-2 rounded-lg bg-tremor-content-strong px-4 py-2.5 text-sm text-tremor-background-default shadow-lg"
          >
            <CircleCheck aria-hidden className="size-4" />
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
