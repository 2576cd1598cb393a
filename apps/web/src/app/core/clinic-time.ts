import { Pipe, inject, type PipeTransform } from '@angular/core';
import { inZone, type TimeForm } from '../ui/zone-time.js';
import { SignInState } from './sign-in-state.js';

export { dateInZone, inZone } from '../ui/zone-time.js';

/** `{{ visit.startsAt | clinicTime: 'date-time' }}`: instants are always read on the clinic's clock, wherever this device travels. */
@Pipe({ name: 'clinicTime' })
export class ClinicTime implements PipeTransform {
  private readonly signIn = inject(SignInState);

  transform(instant: string | number | null | undefined, form: TimeForm = 'time'): string {
    return instant === null || instant === undefined ? '–' : inZone(instant, this.signIn.zone(), form);
  }
}
