import { describe, expect, it } from 'vitest';
import { fetchableAddress } from '@/lib/sources/schedules/fetch-file';
import { isPublicAddress } from '@/lib/sources/schedules/public-address';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '[::1]',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
    '127.1',
    '0x7f000001',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('what may be fetched', () => {
  it.each([
    'http://example.com/x.csv',
    'ftp://example.com/x',
    'file:///etc/passwd',
    'example.com',
    'https://a:b@c.de/x',
  ])('is not %s', (address) =>
    expect(() => fetchableAddress(address)).toThrow(expect.objectContaining({ code: 'invalid_input' })),
  );

  it('is an https address, whatever it asks for', () => {
    expect(fetchableAddress('https://example.com/export?token=1').host).toBe('example.com');
  });
});
