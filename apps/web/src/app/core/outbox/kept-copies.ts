import { Service, inject } from '@angular/core';
import { SignInState } from '../sign-in-state.js';
import { DeviceVault, type Kept } from './device-vault.js';

const longestMs = 16 * 3_600_000;
const pauseMs = 1_000;

/** What the server showed, sealed on this device so that it can be read while the server is away. Gone with the sign-in, and after a shift. */
@Service()
export class KeptCopies {
  private readonly vault = inject(DeviceVault);
  private readonly signIn = inject(SignInState);
  private readonly pending = new Map<string, ReturnType<typeof setTimeout>>();

  /** The newest of several in a second is enough. */
  keep(name: string, value: unknown): void {
    const owner = this.signIn.callerKey();
    if (owner === null) return;
    clearTimeout(this.pending.get(name));
    const write = (): void => {
      this.pending.delete(name);
      if (this.signIn.callerKey() !== owner) return;
      void this.vault.put('copies', owner, name, value).catch(() => undefined); // a copy is a convenience; the outbox says when the store is broken
    };
    this.pending.set(name, setTimeout(write, pauseMs));
  }

  async read<T>(name: string): Promise<Kept<T> | null> {
    const owner = this.signIn.callerKey();
    if (owner === null) return null;
    const kept = await this.vault.get<T>('copies', owner, name).catch(() => null);
    if (kept === null || Date.now() - kept.keptAt <= longestMs) return kept;
    await this.drop([name]);
    return null;
  }

  async drop(names: readonly string[]): Promise<void> {
    const owner = this.signIn.callerKey();
    if (owner !== null) await this.vault.remove('copies', owner, names).catch(() => undefined); // a store that is gone holds nothing
  }
}
