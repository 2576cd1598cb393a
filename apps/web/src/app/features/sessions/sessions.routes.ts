import type { Routes } from '@angular/router';

/** The cockpit owns the screen: while dosing goes on, the way around gives its room to the bedside. */
const bedside = { ownsScreen: true };

export default [
  { path: '', loadComponent: () => import('./sessions-page.js') },
  {
    path: ':sessionId',
    title: 'Dosing session',
    loadComponent: () => import('./session-frame.js'),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./stage-arrival.js') },
      { path: 'order', loadComponent: () => import('./plain-stage.js') },
      { path: 'check', loadComponent: () => import('./plain-stage.js') },
      { path: 'prepare', loadComponent: () => import('./plain-stage.js') },
      { path: 'dose', data: bedside, loadComponent: () => import('./dose-stage.js') },
      { path: 'recover', data: bedside, loadComponent: () => import('./plain-stage.js') },
      { path: 'close', loadComponent: () => import('./plain-stage.js') },
    ],
  },
] satisfies Routes;
