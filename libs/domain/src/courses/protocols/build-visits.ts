import type { DoseStep, VisitTemplate } from './protocol.js';
import type { PhaseTemplate, VisitType } from './visit-phase.js';
import { evaluationPhases, integrationPhases, preparationPhases, reviewPhases } from './visit-templates.js';

/** Days to the visit before: at the earliest, as planned, at the latest; and hours between doses. */
export interface Distance {
  readonly afterVisit: string;
  readonly days: readonly [earliest: number, target: number, latest: number];
  readonly minimumHours?: number;
}

function gapOf({ afterVisit, days: [earliestDays, targetDays, latestDays], minimumHours = 0 }: Distance): VisitTemplate['gap'] {
  return { afterVisit, earliestDays, targetDays, latestDays, minimumHours: minimumHours === 0 ? null : minimumHours };
}

export const evaluationVisit: VisitTemplate = {
  key: 'evaluation',
  type: 'psychiatric-evaluation',
  title: 'Psychiatric evaluation',
  phases: evaluationPhases,
  gap: null,
  doseStep: null,
  isTelehealthPossible: true,
};

/** Two preparation sessions, the last of them at least a day before the first dose. */
export const preparationVisits: readonly VisitTemplate[] = [1, 2].map((number) => ({
  key: `preparation-${number}`,
  type: 'preparation',
  title: `Preparation ${number}`,
  phases: preparationPhases,
  gap: gapOf({ afterVisit: number === 1 ? 'evaluation' : 'preparation-1', days: [1, 7, 21] }),
  doseStep: null,
  isTelehealthPossible: true,
}));

export interface DosingVisits {
  readonly type: VisitType;
  readonly phases: readonly PhaseTemplate[];
  readonly doseStep: DoseStep;
  /** Days from each dose to the next; one entry for each dose after the first. */
  readonly days: readonly Distance['days'][];
  readonly minimumHours: number;
  readonly firstAfter: string;
}

/** The doses of a course, each at its distance to the one before. Example: five distances make six doses. */
export function dosingVisits(course: DosingVisits): readonly VisitTemplate[] {
  return [null, ...course.days].map((days, index) => ({
    key: `dose-${index + 1}`,
    type: course.type,
    title: `Dosing session ${index + 1}`,
    phases: [...course.phases],
    gap:
      days === null
        ? gapOf({ afterVisit: course.firstAfter, days: [1, 7, 21] })
        : gapOf({ afterVisit: `dose-${index}`, days, minimumHours: course.minimumHours }),
    doseStep: course.doseStep,
    isTelehealthPossible: false,
  }));
}

/** An integration session one to three days after a dose. Source: clinical reference §1.1 phase 6. */
export function integrationAfter(dose: number): VisitTemplate {
  return {
    key: `integration-${dose}`,
    type: 'integration',
    title: `Integration after dosing session ${dose}`,
    phases: integrationPhases,
    gap: gapOf({ afterVisit: `dose-${dose}`, days: [1, 1, 3] }),
    doseStep: null,
    isTelehealthPossible: true,
  };
}

export function reviewAfter(dose: number, title: string): VisitTemplate {
  return {
    key: `review-${dose}`,
    type: 'response-review',
    title,
    phases: reviewPhases,
    gap: gapOf({ afterVisit: `dose-${dose}`, days: [1, 1, 7] }),
    doseStep: null,
    isTelehealthPossible: true,
  };
}

/** Puts integrations and reviews right behind the dose they belong to. */
export function inOrder(doses: readonly VisitTemplate[], others: readonly VisitTemplate[]): readonly VisitTemplate[] {
  return doses.flatMap((dose) => [dose, ...others.filter(({ gap }) => gap?.afterVisit === dose.key)]);
}
