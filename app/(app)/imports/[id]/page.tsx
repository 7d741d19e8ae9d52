import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReportPage } from '@/components/imports/report-page';
import { requireAbility } from '@/lib/auth/require-ability';
import { readShop } from '@/lib/db/shop';
import { withConnection } from '@/lib/db/transaction';
import { overlapsOfBatch } from '@/lib/imports/find-overlaps';
import { readBatch } from '@/lib/imports/read-batches';
import { controlChecks } from '@/lib/views/imports-controls';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('report.title') };
}

export default async function ImportReport({ params }: { params: Promise<{ id: string }> }) {
  await requireAbility('imports:manage');
  const { id } = await params;
  const batch = /^\d{1,9}$/.test(id) ? await readBatch(Number(id)) : null;
  if (!batch) notFound();
  const isDone = batch.status === 'done';
  const [{ timeZone, currency }, controls, overlaps] = await Promise.all([
    readShop(),
    isDone ? controlChecks(batch.id, new Date()) : [],
    isDone ? withConnection((connection) => overlapsOfBatch(connection, batch.id)) : [],
  ]);
  return <ReportPage report={batch} {...{ controls, overlaps, currency, timeZone }} />;
}
