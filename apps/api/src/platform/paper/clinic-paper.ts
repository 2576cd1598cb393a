import { instant, localDateAt, localTimeAt } from '@sojourn/domain';
import { canWrite } from './paper-fonts.js';
import { Paper } from './paper.js';

/** What every paper of a clinic needs: its name, its clock, and when and by whom it was made. */
export interface ClinicOnPaper {
  readonly clinicName: string;
  readonly zone: string;
  readonly madeAt: string;
  readonly madeBy: string;
}

export interface PatientOnPaper {
  readonly name: string;
  readonly birthDate: string | null;
  readonly recordNumber: string | null;
}

/** A paper of this clinic, whose foot says whom it is about, and when and by whom it was made. */
export function paperAbout(title: string, patient: PatientOnPaper, place: ClinicOnPaper): Paper {
  const who = [written(patient.name), `born ${patient.birthDate ?? 'not known'}`, `record ${patient.recordNumber ?? 'without number'}`];
  const made = `made ${at(place.madeAt, place)} by ${written(place.madeBy)}`;
  const foot = [...who, written(place.clinicName), made].join(' · ');
  return new Paper(title, foot, place.zone.startsWith('America/') ? 'LETTER' : 'A4');
}

/** Day and time on the clinic's clock. */
export function at(moment: string, { zone }: Pick<ClinicOnPaper, 'zone'>): string {
  return `${localDateAt(instant(moment), zone)} ${localTimeAt(instant(moment), zone)}`;
}

/** A text in a script that has no font here is not printed wrong. */
export function written(text: string): string {
  return canWrite(text) ? text : '(in a script this paper cannot print: read it in the chart)';
}

/** Columns of a table with their shares of its width. */
export function columnsOf(titles: readonly string[], shares: readonly number[]): { title: string; share: number }[] {
  return titles.map((title, index) => ({ title, share: shares[index] ?? 0 }));
}
