import type { Route } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { askBeforeLeaving } from './core/leave-question.js';

/** A tab of the patient's chart: its address below the patient, its words, and the permission that opens it. */
function tab(path: string, label: string, permission: Permission, load: Pick<Route, 'loadComponent' | 'loadChildren'>): Route {
  return { path, title: label, data: { permission, tab: label }, canDeactivate: [askBeforeLeaving], ...load };
}

/**
 * What a patient's chart is made of, in the order of the tabs; one line for each. The page of a tab takes `patientId` as an input and
 * heads itself with `<kat-page-header [level]="2">`: the patient's name above it is the title of the whole.
 */
export const chartTabs: readonly Route[] = [
  tab('', 'Summary', 'patients.read', { loadComponent: () => import('./features/patients/summary-page.js') }),
  {
    ...{ path: 'courses/:courseId/thread', title: 'Thread', data: { permission: 'notes.read' } },
    loadComponent: () => import('./features/notes/thread-page.js'),
  },
  tab('courses', 'Courses', 'courses.read', { loadChildren: () => import('./features/courses/courses.routes.js') }),
  tab('eligibility', 'Eligibility', 'chart.read', { loadComponent: () => import('./features/patients/eligibility/eligibility-page.js') }),
  tab('consents', 'Consents', 'consents.read', { loadChildren: () => import('./features/patients/consents/consents.routes.js') }),
  tab('measures', 'Measures', 'measures.read', {
    loadChildren: () => import('./features/measures/measures.routes.js').then(({ measuresOfPatientRoutes }) => measuresOfPatientRoutes),
  }),
  tab('notes', 'Notes', 'contact-notes.read', { loadComponent: () => import('./features/notes/patient-notes-page.js') }),
  tab('process-notes', 'Process notes', 'process-notes.write', { loadComponent: () => import('./features/notes/process-notes-page.js') }),
  tab('review', 'Review', 'review.read', { loadComponent: () => import('./features/review/review-page.js') }),
  // Pages of the chart that are no tabs.
  {
    ...{ path: 'edit', title: 'Edit patient', data: { permission: 'patients.edit' }, canDeactivate: [askBeforeLeaving] },
    loadComponent: () => import('./features/patients/edit/edit-page.js'),
  },
  {
    ...{ path: 'amendments', title: 'Amendments', data: { permission: 'amendments.read' }, canDeactivate: [askBeforeLeaving] },
    loadComponent: () => import('./features/notes/amendments/requests-page.js'),
  },
  {
    ...{ path: 'print', title: 'Print view', data: { permission: 'patients.read' } },
    loadComponent: () => import('./features/patients/print-page.js'),
  },
];
