import { Refusal } from '@/components/shell/refusal';

export default function NotFound() {
  return (
    <main id="content">
      <Refusal kind="notFound" />
    </main>
  );
}
