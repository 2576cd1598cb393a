import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { EntryKind, Unmet } from '@sojourn/domain';
import { SessionRoom } from '../session-room.js';
import type { StageName } from '../stages.js';

/** Where something missing is settled: a line or card of a stage, by the kind of entry that settles it, or a page outside the session. */
export interface Place {
  readonly stage?: StageName;
  readonly kind?: string;
  readonly part?: string;
  readonly path?: readonly string[];
}

/** Leads from a reason "why not yet" to the form that settles it, on whichever stage that is. */
@Injectable()
export class LineToSettle {
  private readonly router = inject(Router);
  private readonly room = inject(SessionRoom);
  private readonly asked = signal<Place | null>(null);
  /** What somebody wants to settle, until the line or card that settles it has been opened. */
  readonly wanted = this.asked.asReadonly();

  /** Null where nothing but time, or nobody here, settles it. */
  placeOf(unmet: Unmet, step: EntryKind): Place | null {
    const { code, path, facts } = unmet;
    const outside = elsewhere[code]?.(this.room.view()?.patientId ?? '');
    if (outside !== undefined) return outside;
    const kind = facts?.['fixBy'] ?? byCode[code];
    return typeof kind === 'string' ? { kind, stage: stageOf(kind, step), ...(path === undefined ? {} : { part: path }) } : null;
  }

  async lead(place: Place): Promise<void> {
    this.asked.set(place.kind === undefined ? null : place);
    await this.router.navigate(place.path === undefined ? ['/sessions', this.room.sessionId(), place.stage] : [...place.path]);
  }

  found(): void {
    this.asked.set(null);
  }
}

/** Guards that name no kind of entry, with the one that settles them. */
const byCode: Readonly<Record<string, EntryKind>> = {
  'fasting-too-short': 'fasting-confirmed',
  'weight-far-from-order': 'weight-measured',
  'weight-differs-from-order': 'weight-measured',
  'pregnancy-test-positive': 'pregnancy-test-read',
  'stock-expired': 'preparation-recorded',
};

const elsewhere: Readonly<Record<string, (patientId: string) => Place>> = {
  'order-not-signed': () => ({ stage: 'order' }),
  'appointment-not-checked-in': () => ({ path: ['/schedule'] }),
  'course-not-in-dosing-phase': (patientId) => ({ path: ['/patients', patientId, 'courses'] }),
  'consent-withdrawn': (patientId) => ({ path: ['/patients', patientId, 'consents'] }),
  'risk-event-open': () => ({ path: ['/risk-events'] }),
  'therapist-note-missing': (patientId) => ({ path: ['/patients', patientId, 'notes'] }),
};

const prepared: readonly string[] = ['preparation-recorded', 'double-check-recorded'];
const leaving: readonly string[] = ['discharge-readied', 'discharged'];

function stageOf(kind: string, step: EntryKind): StageName {
  if (kind === 'alert-resolved') return 'dose';
  if (step === 'closed') return 'close';
  if (leaving.includes(step)) return 'recover';
  return prepared.includes(kind) ? 'prepare' : 'check';
}
