import { Refusal } from '@/components/shell/refusal';

export default function Forbidden() {
  return (
    <main id="content">
      <Refusal kind="forbidden" />
    </main>
  );
}
