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
      { path: 'order', loadComponent: () => import('./order/order-stage.js') },
      { path: 'check', loadComponent: () => import('./check/check-stage.js') },
      { path: 'prepare', loadComponent: () => import('./prepare/prepare-stage.js') },
      { path: 'dose', data: bedside, loadComponent: () => import('./dose-stage.js') },
      { path: 'recover', data: bedside, loadComponent: () => import('./recover/recover-stage.js') },
      { path: 'close', loadComponent: () => import('./close/close-stage.js') },
    ],
  },
] satisfies Routes;
