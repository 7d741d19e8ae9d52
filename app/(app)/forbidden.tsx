import { Refusal } from '@/components/shell/refusal';

export default function Forbidden() {
  return <Refusal kind="forbidden" />;
}
