import { useRef, useState } from 'react';
import type { UploadedFile } from './import-data';
import { RequestError, removeFile, sendFile } from './import-requests';

/** A file on its way to its import. */
export interface FileEntry {
  key: string;
  name: string;
  size: number;
  /** part that has been sent, while it is sent */
  share: number;
  upload: UploadedFile | null;
  error: unknown;
}

interface Sending {
  file: File;
  stop: AbortController;
}

const arrived = (upload: UploadedFile): FileEntry => {
  return { key: upload.id, name: upload.name, size: upload.size, share: 1, upload, error: null };
};

/** The files of this page: sent one after the other, then waiting for their import. */
export function useFiles(waiting: readonly UploadedFile[]) {
  const [entries, setEntries] = useState<FileEntry[]>(() => waiting.map(arrived));
  const sendings = useRef(new Map<string, Sending>());
  const line = useRef<Promise<void>>(Promise.resolve());

  const change = (key: string, part: Partial<FileEntry>) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  const drop = (key: string) => setEntries((all) => all.filter((entry) => entry.key !== key));

  function send(key: string) {
    line.current = line.current.then(async () => {
      const sending = sendings.current.get(key);
      if (!sending) return;
      try {
        const upload = await sendFile(sending.file, sending.stop.signal, (share) => change(key, { share }));
        if (sending.stop.signal.aborted) await removeFile(upload.id);
        else change(key, { upload, share: 1 });
        sendings.current.delete(key);
      } catch (error) {
        if (!sending.stop.signal.aborted) change(key, { error });
      }
    });
  }

  return {
    entries,
    add(files: readonly File[]) {
      const added = files.map((file) => {
        const key = `${file.name}-${file.lastModified}-${performance.now()}-${Math.random()}`;
        sendings.current.set(key, { file, stop: new AbortController() });
        const error = file.size === 0 ? new RequestError('empty', 'The file is empty.') : null;
        return { key, name: file.name, size: file.size, share: 0, upload: null, error };
      });
      setEntries((all) => [...all, ...added]);
      for (const { key, error } of added) if (!error) send(key);
    },
    retry(key: string) {
      change(key, { error: null, share: 0 });
      send(key);
    },
    /** Takes a file off the page, and off the server when its import has not started. */
    remove({ key, upload }: FileEntry) {
      sendings.current.get(key)?.stop.abort();
      sendings.current.delete(key);
      drop(key);
      // What stays behind is removed by the server after some days.
      if (upload) removeFile(upload.id).catch(() => undefined);
    },
    drop,
    /** Puts the files of an archive in its place. */
    replace(key: string, uploads: readonly UploadedFile[]) {
      setEntries((all) => all.flatMap((entry) => (entry.key === key ? uploads.map(arrived) : [entry])));
    },
  };
}
