import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

function* filesBelow(target) {
  const stat = statSync(target, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield target;
    return;
  }
  for (const name of readdirSync(target).sort()) {
    if (name !== 'generated' && name !== 'node_modules' && !name.startsWith('.'))
      yield* filesBelow(path.join(target, name));
  }
}

/** One hash over names and contents of files and folders: contents decide, since a clone changes every time stamp. */
export function fingerprint(root, targets, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const target of targets) {
    for (const file of filesBelow(path.join(root, target))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** The text of a small marker file, or an empty text when there is none. */
export function readMarker(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
