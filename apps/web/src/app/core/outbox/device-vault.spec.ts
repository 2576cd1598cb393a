import { jest } from '@jest/globals';
import 'fake-indexeddb/auto';
import { DeviceVault } from './device-vault.js';
import { withWebCrypto } from '../testing/web-crypto.js';

const [elena, tom] = ['1/elena', '1/tom'];

describe('what a device keeps of patients', () => {
  beforeAll(withWebCrypto);

  it('comes back as it was written, oldest first, also for a page that is opened anew', async () => {
    const vault = new DeviceVault();
    await vault.put('entries', elena, 'b', { systolicMmHg: 142 });
    await vault.put('entries', elena, 'a', { systolicMmHg: 150 });
    const kept = await new DeviceVault().all('entries', elena);
    expect(kept.map(({ id, value }) => [id, value])).toEqual([
      ['b', { systolicMmHg: 142 }],
      ['a', { systolicMmHg: 150 }],
    ]);
  });

  it('keeps its order when the clock stands still, and counts anew when it was set back', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(5_000);
    const vault = new DeviceVault();
    for (const id of ['z', 'y', 'x']) await vault.put('drafts', tom, id, {});
    expect((await vault.all('drafts', tom)).map(({ id, keptAt }) => [id, keptAt])).toEqual([
      ['z', 5_000],
      ['y', 5_001],
      ['x', 5_002],
    ]);
    clock.mockReturnValue(1_000);
    await vault.put('drafts', tom, 'w', {});
    expect((await vault.get('drafts', tom, 'w'))?.keptAt).toBe(1_000);
    clock.mockRestore();
    await vault.empty('drafts', tom);
  });

  it('is not readable in the store, and its key cannot be taken out', async () => {
    await new DeviceVault().put('copies', elena, 'session', { patientName: 'Alex Morgan' });
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('sojourn');
      request.onsuccess = () => resolve(request.result);
    });
    const read = (store: string): Promise<unknown[]> =>
      new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as unknown[]);
      });
    const rows = (await read('copies')) as { sealed: ArrayBuffer }[];
    const [key] = (await read('keys')) as CryptoKey[];
    database.close();
    const bytes = [...new Uint8Array(rows[0]?.sealed ?? new ArrayBuffer(0))];
    expect(bytes.length).toBeGreaterThan(20);
    expect(String.fromCharCode(...bytes)).not.toContain('Alex');
    expect(key?.extractable).toBe(false);
  });

  it('belongs to one person: another sees nothing, and what was forgotten opens no more', async () => {
    const vault = new DeviceVault();
    await vault.put('drafts', elena, 'vitals', { digits: '14' });
    expect(await vault.get('drafts', tom, 'vitals')).toBeNull();
    await vault.forget(elena);
    expect(await vault.get('drafts', elena, 'vitals')).toBeNull();
    expect(await vault.all('entries', elena)).toEqual([]);
  });
});
