'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Select } from '@/components/ui/field';

interface Props {
  label: string;
  isLabelHidden?: boolean;
  /** Each value is the address of the page with that choice. */
  options: readonly { value: string; label: string; isCurrent: boolean }[];
}

/** A choice that leads to an address. */
export function AddressSelect({ label, options, isLabelHidden }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const current = options.find(({ isCurrent }) => isCurrent)?.value;
  return (
    <div aria-busy={isBusy}>
      <Select
        // A new address brings the choice that it stands for.
        key={current}
        label={label}
        isLabelHidden={isLabelHidden}
        options={options}
        defaultValue={current}
        onChange={(event) => {
          const address = event.target.value;
          start(() => router.push(address, { scroll: false }));
        }}
      />
    </div>
  );
}
