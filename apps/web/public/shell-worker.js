// Keeps the application itself on this device, so that a page opens while the server is away. It never touches what is asked of the API:
// nothing of a patient is in its cache. A new version is fetched whole before it takes the place of the old one.
const listing = '/shell-files.json';
const ours = 'shell-';
const patienceMs = 4_000;

async function fill() {
  const answer = await fetch(listing, { cache: 'no-store' });
  if (!answer.ok) return;
  const { version, files } = await answer.json();
  const name = ours + version;
  if (await isWhole(name)) return dropOthers(name);
  const cache = await caches.open(name);
  await cache.addAll(files);
  await cache.put(listing, new Response(version)); // last: a cache without it is not whole
  await dropOthers(name);
}

async function isWhole(name) {
  return (await caches.has(name)) && (await (await caches.open(name)).match(listing)) !== undefined;
}

async function dropOthers(name) {
  const others = (await caches.keys()).filter((one) => one.startsWith(ours) && one !== name);
  await Promise.all(others.map((one) => caches.delete(one)));
}

async function kept(path) {
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && (await isWhole(name))) return (await caches.open(name)).match(path);
  }
  return undefined;
}

/** The page as the server has it, for the newest version; as it is kept here when no answer comes in time. */
async function page(request) {
  const inTime = AbortSignal.timeout(patienceMs);
  try {
    const answer = await fetch(request, { signal: inTime });
    if (answer.ok) return answer;
    return (await kept('/')) ?? answer;
  } catch {
    return (await kept('/')) ?? Response.error();
  }
}

async function part(request) {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data === 'look-for-new') event.waitUntil(fill().catch(() => undefined)); // away: the next page asks again
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(api|fhir|health|problems)(\/|$)/.test(pathname)) return;
  if (pathname === listing || pathname === '/shell-worker.js') return;
  event.respondWith(request.mode === 'navigate' ? page(request) : part(request));
});
