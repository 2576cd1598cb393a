import type { Routes } from '@angular/router';
import { permitted } from '../../core/guards.js';
import { askBeforeLeaving } from '../../core/leave-question.js';

/** The tab of a patient's chart. */
export const measuresOfPatientRoutes: Routes = [
  { path: '', loadComponent: () => import('./measures-page.js') },
  {
    path: 'record/:instrumentId',
    title: 'Record a form',
    data: { permission: 'measures.record' },
    canActivate: [permitted],
    loadComponent: () => import('./record-page.js'),
  },
];

export const riskRoutes: Routes = [
  { path: '', loadComponent: () => import('./risk-events-page.js') },
  { path: ':eventId', title: 'Risk event', canDeactivate: [askBeforeLeaving], loadComponent: () => import('./risk-event-page.js') },
];
