import { AppError } from '@/lib/core/errors';
import { requireAnswers } from '@/lib/imports/answer-asks';
import type { Declared } from '@/lib/imports/declared';
import { readyFormat } from '@/lib/imports/ready-format';
import { inspectWithMemory } from '@/lib/imports/remembered-mapping';
import { type Trial, writeTrial } from '@/lib/imports/trials';
import { type Upload, uploadPath } from '@/lib/imports/uploads';
import { enqueue } from './enqueue';

/**
 * Puts a dry run of an uploaded file into the queue.
 * @throws AppError when the file could not be imported as declared
 */
export async function startTrial(upload: Upload, given: Declared): Promise<Trial> {
  if (upload.batchId !== null) {
    throw new AppError('conflict', 'The import of this file has started.', { key: 'imports.alreadyStarted' });
  }
  const { inspection, declared } = await inspectWithMemory(uploadPath(upload.id), given);
  const format = readyFormat(inspection);
  const answers = requireAnswers(format, declared.answers ?? {}, {
    fileName: upload.name,
    preamble: inspection.preamble,
    mapping: inspection.mapping,
  });
  const trial: Trial = {
    declared: given,
    applied: { ...declared, format: format.id, answers },
    state: 'queued',
    startedAt: new Date().toISOString(),
    progress: null,
    result: null,
    error: null,
  };
  await writeTrial(upload.id, trial);
  await enqueue('try-import', { upload: upload.id, startedAt: trial.startedAt }, { key: `try-import:${upload.id}` });
  return trial;
}
