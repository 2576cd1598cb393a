import { Service, inject } from '@angular/core';
import type { SignInView } from '@sojourn/domain';
import { remember, remembered } from '../device-storage.js';
import { DeviceVault } from './device-vault.js';

const longestMs = 16 * 3_600_000;

/** Who was signed in on this device, for a page that is opened while the server is away. Sealed like everything else; good for one shift. */
@Service()
export class KnownSignIn {
  private readonly vault = inject(DeviceVault);

  async keep(owner: string, view: SignInView): Promise<void> {
    remember('owner', owner);
    await this.vault.put('copies', owner, 'sign-in', view).catch(() => undefined); // without a store this device only forgets sooner
  }

  async read(): Promise<SignInView | null> {
    const owner = remembered('owner');
    if (owner === null || owner === '') return null;
    const kept = await this.vault.get<SignInView>('copies', owner, 'sign-in').catch(() => null);
    return kept === null || Date.now() - kept.keptAt > longestMs ? null : kept.value;
  }

  /** The server has ended the sign-in: copies of charts go; entries that wait stay sealed until their person is back. */
  async ended(owner: string): Promise<void> {
    remember('owner', '');
    await this.vault.empty('copies', owner).catch(() => undefined); // nothing kept, nothing to take away
  }
}
