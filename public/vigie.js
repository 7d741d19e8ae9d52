/*! Vigie: measures the pages of a shop for the shop itself. No cookie of anybody else, no fingerprint. */
(() => {
  const script = document.currentScript;
  const site = script?.dataset.site;
  if (!site) return;
  const to = new URL('/api/collect', script.src).href;
  const DAY = 864e5;
  // The id lives 13 months from its first deposit, whatever happens in between.
  const LIFE = 395 * DAY;
  const BEAT = 15e3;
  const MOST = 20;
  const doc = document;
  const now = Date.now;
  const cookie = (name) => (doc.cookie.match(`(?:^|; )${name}=([^;]*)`) || [])[1];
  const keep = (name, value, until) => {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not everywhere yet
    doc.cookie = `${name}=${value};path=/;samesite=lax;max-age=${Math.max(0, Math.floor((until - now()) / 1000))}${secure}`;
  };
  const hex = (n) =>
    Array.from(crypto.getRandomValues(new Uint8Array(n)), (b) => b.toString(16).padStart(2, '0')).join('');
  const out = () => cookie('_vigie_out') === '1';
  const refuses = () => navigator.globalPrivacyControl || navigator.doNotTrack === '1';

  let id;
  let since;
  function visitor() {
    [id, since] = (cookie('_vigie') || '').split('.');
    since = parseInt(since, 36);
    if (!/^[0-9a-f]{32}$/.test(id) || !(now() - since < LIFE)) {
      id = hex(16);
      since = now();
      keep('_vigie', `${id}.${since.toString(36)}`, since + LIFE);
    }
  }
  /** What the visitor consented to: version, purposes, time. */
  function consent() {
    const [version, purposes, at] = (cookie('_vigie_ok') || '').split('|').map(decodeURIComponent);
    return version && !refuses() ? { v: version, p: purposes.split(','), t: +at } : undefined;
  }

  const queue = [];
  let sending;
  let timer;
  function body() {
    const events = queue.slice(0, MOST);
    return JSON.stringify({ s: site, i: id, d: since, n: now(), c: consent(), e: events });
  }
  /** Waits for the answer while the page is there; hands what is left to the browser when it goes. */
  function flush(leaving) {
    clearTimeout(timer);
    timer = 0;
    if (!queue.length || out()) return;
    if (leaving) {
      while (queue.length && navigator.sendBeacon(to, body())) queue.splice(0, MOST);
      return;
    }
    if (sending) return;
    sending = true;
    const count = Math.min(queue.length, MOST);
    const done = (again) => {
      sending = false;
      if (queue.length) timer = setTimeout(flush, again || 500);
    };
    fetch(to, { method: 'POST', body: body(), keepalive: true, credentials: 'omit' }).then(
      (answer) => {
        // What is wrong with an event stays wrong; what is wrong with the server passes.
        if (answer.status < 500 && answer.status !== 429) queue.splice(0, count);
        done(answer.ok ? 0 : 3e4);
      },
      () => done(3e4),
    );
  }
  let count = 0;
  const page = hex(6);
  function add(kind, more) {
    if (out()) return;
    if (!id) visitor();
    // Number and page make an event the same event when it is sent again.
    queue.push({ k: kind, t: now(), x: page + (count++).toString(36), u: location.pathname.slice(0, 300), ...more });
    if (queue.length > 200) queue.shift();
    if (!timer) timer = setTimeout(flush, 800);
  }

  const text = (value, most) =>
    value === undefined || value === null ? undefined : String(value).slice(0, most || 100);
  const number = (value) => (Number.isFinite(+value) ? +value : undefined);
  let product;
  let shown = 0;
  let path;
  /** Time for which the page was really in sight, told in parts. */
  function seen() {
    if (shown && id) {
      const ms = now() - shown;
      if (ms > 100) add('time', { ms, p: product });
    }
    shown = doc.visibilityState === 'visible' ? now() : 0;
  }
  function view() {
    seen();
    product = undefined;
    path = location.pathname;
    const query = new URLSearchParams(location.search);
    const more = {};
    for (const name of ['source', 'medium', 'campaign', 'content', 'term']) {
      const value = query.get(`utm_${name}`);
      if (value) more[name[0] === 'c' && name !== 'campaign' ? 'uo' : `u${name[0]}`] = value.slice(0, 150);
    }
    // That an ad was clicked is told, not which click it was.
    const click = [
      'gclid',
      'wbraid',
      'gbraid',
      'fbclid',
      'ttclid',
      'msclkid',
      'twclid',
      'epik',
      'ScCid',
      'li_fat_id',
    ].find((name) => query.has(name));
    if (click) more.g = click;
    const code = query.get('code') || query.get('discount');
    if (code) more.o = code.slice(0, 60);
    try {
      const host = new URL(doc.referrer).hostname;
      if (host !== location.hostname) more.r = host;
    } catch {}
    add('page', more);
  }

  const commands = {
    page: view,
    product: ({ sku, price }) => {
      product = text(sku);
      add('product', { p: product, a: number(price) });
    },
    search: ({ query }) => add('search', { q: text(query) }),
    cart: ({ sku, quantity, price }) => add('cart', { p: text(sku), n: number(quantity) || 1, a: number(price) }),
    remove: ({ sku, quantity, price }) => add('remove', { p: text(sku), n: number(quantity) || 1, a: number(price) }),
    checkout: ({ step } = {}) => add('checkout', { q: text(step, 40) }),
    payment: ({ method } = {}) => add('payment', { q: text(method, 40) }),
    code: ({ code }) => add('code', { o: text(code, 60) }),
    purchase: ({ order, customer } = {}) => {
      // Who bought, and which order it was, is said only with consent.
      add('purchase', consent() ? { w: text(order), z: text(customer, 200) } : {});
      flush();
    },
    consent: ({ version, purposes }) => {
      if (refuses()) return;
      const said = [version, (purposes || []).join(','), now()].map(encodeURIComponent).join('|');
      keep('_vigie_ok', said, now() + LIFE);
      add('consent');
      flush();
    },
    withdraw: () => {
      const had = cookie('_vigie_ok');
      keep('_vigie_ok', '', 0);
      if (had) add('withdraw');
      flush();
    },
    optout: () => {
      queue.length = 0;
      keep('_vigie', '', 0);
      keep('_vigie_ok', '', 0);
      keep('_vigie_out', '1', now() + LIFE);
    },
    optin: () => keep('_vigie_out', '', 0),
  };
  const run = (name, given) => {
    try {
      if (commands[name]) commands[name](given || {});
    } catch {}
  };
  const waiting = window.vigie?.q || [];
  window.vigie = run;

  doc.addEventListener('visibilitychange', () => {
    seen();
    if (doc.visibilityState === 'hidden') flush(true);
  });
  addEventListener('pagehide', () => {
    seen();
    flush(true);
  });
  setInterval(() => doc.visibilityState === 'visible' && now() - shown >= BEAT && seen(), BEAT);
  // Shops that change the address without loading a page.
  const moved = () => setTimeout(() => location.pathname !== path && view());
  const push = history.pushState;
  history.pushState = function (...given) {
    push.apply(this, given);
    moved();
  };
  addEventListener('popstate', moved);
  view();
  for (const call of waiting) run(...call);
})();
