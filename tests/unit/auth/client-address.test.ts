import { afterEach, describe, expect, it, vi } from 'vitest';

const settings = vi.hoisted(() => ({ VIGIE_TRUST_PROXY: '0' }));
vi.mock('@/lib/core/env', () => ({ env: () => settings }));
const { clientAddress } = await import('@/lib/auth/client-address');

afterEach(() => {
  settings.VIGIE_TRUST_PROXY = '0';
});

describe('the address of a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:DB8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
  ])('%s -> %s', (address, expected) => {
    expect(clientAddress({ 'x-vigie-address': address })).toBe(expected);
    expect(clientAddress(new Headers({ 'x-vigie-address': address }))).toBe(expected);
  });

  it('does not come from X-Forwarded-For without a trusted proxy', () => {
    const headers = { 'x-vigie-address': '192.0.2.7', 'x-forwarded-for': '198.51.100.1' };
    expect(clientAddress(headers)).toBe('192.0.2.7');
    settings.VIGIE_TRUST_PROXY = '1';
    expect(clientAddress(headers)).toBe('198.51.100.1');
  });

  it('is the last entry of X-Forwarded-For behind a trusted proxy: the earlier ones can be invented', () => {
    settings.VIGIE_TRUST_PROXY = '1';
    const headers = { 'x-vigie-address': '10.0.0.1', 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 198.51.100.4' };
    expect(clientAddress(headers)).toBe('198.51.100.4');
  });
});
