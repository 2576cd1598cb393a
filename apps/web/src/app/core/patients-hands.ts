import { Service } from '@angular/core';
import { filter, fromEvent } from 'rxjs';
import { remember, remembered, storageKey } from './device-storage.js';

const key = 'in-patients-hands';

/**
 * Whether this device was handed to a patient. Until somebody of the staff unlocks it, it opens nothing but the patient's own screen: going back,
 * another address, a new tab and a reload all end at the lock.
 */
@Service()
export class PatientsHands {
  /** Where the browser keeps nothing, at least this tab knows. */
  private isGiven = false;

  /** Emits when another tab of this device is handed to a patient. */
  readonly givenElsewhere = fromEvent<StorageEvent>(window, 'storage').pipe(
    filter((event) => event.key === storageKey(key) && event.newValue === 'yes'),
  );

  hold(): boolean {
    return this.isGiven || remembered(key) === 'yes';
  }

  give(): void {
    this.isGiven = true;
    remember(key, 'yes');
  }

  takeBack(): void {
    this.isGiven = false;
    remember(key, 'no');
  }
}
