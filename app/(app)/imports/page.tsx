import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportsPage } from '@/components/imports/imports-page';
import { requireAbility } from '@/lib/auth/require-ability';
import { readShop } from '@/lib/db/shop';
import { countOpenItems } from '@/lib/imports/matching/list-items';
import { listBatches } from '@/lib/imports/read-batches';
import { TEMPLATES } from '@/lib/imports/templates/template-list';
import { findUpload, waitingUploads } from '@/lib/imports/uploads';
import { removeDemoShop } from '../demo/actions';

const SHOWN = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') };
}

export default async function Imports({ searchParams }: { searchParams: Promise<{ upload?: string | string[] }> }) {
  const viewer = await requireAbility('imports:manage');
  const { upload } = await searchParams;
  const [shop, batches, waiting, open, again] = await Promise.all([
    readShop(),
    listBatches(SHOWN + 1),
    waitingUploads(viewer.userId),
    countOpenItems(),
    // The file of a failed import, for another try.
    typeof upload === 'string' ? findUpload(upload).catch(() => null) : null,
  ]);
  const files = again && !waiting.some(({ id }) => id === again.id) ? [again, ...waiting] : waiting;
  const imports = batches.slice(0, SHOWN);
  return (
    <ImportsPage
      history={{ imports, next: batches.length > SHOWN ? (imports.at(-1)?.id ?? null) : null }}
      waiting={files.map(({ id, name, size }) => ({ id, name, size }))}
      timeZone={shop.timeZone}
      templates={TEMPLATES}
      openMatches={Object.values(open).reduce((sum, count) => sum + count, 0)}
      isDemo={shop.isDemo}
      removeDemo={viewer.abilities.includes('demo:remove') ? removeDemoShop : null}
    />
  );
}
