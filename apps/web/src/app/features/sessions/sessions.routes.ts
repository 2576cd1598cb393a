import type { Routes } from '@angular/router';

export default [
  { path: '', loadComponent: () => import('./sessions-page.js') },
  { path: ':sessionId', title: 'Dosing session', loadComponent: () => import('./session-page.js') },
] satisfies Routes;
