import { statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

const MIB = 2 ** 20;

// Containers often offer 64 MB of shared memory, which one parallel query can exceed.
function sharedMemoryType(): string {
  if (process.platform === 'win32') return 'windows';
  if (process.platform !== 'linux') return 'posix';
  try {
    const { bsize, bavail } = statfsSync('/dev/shm');
    return bsize * bavail >= 256 * MIB ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}

/** Settings of the embedded server, given at each start, so that a new version of Vigie brings its own. */
export function embeddedSettings(): Record<string, string | number> {
  const memory = Math.floor(totalmem() / MIB);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 80,
    shared_buffers: `${Math.max(64, Math.min(512, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    // An import is one large transaction: with the default, checkpoints would interrupt it again and again.
    max_wal_size: '4GB',
    wal_compression: 'on',
    // Nothing replicates from this server; COPY into a table made in the same transaction then writes no log.
    wal_level: 'minimal',
    max_wal_senders: 0,
    synchronous_commit: 'on',
    random_page_cost: '1.1',
    // Compiling these queries costs more than it saves.
    jit: 'off',
    max_parallel_workers_per_gather: Math.min(4, Math.max(1, availableParallelism() - 1)),
    dynamic_shared_memory_type: sharedMemoryType(),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
}
