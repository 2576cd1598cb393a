import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { PatientListItem, PatientPage } from '@sojourn/domain';
import { catchError, firstValueFrom, map, of } from 'rxjs';
import type { Command } from '../core/command-registry.js';
import { routeOf } from '../core/landing.js';

const shown = 8;

/** Patients by name, birth date or record number, for the command menu. The words travel in the body, so no name stands in an address. */
@Service()
export class PatientSearch {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);

  async find(text: string): Promise<readonly Command[]> {
    if (routeOf(this.router.config, 'patients') === null) return [];
    const answer = this.http.post<PatientPage>('/api/v1/patients/search', { text, limit: shown });
    // Without an answer the menu still leads to places and actions; the patients page tells what is wrong.
    return firstValueFrom(
      answer.pipe(
        map(({ patients }) => patients.map((patient) => this.commandFor(patient))),
        catchError(() => of([])),
      ),
    );
  }

  private commandFor(patient: PatientListItem): Command {
    return {
      id: `patient-${patient.id}`,
      label: patient.listName,
      group: 'Patients',
      icon: 'user-round',
      detail: detailOf(patient),
      run: () => void this.router.navigateByUrl(`/patients/${patient.id}`),
    };
  }
}

function detailOf({ birthDate, recordNumber, isDeceased }: PatientListItem): string {
  const born = birthDate === null ? 'birth date unknown' : `born ${birthDate}`;
  return [born, recordNumber, isDeceased ? 'deceased' : null].filter(Boolean).join(' · ');
}
