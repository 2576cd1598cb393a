import type { Routes } from '@angular/router';
import { permitted } from '../../core/guards.js';

export default [
  { path: '', loadComponent: () => import('./patients-page.js') },
  {
    path: 'new',
    title: 'Register a patient',
    data: { permission: 'patients.register' },
    canActivate: [permitted],
    loadComponent: () => import('./register-page.js'),
  },
  {
    path: 'import',
    title: 'Import records',
    data: { permission: 'patients.import' },
    canActivate: [permitted],
    loadComponent: () => import('./import-page.js'),
  },
] satisfies Routes;
