import type { Route, Routes } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { chartTabs } from './chart-tabs.js';
import { lacksSecondFactor, permitted, signedIn, signedOut } from './core/guards.js';
import { landing } from './core/landing.js';

/** A destination of the rail: its first path segment is known to `shell/destinations.ts`, its permission opens it. */
function destination(path: string, title: string, permission: Permission | null, loadChildren: NonNullable<Route['loadChildren']>): Route {
  return { path, title, data: { permission }, loadChildren };
}

export const routes: Routes = [
  { path: 'sign-in', title: 'Sign in', canActivate: [signedOut], loadChildren: () => import('./features/sign-in/sign-in.routes.js') },
  { path: 'password', title: 'Choose a password', loadComponent: () => import('./features/sign-in/password-page.js') },
  {
    path: 'second-factor',
    title: 'Second factor',
    canActivate: [lacksSecondFactor],
    loadComponent: () => import('./shell/second-factor-page.js'),
  },
  { path: 'unreachable', title: 'Not connected', loadComponent: () => import('./shell/unreachable-page.js') },
  // A patient's pages come in one step: on a slow phone each further one is a second of waiting.
  {
    path: 'check-in',
    title: 'Questions from your care team',
    loadComponent: () => import('./features/portal/check-in-page.js'),
  },
  {
    path: 'waiting-room',
    title: 'Waiting room',
    loadComponent: () => import('./features/portal/tablet/waiting-room-page.js'),
  },
  {
    path: 'visit',
    title: 'Your appointment',
    loadComponent: () => import('./features/portal/visit-page.js'),
  },
  {
    path: 'offer',
    title: 'A free time at your clinic',
    loadComponent: () => import('./features/portal/offer-page.js'),
  },
  {
    path: 'pages',
    title: 'Your own page',
    loadComponent: () => import('./features/portal/own-pages-page.js'),
  },
  {
    path: 'tablet/:patientId/:instrumentId',
    title: 'Questions',
    canActivate: [signedIn],
    canActivateChild: [permitted],
    children: [{ path: '', data: { permission: 'measures.record' }, loadComponent: () => import('./features/measures/tablet-page.js') }],
  },
  {
    path: '',
    canActivate: [signedIn],
    canActivateChild: [permitted],
    loadComponent: () => import('./shell/shell.js'),
    children: [
      { path: '', pathMatch: 'full', redirectTo: landing },
      destination('today', 'Today', null, () => import('./features/today/today.routes.js')),
      destination('schedule', 'Schedule', 'schedule.read', () => import('./features/schedule/schedule.routes.js')),
      destination('notes', 'Notes', 'contact-notes.read', () => import('./features/notes/notes.routes.js')),
      destination('review', 'Review', 'review.read', () => import('./features/review/review.routes.js')),
      destination('outcomes', 'Caseload', 'caseload.read', () => import('./features/review/caseload.routes.js')),
      destination('patients', 'Patients', 'patients.read', () => import('./features/patients/patients.routes.js')),
      {
        path: 'patients/:patientId',
        data: { permission: 'patients.read' },
        loadComponent: () => import('./features/patients/chart-frame.js'),
        children: [...chartTabs],
      },
      destination('risk-events', 'Risk', 'risk.read', () =>
        import('./features/measures/measures.routes.js').then(({ riskRoutes }) => riskRoutes),
      ),
      {
        // Whoever may read a session may go through it again; nurses have no review of a whole treatment.
        ...{ path: 'sessions/:sessionId/replay', title: 'Replay', data: { permission: 'dosing.read' } },
        loadComponent: () => import('./features/review/replay/replay-page.js'),
      },
      destination('sessions', 'Sessions', 'dosing.read', () => import('./features/sessions/sessions.routes.js')),
      destination(
        'chart-openings',
        'Opened charts',
        'chart-openings.review',
        () => import('./features/chart-openings/chart-openings.routes.js'),
      ),
      destination('analytics', 'Clinic figures', 'analytics.read', () => import('./features/review/analytics.routes.js')),
      destination('messages', 'Messages', 'messages.read', () => import('./features/messages/messages.routes.js')),
      destination('monitors', 'Monitors', 'monitors.read', () => import('./features/monitors/monitors.routes.js')),
      destination('clinic', 'Clinic', 'staff.keep', () => import('./features/staff/staff.routes.js')),
      { path: '**', title: 'Not here', loadComponent: () => import('./shell/not-here-page.js') },
    ],
  },
];
