import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '@/lib/core/errors';
import { isPublicAddress } from './public-address';

export interface FetchOptions {
  /** what the last answer was marked with, so that an unchanged file is not sent again */
  entityTag?: string;
  lastModified?: string;
  /** tests reach a server of their own; everybody else reaches public addresses only */
  isAllowed?: (address: string) => boolean;
  ca?: string;
  timeoutMs?: number;
}

export type Fetched =
  | { status: 'unchanged' }
  | { status: 'file'; name: string; body: IncomingMessage; entityTag: string; lastModified: string };

const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 30_000;

/** @throws AppError invalid_input when this is no address that may be fetched */
export function fetchableAddress(text: string): URL {
  const refuse = (why: string) => new AppError('invalid_input', why, { key: 'schedules.address' });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse(`"${text}" is not an address.`);
  }
  if (url.protocol !== 'https:') throw refuse('Only https addresses are fetched.');
  if (url.username || url.password) throw refuse('The address holds a password; use a link with a token instead.');
  return url;
}

/**
 * Asks an HTTPS address for a file. Names are resolved once, and the connection goes to the address that was checked: a
 * name that answers differently the second time, a redirect or a literal cannot lead into the own network.
 */
export async function fetchFile(address: string, options: FetchOptions = {}): Promise<Fetched> {
  let url = fetchableAddress(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await send(url, options);
    const status = response.statusCode ?? 0;
    if (status === 304) {
      response.resume();
      return { status: 'unchanged' };
    }
    if (status >= 300 && status < 400 && response.headers.location) {
      response.resume();
      url = fetchableAddress(new URL(response.headers.location, url).toString());
      continue;
    }
    if (status !== 200) {
      response.resume();
      throw new AppError('unavailable', `${url.host} answered ${status}.`, {
        key: 'schedules.answered',
        values: { host: url.host, status },
      });
    }
    return {
      status: 'file',
      name: nameOf(response, url),
      body: response,
      entityTag: response.headers.etag ?? '',
      lastModified: response.headers['last-modified'] ?? '',
    };
  }
  throw new AppError('unavailable', `${url.host} redirects too often.`, {
    key: 'schedules.redirects',
    values: { host: url.host },
  });
}

function send(url: URL, options: FetchOptions): Promise<IncomingMessage> {
  const isAllowed = options.isAllowed ?? isPublicAddress;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without a look-up.
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.reject(privateAddress(url.hostname));
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'GET',
        agent: false,
        lookup: checkedLookup(isAllowed),
        ...(options.ca ? { ca: options.ca } : {}),
        headers: {
          accept: '*/*',
          'user-agent': 'Vigie',
          ...(options.entityTag ? { 'if-none-match': options.entityTag } : {}),
          ...(options.lastModified ? { 'if-modified-since': options.lastModified } : {}),
        },
      },
      resolve,
    );
    call.setTimeout(options.timeoutMs ?? TIMEOUT_MS, () => call.destroy(new Error('no answer in time')));
    call.once('error', (error) => {
      reject(
        error instanceof AppError
          ? error
          : new AppError('unavailable', `${url.host} cannot be reached: ${error.message}`, {
              key: 'schedules.unreachable',
              values: { host: url.host, why: error.message },
              cause: error,
            }),
      );
    });
    call.end();
  });
}

function checkedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[] | undefined;
      if (error) return callback(error, '', 4);
      if (!addresses || addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address))) {
        return callback(privateAddress(hostname), '', 4);
      }
      const [first] = addresses as [LookupAddress];
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

const privateAddress = (host: string) =>
  new AppError('forbidden', `${host} is an address of a private network; only public ones are fetched.`, {
    key: 'schedules.privateAddress',
    values: { host },
  });

/** The name that the server gives the file, else the last part of the path. */
function nameOf(response: IncomingMessage, url: URL): string {
  const disposition = response.headers['content-disposition'] ?? '';
  const star = /filename\*=(?:utf-8)?''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return decoded(star) ?? plain ?? decoded(last) ?? 'import.csv';
}

function decoded(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
