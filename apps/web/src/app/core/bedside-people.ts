import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { catchError, firstValueFrom, of } from 'rxjs';
import type { BedsidePerson } from './own-sign-in.js';

/** The people who may take over this device with a PIN. Nobody, when they cannot be asked for: the password always works. */
@Service()
export class BedsidePeople {
  private readonly http = inject(HttpClient);

  list(): Promise<readonly BedsidePerson[]> {
    return firstValueFrom(this.http.get<readonly BedsidePerson[]>('/api/v1/sign-in/people').pipe(catchError(() => of([]))));
  }
}
